"""Notices servers that send clients in circles, or elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urljoin, urlsplit

from ..errors import PaginationError
from ..json_text import is_object, pointer_text
from .forms import CursorPagination, UrlPagination
from .next_step import ByAddress, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .forms import Pagination


class Trail:
    """Remembers which page each cursor or address led to.

    Asking for a page twice is fine; coming back to one is not.
    """

    def __init__(self, route: str) -> None:
        self._route = route
        self._page_of: dict[object, int] = {}

    def follow(self, step: Step, page: int) -> None:
        """Takes note that a step leads to a page."""
        key = step.address if isinstance(step, ByAddress) else step.value
        known = self._page_of.setdefault(key, page)
        if known < page:
            raise self._circle(f"page {page} has the cursor of page {known} again")

    def refuse_repeated(self, items: list[object], before: Sequence[object], page: int) -> None:
        """A server that doesn't know the parameter gives the first page again and again."""
        # Plain values may well come again; objects have ids.
        if items and all(is_object(item) for item in items) and items == list(before):
            raise self._circle(f"page {page} has the items of page {page - 1} again")

    def lost(self, pagination: Pagination) -> PaginationError:
        """The error for a list that goes on nobody knows where."""
        where = _missing(pagination)
        return PaginationError(f"{self._route}: the server says that the list goes on, but gives no cursor at {where}.")

    def _circle(self, what: str) -> PaginationError:
        return PaginationError(f"{self._route}: {what}, so the list would never end. Stopped.")


def _missing(pagination: Pagination) -> str:
    if isinstance(pagination, UrlPagination):
        return pointer_text(pagination.next_url)
    if not isinstance(pagination, CursorPagination):
        return "any place"
    if pagination.next_cursor is not None:
        return pointer_text(pagination.next_cursor)
    return f"{pointer_text(pagination.items)}, last item, {pointer_text(pagination.item_cursor or ())}"


def resolve_next(address: str, came_from: str, base_url: str, route: str) -> str:
    """The URL of the next page.

    Requests carry credentials, so it must be on the server that the client was made for; a server behind a proxy may
    think that it is called by http.
    """
    base = urlsplit(base_url)
    following = _parse(address, came_from)
    if following and following.scheme == "http" and base.scheme == "https" and following.netloc == base.netloc:
        following = following._replace(scheme="https")
    if following and _origin(following) == _origin(base) and "@" not in following.netloc:
        return following.geturl()
    place = "{}://{}".format(*_shown(following)) if following and following.netloc else "no valid address"
    ours = f"{base.scheme}://{base.netloc}"
    raise PaginationError(f"{route}: the next page is at {place}, and credentials are only sent to {ours}. Stopped.")


def _parse(address: str, came_from: str) -> SplitResult | None:
    try:
        url = urlsplit(urljoin(came_from, address))
        # Raises where it is no number.
        _ = url.port
    except ValueError:
        return None
    return url


def _shown(url: SplitResult) -> tuple[str, str]:
    return url.scheme, url.netloc.rpartition("@")[2]


def _origin(url: SplitResult) -> tuple[str, str | None, int | None]:
    return url.scheme, url.hostname, url.port or {"http": 80, "https": 443}.get(url.scheme)
