"""Makes the calls of asynchronous clients."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, TypeVar

from .caller import Call
from .core import Core, read_options

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from typing import Any

    from .async_io import AsyncIo
    from .caller import Caller
    from .decode import Decoder
    from .download.async_download import AsyncDownload
    from .operation import Arguments, Operation, Waiter
    from .options import DownloadOptions, RequestOptions, RequestSettings, WaitOptions
    from .pagination.async_page import AsyncPage, AsyncPager
    from .raw_response import RawResponse

T = TypeVar("T")


class AsyncCore(Core):
    """What the resources of an asynchronous client call through."""

    def __init__(self, caller: Caller, client: object, io: AsyncIo) -> None:
        super().__init__(caller, client)
        self.io = io

    async def call(self, operation: Operation, decoder: Decoder[T], given: Arguments, options: RequestOptions) -> T:
        """Calls an operation."""
        settings, raw = read_options(options)
        data: T = await self.result(Call(operation, given, settings), decoder, raw)
        return data

    async def call_optional(
        self, operation: Operation, decoder: Decoder[T], given: Arguments, options: RequestOptions
    ) -> T | None:
        """Calls an operation whose answer may come without data."""
        return await self.call(operation, decoder, given, options)

    async def send(self, operation: Operation, given: Arguments, options: RequestOptions) -> None:
        """Calls an operation whose answer is empty."""
        settings, raw = read_options(options)
        nothing: None = await self.result(Call(operation, given, settings), None, raw)
        return nothing

    def page(
        self, operation: Operation, decoder: Decoder[T], given: Arguments, options: RequestOptions
    ) -> AsyncPager[T]:
        """A list whose first page is fetched when it is waited for."""
        from .pagination.async_page import AsyncPage, AsyncPager
        from .pagination.listing import Listing

        settings, raw = read_options(options)

        async def first() -> AsyncPage[T]:
            listing = Listing(self.caller, Call(operation, given, settings), decoder, self.client)
            response = await listing.first()
            page = AsyncPage(listing, response.data)
            asked: Any = response.with_data(page) if raw else page
            result: AsyncPage[T] = asked
            return result

        return AsyncPager(first)

    async def download(
        self,
        operation: Operation,
        given: Arguments,
        destination: str | os.PathLike[str] | IO[bytes] | None,
        options: DownloadOptions,
    ) -> AsyncDownload:
        """Fetches a file; without a destination it is only opened."""
        from .download.async_download import AsyncDownload

        async def act() -> AsyncDownload:
            transfer = await self.transfer(operation, given, options)
            download = AsyncDownload(transfer, self.io, self.caller.request_id(transfer.delivery))
            return download if destination is None else await download.save_to(destination)

        return await self.caller.reporting(operation, act)

    async def wait(
        self,
        waiter: Waiter,
        operation: Operation,
        decoder: Decoder[T],
        given: Arguments,
        on_progress: Callable[[T], object] | None,
        options: WaitOptions,
    ) -> T:
        """Calls an operation until what it gives is in a final state."""
        from .waiting import wait_for

        async def poll(settings: RequestSettings) -> RawResponse[T]:
            return await self.poll(Call(operation, given, settings), decoder, settings)

        return await wait_for(self.caller.transport, waiter, poll, on_progress, options)
