"""Reads pages, and finds the next one of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from ..caller import Call, Caller
from ..decode import decode
from ..errors import ConfigurationError, PaginationError
from ..json_text import ABSENT, is_list, is_object, pointer_text, value_at
from ..raw_response import RawResponse
from ..response.unwrap import malformed
from .forms import CursorPagination, OffsetPagination, PagePagination
from .next_step import ByAddress, ByValue, Continuation, PageFacts, continuation
from .request_place import read_place, write_place
from .trail import Trail, resolve_next

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..decode import Decoder
    from ..operation import Arguments
    from ..response.unwrap import Content
    from ..sending.outgoing import Delivery
    from .forms import Pagination

T = TypeVar("T")


class Position(NamedTuple):
    """Where a page stands in its list."""

    number: int
    """Counts from 1."""
    arguments: Arguments
    before: int = 0
    """Items of earlier pages."""
    first_length: int | None = None
    previous: Sequence[object] = ()
    """Items of the page before."""


class Fetched(NamedTuple, Generic[T]):
    """A page that was read, and what leads to the next one."""

    items: list[T]
    meta: object
    step: Continuation
    position: Position
    """Of the page after this one."""
    url: str


class Listing(Generic[T]):
    """One list of an API."""

    def __init__(self, caller: Caller, call: Call, decoder: Decoder[T], client: object) -> None:
        if call.operation.pagination is None:
            raise ConfigurationError(f"{call.operation.id} is not declared as a paginated operation.")
        self._caller = caller
        self._call = call
        self._decoder = decoder
        self._client = client
        self._pagination: Pagination = call.operation.pagination
        self._trail = Trail(call.operation.route)

    async def first(self) -> RawResponse[Fetched[T]]:
        """The first page, or the one that the caller asks for."""
        arguments = self._call.arguments
        query = {**arguments.query, **self._call.options.extra_query}
        start = Position(1, arguments._replace(query=query))
        if isinstance(self._pagination, CursorPagination):
            place = self._pagination.cursor_parameter
            value = read_place(start.arguments, place)
            if isinstance(value, (str, int)):
                self._trail.follow(ByValue(place, value), 1)
        return await self._fetch(start, None)

    async def after(self, page: Fetched[T]) -> Fetched[T]:
        """The page after one. Raises a `PaginationError` where there is none."""
        step, position = page.step, page.position
        if step == "end":
            raise PaginationError("This is the last page. Ask has_next_page() first.")
        if step == "lost":
            raise self._trail.lost(self._pagination)
        if isinstance(step, ByAddress):
            base_url = self._caller.base_url_of(self._call.operation)
            url = resolve_next(step.address, page.url or base_url, base_url, self._call.operation.route)
            self._trail.follow(ByAddress(url), position.number)
            return (await self._fetch(position, url)).data
        self._trail.follow(step, position.number)
        following = position._replace(arguments=write_place(position.arguments, step.place, step.value))
        return (await self._fetch(following, None)).data

    async def _fetch(self, position: Position, url: str | None) -> RawResponse[Fetched[T]]:
        async def act() -> RawResponse[Fetched[T]]:
            options = self._call.options._replace(extra_query={})
            call = Call(self._call.operation, position.arguments, options)
            delivery = await self._caller.deliver(call, url=url)
            content = self._caller.unwrap(call.operation, delivery)
            fetched = self._read(content, delivery, position)
            return RawResponse(fetched, fetched.meta, self._caller.request_id(delivery, content), delivery)

        return await self._caller.reporting(self._call.operation, act)

    def _read(self, content: Content, delivery: Delivery, position: Position) -> Fetched[T]:
        pagination = self._pagination
        found = value_at(content.body, pagination.items)
        is_missing = found is ABSENT or found is None
        none: list[object] = []
        items = none if is_missing and (content.body is None or pagination.items_optional) else found
        if not is_list(items):
            problem = f"the page has no list at {pointer_text(pagination.items)}"
            raise malformed(self._caller.transport, delivery, problem)
        if isinstance(pagination, (PagePagination, OffsetPagination)):
            self._trail.refuse_repeated(items, position.previous, position.number)
        first_length = len(items) if position.first_length is None else position.first_length
        facts = PageFacts(content.body, delivery.headers, items, position.arguments, position.before, first_length)
        following = Position(position.number + 1, position.arguments, position.before + len(items), first_length, items)
        decoded = [decode(self._decoder, item, self._client) for item in items]
        meta = _beside(content.body, pagination) if content.meta is None else content.meta
        return Fetched(decoded, meta, continuation(pagination, facts), following, delivery.url)


def _beside(body: object, pagination: Pagination) -> object:
    """What a body has beside its items, where no envelope tells."""
    if not pagination.items:
        return None
    holder = value_at(body, pagination.items[:-1])
    if not is_object(holder):
        return None
    return {name: value for name, value in holder.items() if name != pagination.items[-1]}
