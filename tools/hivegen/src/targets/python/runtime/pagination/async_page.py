"""Pages of asynchronous clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from .limit import checked_limit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Generator

    from .listing import Fetched, Listing

T = TypeVar("T")


class AsyncPage(Generic[T]):
    """One page of a list.

    Iterating over it goes on with the items of the pages that follow, each fetched when needed.
    """

    def __init__(self, listing: Listing[T], fetched: Fetched[T]) -> None:
        self._listing = listing
        self._fetched = fetched

    @property
    def items(self) -> list[T]:
        """The items of this page alone."""
        return self._fetched.items

    @property
    def meta(self) -> object:
        """What the envelope says besides the items, e.g. a total; `None` where there is no envelope."""
        return self._fetched.meta

    def has_next_page(self) -> bool:
        return self._fetched.step != "end"

    async def get_next_page(self) -> AsyncPage[T]:
        """Raises a `PaginationError` on the last page, and when the server's cursors don't lead on."""
        return AsyncPage(self._listing, await self._listing.after(self._fetched))

    async def iter_pages(self) -> AsyncIterator[AsyncPage[T]]:
        """This page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            page = await page.get_next_page()
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.iter_pages():
            for item in page.items:
                yield item

    def __repr__(self) -> str:
        more = ", and more follow" if self.has_next_page() else ""
        return f"<AsyncPage of {len(self.items)} items{more}>"


class AsyncPager(Generic[T]):
    """A list before its first page is there: `await` gives that page, `async for` all items."""

    def __init__(self, first: Callable[[], Awaitable[AsyncPage[T]]]) -> None:
        self._first = first

    def __await__(self) -> Generator[object, None, AsyncPage[T]]:
        return self._first().__await__()

    async def iter_pages(self) -> AsyncIterator[AsyncPage[T]]:
        """All pages, one at a time."""
        async for page in (await self).iter_pages():
            yield page

    async def __aiter__(self) -> AsyncIterator[T]:
        async for item in await self:
            yield item

    async def to_list(self, *, limit: int | None = None) -> list[T]:
        """All items, or the first so many."""
        most = checked_limit(limit)
        items: list[T] = []
        async for page in self.iter_pages():
            items.extend(page.items)
            if len(items) >= most:
                return items[: int(most)]
        return items
