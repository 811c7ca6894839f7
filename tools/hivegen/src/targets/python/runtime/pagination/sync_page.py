"""Pages of blocking clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from ..io import run
from .limit import checked_limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .listing import Fetched, Listing

T = TypeVar("T")


class SyncPage(Generic[T]):
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

    def get_next_page(self) -> SyncPage[T]:
        """Raises a `PaginationError` on the last page, and when the server's cursors don't lead on."""
        return SyncPage(self._listing, run(self._listing.after(self._fetched)))

    def iter_pages(self) -> Iterator[SyncPage[T]]:
        """This page and all that follow."""
        page = self
        yield page
        while page.has_next_page():
            page = page.get_next_page()
            yield page

    def __iter__(self) -> Iterator[T]:
        for page in self.iter_pages():
            yield from page.items

    def to_list(self, *, limit: int | None = None) -> list[T]:
        """All items, or the first so many."""
        most = checked_limit(limit)
        items: list[T] = []
        for page in self.iter_pages():
            items.extend(page.items)
            if len(items) >= most:
                return items[: int(most)]
        return items

    def __repr__(self) -> str:
        more = ", and more follow" if self.has_next_page() else ""
        return f"<SyncPage of {len(self.items)} items{more}>"
