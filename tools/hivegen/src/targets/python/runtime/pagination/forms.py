"""How the next page of a list is asked for and recognised. Places in responses are those before unwrapping."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import TypeAlias

    from ..operation import Pointer

RequestPlace: TypeAlias = "str | Pointer"
"""Where a request takes a value: a query parameter by its name, or a place in the JSON body."""


class PageSize(NamedTuple):
    """How many items a page has."""

    parameter: RequestPlace
    maximum: int | None = None
    """The largest page that the server gives. Without it, a page smaller than asked for may not be the last."""


class CursorPagination(NamedTuple):
    """A token from one page leads to the next."""

    items: Pointer
    cursor_parameter: RequestPlace
    next_cursor: Pointer | None = None
    """Where the response has the next cursor."""
    item_cursor: Pointer | None = None
    """Where the last item has the next cursor, if the response has none: its id. `has_more` says when to stop."""
    items_optional: bool = False
    """The response may leave out an empty list."""
    has_more: Pointer | None = None
    """Where it says whether more follows, if it does: by `false`, `null` or nothing where it ends."""


class PagePagination(NamedTuple):
    """Pages have numbers."""

    items: Pointer
    page_parameter: RequestPlace
    first_page: int
    size: PageSize | None = None
    total: Pointer | None = None
    """Where the response has the number of all items."""
    total_pages: Pointer | None = None
    items_optional: bool = False
    has_more: Pointer | None = None


class OffsetPagination(NamedTuple):
    """Pages begin at an item."""

    items: Pointer
    offset_parameter: RequestPlace
    first_offset: int
    size: PageSize | None = None
    total: Pointer | None = None
    items_optional: bool = False
    has_more: Pointer | None = None


class UrlPagination(NamedTuple):
    """The response has the address of the next page in its body."""

    items: Pointer
    next_url: Pointer
    items_optional: bool = False
    has_more: Pointer | None = None


class LinkPagination(NamedTuple):
    """The response has the address of the next page in its `Link` header (RFC 8288)."""

    items: Pointer
    items_optional: bool = False
    has_more: Pointer | None = None


Pagination: TypeAlias = CursorPagination | PagePagination | OffsetPagination | UrlPagination | LinkPagination
