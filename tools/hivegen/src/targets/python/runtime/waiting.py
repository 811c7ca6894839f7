"""Waits until a value is in a final state."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from .errors import AbortError, CallTrace, TimeoutError, WaiterError
from .io import ClosedError
from .json_text import ABSENT, pointer_text
from .not_given import NOT_GIVEN
from .options import RequestSettings, WaitOptions, duration, request_settings
from .request.scalar import is_mapping
from .retry.hint import retry_hint

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .operation import Pointer, StateMatch, Waiter
    from .raw_response import RawResponse
    from .sending.transport import Transport

T = TypeVar("T")


class Pace(NamedTuple):
    """How a wait goes. Seconds."""

    deadline: float
    min_delay: float
    max_delay: float
    last_try: float
    """How long before the deadline the last poll is made."""


async def wait_for(
    transport: Transport,
    waiter: Waiter,
    poll: Callable[[RequestSettings], Awaitable[RawResponse[T]]],
    on_progress: Callable[[T], object] | None,
    options: WaitOptions,
) -> T:
    """Polls until the value is in a final state.

    The time between polls grows from `min_delay` to `max_delay`, with jitter, unless the server says by
    `Retry-After` when to come back; the last poll is made `min_delay` before the deadline, so that its answer can
    still count (as Smithy's waiters do).
    """
    clock = transport.clock
    pace = _pace(waiter, options)
    ends_at = clock.now() + pace.deadline
    request = request_settings({name: value for name, value in options.items() if name in RequestSettings._fields})
    value: T | None = None
    attempt = 0
    while True:
        attempt += 1
        limit = max(ends_at - clock.now(), pace.last_try)
        try:
            seen = await poll(request._replace(deadline=None if math.isinf(limit) else limit))
        except TimeoutError as error:
            if error.limit != "deadline" or math.isinf(limit):
                raise
            raise _too_late(waiter, pace.deadline, value) from error
        value = seen.data
        if on_progress is not None:
            await transport.io.settle(on_progress(value))
        if _is_final(waiter, value):
            return value
        hint = retry_hint(seen.status, seen.headers, None, clock.now())
        delay = _next_delay(pace, attempt, hint, ends_at - clock.now(), clock.random())
        if delay is None:
            raise _too_late(waiter, pace.deadline, value)
        try:
            await transport.io.sleep(delay)
        except ClosedError:
            trace = CallTrace(waiter.name, waiter.name, attempt, 0, 0.0)
            raise AbortError("the client was closed", trace) from None


def _pace(waiter: Waiter, options: WaitOptions) -> Pace:
    _reject_unknown(options)
    least = duration("min_delay", options.get("min_delay", waiter.min_delay), waiter.min_delay)
    most = duration("max_delay", options.get("max_delay", waiter.max_delay), waiter.max_delay)
    given = options.get("deadline", NOT_GIVEN if waiter.deadline is not None else None)
    deadline = duration("deadline", given, waiter.deadline or math.inf)
    return Pace(deadline, least, max(least, most), min(least, deadline / 2))


def _reject_unknown(options: Mapping[str, Any]) -> None:
    unknown = options.keys() - WaitOptions.__annotations__.keys()
    if unknown:
        raise TypeError(f"unexpected keyword argument {sorted(unknown)[0]!r}")


def _next_delay(pace: Pace, attempt: int, hint: float | None, remaining: float, chance: float) -> float | None:
    """Seconds until the next poll; `None` when the last one has been made."""
    if remaining <= pace.last_try:
        return None
    bound = min(pace.max_delay, pace.min_delay * 2.0 ** min(attempt - 1, 64))
    delay = pace.min_delay + chance * (bound - pace.min_delay)
    if hint is not None:
        delay = max(pace.min_delay, hint * (1 + 0.1 * chance))
    return remaining - pace.last_try if remaining - delay <= pace.last_try else delay


def _is_final(waiter: Waiter, value: object) -> bool:
    """Whether the wait is over; raises when it has failed. States that nobody has told us about mean to go on."""
    if any(_matches(match, value) for match in waiter.success):
        return True
    failure = next((match for match in waiter.failure if _matches(match, value)), None)
    if failure is None:
        return False
    state = _shown(state_at(value, failure.pointer))
    raise waiter.error(waiter.name, "failure", f"failed: {pointer_text(failure.pointer)} is {state}.", value)


def _matches(match: StateMatch, value: object) -> bool:
    state = state_at(value, match.pointer)
    return any(state == known and isinstance(state, bool) == isinstance(known, bool) for known in match.values)


def _too_late(waiter: Waiter, deadline: float, last: object) -> WaiterError:
    states = [f"{pointer_text(match.pointer)} is {_shown(state_at(last, match.pointer))}" for match in waiter.success]
    message = f"not finished within {deadline:g} s; {', '.join(states)}. It may still finish: wait again, or longer."
    return WaiterError(waiter.name, "deadline", message, last)


def _shown(state: object) -> str:
    return "not known" if state is ABSENT else json.dumps(state, default=str)


def state_at(value: object, pointer: Pointer) -> object:
    """What an object of the API has at a place of the wire, or `ABSENT`."""
    for name in pointer:
        value = _member(value, name)
    return value


def _member(value: object, name: str) -> object:
    from pydantic import BaseModel

    if is_mapping(value):
        return value.get(name, ABSENT)
    if not isinstance(value, BaseModel):
        return ABSENT
    fields = type(value).model_fields
    attribute = next((field for field, info in fields.items() if (info.alias or field) == name), name)
    return getattr(value, attribute, ABSENT)
