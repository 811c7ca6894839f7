"""The file name that a `Content-Disposition` header proposes (RFC 6266)."""

from __future__ import annotations

import re
from urllib.parse import unquote

_EXTENDED = re.compile(r";\s*filename\*\s*=\s*(utf-8|iso-8859-1)'[^']*'([^;\s]+)", re.IGNORECASE)
_PLAIN = re.compile(r";\s*filename\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^;\s\"]+))", re.IGNORECASE)


def file_name_from(disposition: str | None) -> str | None:
    """Without directories: a server does not get to say where files are written."""
    if disposition is None:
        return None
    extended, plain = _EXTENDED.search(disposition), _PLAIN.search(disposition)
    name = ""
    if extended:
        name = unquote(extended[2], encoding=extended[1], errors="replace")
    elif plain:
        name = re.sub(r"\\(.)", r"\1", plain[1] or "") or plain[2] or ""
    base = re.split(r"[/\\]", name)[-1].strip()
    return None if base.strip(".") == "" or "\0" in base else base
