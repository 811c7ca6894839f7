"""Makes the calls of blocking clients."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, TypeVar

from .caller import Call
from .core import Core, read_options
from .io import run

if TYPE_CHECKING:
    import os
    from collections.abc import Callable
    from typing import Any

    from .decode import Decoder
    from .download.sync_download import Download
    from .operation import Arguments, Operation, Waiter
    from .options import DownloadOptions, RequestOptions, RequestSettings, WaitOptions
    from .pagination.sync_page import SyncPage
    from .raw_response import RawResponse

T = TypeVar("T")


class SyncCore(Core):
    """What the resources of a blocking client call through."""

    def call(self, operation: Operation, decoder: Decoder[T], given: Arguments, options: RequestOptions) -> T:
        """Calls an operation."""
        settings, raw = read_options(options)
        data: T = run(self.result(Call(operation, given, settings), decoder, raw))
        return data

    def call_optional(
        self, operation: Operation, decoder: Decoder[T], given: Arguments, options: RequestOptions
    ) -> T | None:
        """Calls an operation whose answer may come without data."""
        return self.call(operation, decoder, given, options)

    def send(self, operation: Operation, given: Arguments, options: RequestOptions) -> None:
        """Calls an operation whose answer is empty."""
        settings, raw = read_options(options)
        nothing: None = run(self.result(Call(operation, given, settings), None, raw))
        return nothing

    def page(self, operation: Operation, decoder: Decoder[T], given: Arguments, options: RequestOptions) -> SyncPage[T]:
        """Fetches the first page of a list."""
        from .pagination.listing import Listing
        from .pagination.sync_page import SyncPage

        settings, raw = read_options(options)
        listing = Listing(self.caller, Call(operation, given, settings), decoder, self.client)
        response = run(listing.first())
        page = SyncPage(listing, response.data)
        asked: Any = response.with_data(page) if raw else page
        result: SyncPage[T] = asked
        return result

    def download(
        self,
        operation: Operation,
        given: Arguments,
        destination: str | os.PathLike[str] | IO[bytes] | None,
        options: DownloadOptions,
    ) -> Download:
        """Fetches a file; without a destination it is only opened."""
        from .download.sync_download import Download

        async def act() -> Download:
            transfer = await self.transfer(operation, given, options)
            download = Download(transfer, self.caller.request_id(transfer.delivery))
            return download if destination is None else download.save_to(destination)

        return run(self.caller.reporting(operation, act))

    def wait(
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

        return run(wait_for(self.caller.transport, waiter, poll, on_progress, options))
