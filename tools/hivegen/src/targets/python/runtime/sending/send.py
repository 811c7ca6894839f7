"""Sends a request as often as the retry rules allow."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from ..api_errors import api_error
from ..errors import CallTrace, ClientError, EnvelopeError
from ..io import ClosedError, TimeLimitError
from ..response.failure import EXCERPT_LENGTH, facts_of, network_error, stopped_error
from ..retry.classify import classify_network_error, classify_status
from ..retry.decide import Circumstances, Failure, Retry, decide_retry
from ..retry.hint import retry_hint
from ..retry.policy import is_safe_to_repeat, resolve_policy
from .attempt import AttemptResult, attempt_once
from .outgoing import Answer, Delivery, OutgoingCall

if TYPE_CHECKING:
    from .transport import Transport

LARGEST_ERROR_BODY = 1024 * 1024
"""Of an error body, this much is read. Bytes."""


async def send(transport: Transport, call: OutgoingCall) -> Delivery:
    """Raises a typed error when the attempts end without a 2xx response."""
    run = _Run(transport, call)
    if transport.io.lifetime.ended.is_set():
        raise ClientError("This client is closed. Make a new one.")
    while True:
        await run.before_attempt()
        result = await run.attempt()
        if result.answer is not None and result.answer.is_success:
            return run.deliver(result, result.answer)
        await run.after_failure(result)


class _Run:
    """The state of one call across its attempts."""

    def __init__(self, transport: Transport, call: OutgoingCall) -> None:
        self._transport = transport
        self._call = call
        self._policy = resolve_policy(transport.api, call.operation, call.limits)
        self._started_at = transport.clock.now()
        self._is_endless = call.limits.deadline == math.inf
        self._ends_at = time.monotonic() + call.limits.deadline
        self._attempts = 0
        self._retries = 0
        self._retry_delay = 0.0
        self._last_cost: int | None = None
        self._renewed = False

    def trace(self) -> CallTrace:
        operation = self._call.operation
        return CallTrace(operation.id, operation.route, self._attempts, self._retries, self._retry_delay)

    async def before_attempt(self) -> None:
        """Holds the call back while the rate limit is used up, if the client does such."""
        transport = self._transport
        if not transport.wait_for_rate_limit or transport.window is None:
            return
        wait = transport.window.seconds_to_wait(transport.clock.now())
        if 0 < wait <= self._policy.max_retry_after and wait < self._remaining():
            await self._sleep(wait)

    async def attempt(self) -> AttemptResult:
        self._attempts += 1
        return await attempt_once(self._transport, self._call, self._attempts, self._remaining())

    def deliver(self, result: AttemptResult, answer: Answer) -> Delivery:
        self._transport.budget.refund(self._last_cost)
        if result.truncated:
            raise EnvelopeError(
                "the response is too large for a JSON document",
                self.trace(),
                status=answer.status,
                headers=answer.headers,
                request_id=None,
                excerpt=result.body[:EXCERPT_LENGTH].decode(errors="replace"),
            )
        ends_at = math.inf if self._is_endless else time.monotonic() + self._remaining()
        return Delivery(result, answer, self.trace(), ends_at)

    async def after_failure(self, result: AttemptResult) -> None:
        """Returns when the call is to be tried again; raises its error otherwise."""
        if self._renew_credential(result):
            await self._discard(result)
            return
        retry = self._decide(result)
        if retry is None:
            # Errors of the HTTP library hold the request, with its credentials; what caused them doesn't.
            raise await self._final_error(result) from (result.error and result.error.__cause__)
        await self._discard(result)
        await self._wait_for_retry(retry, result)

    def _renew_credential(self, result: AttemptResult) -> bool:
        """A 401 may just mean that the token has been revoked early: one fresh token, outside the count of retries."""
        refused = result.answer is not None and result.answer.status == 401
        if not refused or self._renewed or not self._replayable or result.renew is None or not result.renew():
            return False
        self._renewed = True
        return True

    @property
    def _replayable(self) -> bool:
        body = self._call.request.body
        return body is None or body.replayable

    def _decide(self, result: AttemptResult) -> Retry | None:
        transport = self._transport
        circumstances = Circumstances(
            policy=self._policy,
            retries=self._retries,
            safe=is_safe_to_repeat(self._call.operation, self._call.request.headers),
            replayable=self._replayable,
            remaining=self._remaining(),
            budget=transport.budget,
            clock=transport.clock,
        )
        return decide_retry(self._classify(result), circumstances)

    def _classify(self, result: AttemptResult) -> Failure:
        if result.stopped_by is not None:
            return Failure("transient" if result.stopped_by == "attempt" else "final", None)
        answer = result.answer
        if answer is None:
            return Failure(classify_network_error(result.error) if result.error else "transient", None)
        api, clock = self._transport.api, self._transport.clock
        hint = retry_hint(answer.status, answer.headers, api.rate_limit, clock.now())
        return Failure(classify_status(answer.status, hint is not None, self._policy.statuses), hint)

    async def _wait_for_retry(self, retry: Retry, result: AttemptResult) -> None:
        self._retries += 1
        self._retry_delay += retry.delay
        self._last_cost = retry.cost
        observer = self._transport.observer
        if observer.on_retry:
            await observer.on_retry(self._call, self._attempts, retry.delay, result)
        await self._sleep(retry.delay)

    async def _final_error(self, result: AttemptResult) -> Exception:
        transport, trace = self._transport, self.trace()
        if result.stopped_by is not None:
            return stopped_error(result.stopped_by, self._call.limits, trace)
        if result.answer is None:
            return network_error(result.error, self._call.request.url, trace, transport.redact)
        text = await self._error_text(result, result.answer)
        facts = facts_of(
            transport.api,
            self._call.operation,
            result.answer.status,
            result.answer.headers,
            text,
            transport.clock.now(),
        )
        refined = self._call.refine_error(facts, trace) if self._call.refine_error else None
        return refined or api_error(facts, trace)

    async def _error_text(self, result: AttemptResult, answer: Answer) -> str:
        """A body that can't be read must not hide the status."""
        import httpx

        try:
            body = await self._transport.io.read(answer.response, LARGEST_ERROR_BODY, max(result.seconds_left, 0.001))
        except (httpx.HTTPError, httpx.StreamError, TimeLimitError, ClosedError):
            return ""
        return self._transport.redact(body.content.decode(errors="replace"))

    async def _discard(self, result: AttemptResult) -> None:
        if result.answer is not None:
            await self._transport.io.discard(result.answer.response)

    async def _sleep(self, seconds: float) -> None:
        try:
            await self._transport.io.sleep(seconds)
        except ClosedError as error:
            raise stopped_error("close", self._call.limits, self.trace()) from error

    def _remaining(self) -> float:
        """Seconds until the deadline, by the client's clock and by real time: whichever has gone on further."""
        if self._is_endless:
            return math.inf
        by_clock = self._started_at + self._call.limits.deadline - self._transport.clock.now()
        return min(by_clock, self._ends_at - time.monotonic())
