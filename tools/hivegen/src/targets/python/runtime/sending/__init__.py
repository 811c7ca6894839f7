"""Makes attempts, and repeats them."""
