"""What the process runs in."""

from __future__ import annotations

import os
import platform


def read_environment(name: str | None) -> str | None:
    """An environment variable. An empty one counts as absent."""
    return None if name is None else os.environ.get(name, "").strip() or None


def runtime_product() -> str:
    """What the program runs on, as a product of a User-Agent header: `python/3.12.1`."""
    return f"python/{platform.python_version()}"
