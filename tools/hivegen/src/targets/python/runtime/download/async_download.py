"""Downloads of asynchronous clients."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING

import anyio
import anyio.to_thread
import httpx

from ..errors import CallError
from ..io import ClosedError, TimeLimitError
from .saving import Saving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping
    from types import TracebackType

    from ..async_io import AsyncIo
    from .transfer import Transfer


class AsyncDownload:
    """What a server sends as a file.

    Its content can be taken once; who doesn't take it closes it, best with `async with`.
    """

    def __init__(self, transfer: Transfer, io: AsyncIo, request_id: str | None) -> None:
        self._transfer = transfer
        self._io = io
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

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """The content in pieces. Raises a typed error if it stands still or ends early."""
        transfer = self._transfer
        transfer.take()
        while True:
            response = transfer.delivery.response
            pieces = response.aiter_bytes()
            try:
                while (piece := await self._next(pieces)) is not None:
                    transfer.arrived(piece)
                    yield piece
                transfer.check_complete()
                return
            except CallError as error:
                failure = error
            finally:
                await response.aclose()
            await transfer.resume(failure)

    async def _next(self, pieces: AsyncIterator[bytes]) -> bytes | None:
        transfer = self._transfer
        try:
            with self._io.bounded(transfer.patience()):
                piece = await anext(pieces, None)
        except TimeLimitError:
            raise transfer.stood_still() from None
        except ClosedError as error:
            raise transfer.broken(error) from None
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise transfer.broken(error) from error.__cause__
        return piece

    async def read(self) -> bytes:
        """The content in memory."""
        return b"".join([piece async for piece in self.iter_bytes()])

    async def text(self) -> str:
        """The content as UTF-8 text."""
        return (await self.read()).decode(errors="replace")

    async def save_to(self, destination: str | os.PathLike[str] | IO[bytes]) -> AsyncDownload:
        """Writes the content to a path, where a file appears complete or not at all, or to an open file."""
        if isinstance(destination, (str, os.PathLike)):
            with Saving(destination) as file:
                await self._write(file)
            self.path = os.fspath(destination)
        else:
            await self._write(destination)
        return self

    async def _write(self, file: IO[bytes]) -> None:
        async for piece in self.iter_bytes():
            await anyio.to_thread.run_sync(file.write, piece)

    async def aclose(self) -> None:
        """Gives up what was not taken."""
        await self._transfer.delivery.response.aclose()

    async def __aenter__(self) -> AsyncDownload:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return (
            f"<AsyncDownload [{self.status}] {self.content_type or 'of no known type'}, {self.received} bytes received>"
        )
