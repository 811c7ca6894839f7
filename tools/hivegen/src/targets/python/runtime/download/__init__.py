"""Files that a server sends."""
