"""Downloads of blocking clients."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING

import httpx

from ..errors import CallError
from ..io import run
from .saving import Saving

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import TracebackType

    from .transfer import Transfer


class Download:
    """What a server sends as a file. Its content can be taken once; who doesn't take it closes it, best with `with`."""

    def __init__(self, transfer: Transfer, request_id: str | None) -> None:
        self._transfer = transfer
        delivery = transfer.delivery
        self.status: int = delivery.status
        self.headers: Mapping[str, str] = delivery.headers
        self.url: str = delivery.url
        self.content_type: str | None = delivery.headers.get("content-type")
        """Media type, e.g. `application/pdf`."""
        self.content_length: int | None = transfer.total
        """Bytes, if the server says."""
        self.filename: str | None = transfer.file_name
        """File name that the server proposes, without directories."""
        self.request_id: str | None = request_id
        self.attempts: int = delivery.trace.attempts
        """HTTP requests that it took."""
        self.path: str | None = None
        """Where it was saved, if it was saved to a path."""

    @property
    def received(self) -> int:
        """Bytes received so far."""
        return self._transfer.received

    def iter_bytes(self) -> Iterator[bytes]:
        """The content in pieces. Raises a typed error if it stands still or ends early."""
        transfer = self._transfer
        transfer.take()
        while True:
            try:
                yield from self._pieces()
                return
            except CallError as error:
                failure = error
            # Not where it was caught, so that an error of what follows isn't shown as one of the handling.
            run(transfer.resume(failure))

    def _pieces(self) -> Iterator[bytes]:
        transfer = self._transfer
        response = transfer.delivery.response
        response.request.extensions["timeout"]["read"] = transfer.patience()
        try:
            for piece in response.iter_bytes():
                transfer.arrived(piece)
                yield piece
            transfer.check_complete()
        except httpx.TimeoutException:
            raise transfer.stood_still() from None
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise transfer.broken(error) from error.__cause__
        finally:
            response.close()

    def read(self) -> bytes:
        """The content in memory."""
        return b"".join(self.iter_bytes())

    def text(self) -> str:
        """The content as UTF-8 text."""
        return self.read().decode(errors="replace")

    def save_to(self, destination: str | os.PathLike[str] | IO[bytes]) -> Download:
        """Writes the content to a path, where a file appears complete or not at all, or to an open file."""
        if isinstance(destination, (str, os.PathLike)):
            with Saving(destination) as file:
                self._write(file)
            self.path = os.fspath(destination)
        else:
            self._write(destination)
        return self

    def _write(self, file: IO[bytes]) -> None:
        for piece in self.iter_bytes():
            file.write(piece)

    def close(self) -> None:
        """Gives up what was not taken."""
        self._transfer.delivery.response.close()

    def __enter__(self) -> Download:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Download [{self.status}] {self.content_type or 'of no known type'}, {self.received} bytes received>"
