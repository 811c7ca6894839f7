"""Goes on with a body that broke off."""

from __future__ import annotations

import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from ..errors import AbortError, CallError, ClientError, ConnectionError, TimeoutError
from ..io import ClosedError
from ..response.failure import stopped_error
from ..retry.policy import resolve_policy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..caller import Call, Caller
    from ..sending.outgoing import Delivery


class Resumption:
    """Asks for the bytes that are missing, which the server sends only if it still has the same content."""

    def __init__(self, caller: Caller, call: Call, begun: Delivery) -> None:
        self._caller = caller
        self._call = call
        self._begun = begun
        self._validator = _validator_of(begun) if call.operation.method == "GET" else None
        self._count = 0

    async def after(self, failure: CallError, received: int) -> Delivery:
        """The rest; raises the failure where there is none to be had."""
        transport = self._caller.transport
        limits = self._caller.settings.limits(self._call.options)
        policy = resolve_policy(self._caller.api, self._call.operation, limits)
        if self._validator is None or not _passes(failure) or self._count >= policy.max_retries:
            raise failure
        cost = transport.budget.spend("transient")
        if cost is None:
            raise failure
        delay = transport.clock.random() * min(policy.max_delay, policy.base_delay * 2.0**self._count)
        self._count += 1
        await transport.observer.retrying(self._call.operation.id, self._count, delay, failure)
        try:
            await transport.io.sleep(delay)
        except ClosedError:
            raise stopped_error("close", limits, self._begun.trace) from None
        delivery = await self._rest(received, self._validator)
        if delivery is None:
            raise failure
        transport.budget.refund(cost)
        return delivery

    async def _rest(self, received: int, validator: str) -> Delivery | None:
        """What a server sends that can't or won't go on is of no use, nor is its error: the break went wrong."""
        options = self._call.options
        headers = {"Range": f"bytes={received}-", "If-Range": validator} if received else {}
        remaining = max(self._begun.ends_at - time.monotonic(), 0.001)
        changed = options._replace(extra_headers={**options.extra_headers, **headers}, deadline=remaining)
        try:
            delivery = await self._caller.deliver(self._call._replace(options=changed), unread=True)
        except AbortError:
            raise
        except ClientError as error:
            if isinstance(error, TimeoutError) and error.limit == "deadline":
                raise
            return None
        if _goes_on(delivery, received, validator):
            return delivery
        await self._caller.transport.io.discard(delivery.response)
        return None


def _validator_of(delivery: Delivery) -> str | None:
    """What tells that the content is still the same, where the server can send parts of it.

    Only a strong one does (RFC 9110, 13.1.5): what was changed within the same second would have the same date.
    """
    headers = delivery.headers
    is_whole = delivery.status == 200 and headers.get("content-encoding", "identity") == "identity"
    if not is_whole or headers.get("accept-ranges") == "none":
        return None
    tag = headers.get("etag")
    if tag is not None:
        return tag if tag.startswith('"') else None
    date, modified = _seconds(headers, "date"), _seconds(headers, "last-modified")
    is_strong = date is not None and modified is not None and date - modified >= 1
    return headers.get("last-modified") if is_strong else None


def _goes_on(delivery: Delivery, received: int, expected: str) -> bool:
    headers = delivery.headers
    validator = headers.get("etag" if expected.startswith('"') else "last-modified")
    if received == 0:
        return delivery.status == 200 and validator == expected
    is_rest = delivery.status == 206 and headers.get("content-range", "").startswith(f"bytes {received}-")
    return is_rest and validator in (None, expected)


def _passes(failure: CallError) -> bool:
    return isinstance(failure, ConnectionError) or (isinstance(failure, TimeoutError) and failure.limit == "idle")


def _seconds(headers: Mapping[str, str], name: str) -> float | None:
    try:
        return parsedate_to_datetime(headers.get(name, "")).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
