"""How a list goes on after a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..json_text import ABSENT, is_object, value_at
from .forms import CursorPagination, OffsetPagination, PagePagination, UrlPagination
from .request_place import as_number, number_at

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from ..operation import Arguments
    from .forms import PageSize, Pagination, RequestPlace


class ByValue(NamedTuple):
    """The next page is asked for with another value in the same request."""

    place: RequestPlace
    value: object


class ByAddress(NamedTuple):
    """The next page has an address."""

    address: str
    """As the server wrote it: perhaps relative."""


Step: TypeAlias = ByValue | ByAddress

Continuation: TypeAlias = Step | Literal["end", "lost"]
"""A step, or the end; or `lost`, if the server announces more without saying where."""


class PageFacts(NamedTuple):
    """What is known about a page when the next one is looked for."""

    body: object
    headers: Mapping[str, str]
    items: list[object]
    arguments: Arguments
    """What the page was asked for with."""
    before: int
    """Items of the pages before it that this list has fetched."""
    first_length: int
    """Items of the first page that this list has fetched."""


def continuation(pagination: Pagination, page: PageFacts) -> Continuation:
    """How the page after this one is asked for."""
    if isinstance(pagination, CursorPagination):
        return _next_cursor(pagination, page)
    if isinstance(pagination, PagePagination):
        return _next_page(pagination, page)
    if isinstance(pagination, OffsetPagination):
        return _next_offset(pagination, page)
    if isinstance(pagination, UrlPagination):
        return _next_url(pagination, page)
    return _next_link(page.headers)


def _says_more(pagination: Pagination, body: object) -> bool | None:
    """What the response says about whether more follows; `None`: nothing."""
    value = ABSENT if pagination.has_more is None else value_at(body, pagination.has_more)
    return None if value is ABSENT else value is not False and value is not None and value != ""


def _next_cursor(pagination: CursorPagination, page: PageFacts) -> Continuation:
    """`has_more` decides where the API has it, as many send a cursor with the last page too."""
    more = _says_more(pagination, page.body)
    if more is False:
        return "end"
    cursor = ABSENT
    if pagination.next_cursor is not None:
        cursor = value_at(page.body, pagination.next_cursor)
    elif pagination.item_cursor is not None and more and page.items:
        # Only where the response says that there is more: the last item always has an id.
        cursor = value_at(page.items[-1], pagination.item_cursor)
    if (isinstance(cursor, str) and cursor) or (isinstance(cursor, (int, float)) and not isinstance(cursor, bool)):
        return ByValue(pagination.cursor_parameter, cursor)
    return "lost" if more else "end"


def _next_page(pagination: PagePagination, page: PageFacts) -> Continuation:
    """The number of the next page, until the server says that it was the last, or a page is short or empty."""
    given = number_at(page.arguments, pagination.page_parameter)
    number = pagination.first_page if given is None else given
    pages = None if pagination.total_pages is None else as_number(value_at(page.body, pagination.total_pages))
    if pages is not None:
        goes_on = number - pagination.first_page + 1 < pages
    else:
        asked = number_at(page.arguments, pagination.size.parameter) if pagination.size else None
        # Callers may have begun with a later page, whose predecessors were not counted.
        skipped = (number - pagination.first_page) * (page.first_length if asked is None else asked)
        goes_on = _has_next(pagination, page, max(page.before, skipped))
    return ByValue(pagination.page_parameter, number + 1) if goes_on else "end"


def _next_offset(pagination: OffsetPagination, page: PageFacts) -> Continuation:
    """The number of the item after the last, until the server says that there is none, or a page is short or empty."""
    given = number_at(page.arguments, pagination.offset_parameter)
    offset = pagination.first_offset if given is None else given
    if not page.items or not _has_next(pagination, page, offset - pagination.first_offset):
        return "end"
    return ByValue(pagination.offset_parameter, offset + len(page.items))


def _has_next(pagination: PagePagination | OffsetPagination, page: PageFacts, before: int) -> bool:
    more = _says_more(pagination, page.body)
    if more is not None:
        return more
    length = len(page.items)
    if length == 0:
        return False
    total = None if pagination.total is None else as_number(value_at(page.body, pagination.total))
    if total is not None:
        return before + length < total
    return length >= max(page.first_length, _known_size(pagination.size, page))


def _known_size(size: PageSize | None, page: PageFacts) -> int:
    """What every page but the last has, if that is sure: servers make pages smaller that are too large for them."""
    if size is None or size.maximum is None:
        return 0
    asked = number_at(page.arguments, size.parameter)
    return 0 if asked is None else min(asked, size.maximum)


def _next_url(pagination: UrlPagination, page: PageFacts) -> Continuation:
    """The address in the body; some write it as `{ href }`."""
    more = _says_more(pagination, page.body)
    if more is False:
        return "end"
    value = value_at(page.body, pagination.next_url)
    address = value_at(value, ("href",)) if is_object(value) else value
    if isinstance(address, str) and address:
        return ByAddress(address)
    return "lost" if more else "end"


# `<address>; name=value; name="value"`; commas may stand in addresses and in quotes.
_LINK = re.compile(r"<([^>]*)>((?:\s*;\s*[\w!#$%&'*+.^`|~-]+(?:\s*=\s*(?:\"[^\"]*\"|[^\s\",;]+))?)*)")
_REL = re.compile(r";\s*rel\s*=\s*(?:\"([^\"]*)\"|([^\s\",;]+))", re.IGNORECASE)


def _next_link(headers: Mapping[str, str]) -> Continuation:
    """The address that the `Link` header gives for `rel="next"`."""
    for match in _LINK.finditer(headers.get("link", "")):
        rel = _REL.search(match[2])
        relations = (rel[1] or rel[2] or "").lower().split() if rel else []
        if "next" in relations and match[1]:
            return ByAddress(match[1])
    return "end"
