"""From a response to data."""
