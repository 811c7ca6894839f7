"""Writes files so that they appear complete or not at all."""

from __future__ import annotations

import errno
import os
import uuid
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


class Saving:
    """A file being written.

    The path has the old content or all of the new at any moment: what is written goes into a temporary file next to
    it, which is flushed to disk and then renamed. What is no file, such as a pipe, is written to directly.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        # Links are followed, so that the file is replaced and not the link. Renaming over a device would destroy it.
        self._target = os.path.realpath(path)
        self._replaces = not os.path.exists(self._target) or os.path.isfile(self._target)
        folder, name = os.path.split(self._target)
        self._written = os.path.join(folder, f".{name}.{uuid.uuid4()}.part") if self._replaces else self._target
        self._file: IO[bytes] | None = None

    def __enter__(self) -> IO[bytes]:
        self._file = open(self._written, "xb" if self._replaces else "wb")
        return self._file

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._file is None:
            return
        done = False
        try:
            with self._file as file:
                if kind is None:
                    _flush(file)
            if kind is None and self._replaces:
                os.replace(self._written, self._target)
            done = kind is None
        finally:
            if not done and self._replaces:
                os.unlink(self._written)


def _flush(file: IO[bytes]) -> None:
    """Pipes and terminals have nothing to flush, and say so."""
    file.flush()
    try:
        os.fsync(file.fileno())
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
