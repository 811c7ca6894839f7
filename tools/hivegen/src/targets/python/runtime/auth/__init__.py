"""Credentials: where they come from, and how requests carry them."""
