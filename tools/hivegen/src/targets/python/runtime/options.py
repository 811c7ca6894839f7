"""What clients and calls can be told. All durations are seconds."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypedDict

from .clock import Clock, SystemClock
from .errors import ConfigurationError
from .hooks import Hooks
from .not_given import NOT_GIVEN

if TYPE_CHECKING:
    import logging

    import httpx

    from .auth.way import CredentialSource
    from .operation import ApiDescription

DEFAULT_TIMEOUT = 60.0

LogLevel = Literal["off", "error", "warn", "info", "debug"]


class RetryOptions(TypedDict, total=False):
    """How patiently calls are tried again. Default: as the contract says. Times are seconds."""

    statuses: Sequence[int]
    """Further statuses that are worth another attempt."""
    base_delay: float
    """First step of the waits after failures that pass."""
    throttle_delay: float
    """First step of the waits where there were too many calls."""
    max_delay: float
    """Longest step."""
    max_retry_after: float
    """If the server asks for a longer wait, the call fails at once."""


class RequestOptions(TypedDict, total=False):
    """What can be said for a single call; it wins over the client's options. All durations are seconds."""

    timeout: float | None
    """How long one attempt may take, reading the body included. `None`: no limit."""
    deadline: float | None
    """How long the call may take over all. For a list: each page."""
    max_retries: int
    """Retries after the first attempt."""
    retry: RetryOptions
    """How patiently it is tried again."""
    idempotency_key: str
    """Makes repeating the call harmless: the server does the work once per key. The client makes one by itself; give
    your own to repeat the call from another process."""
    content_type: str
    """Media type to send the body in, where the operation takes several."""
    extra_headers: Mapping[str, str | None]
    """Further headers; `None` removes one."""
    extra_query: Mapping[str, object]
    """Further query parameters, for what this version doesn't know."""
    extra_body: Mapping[str, object]
    """Further members of a JSON body, for what this version doesn't know."""


class DownloadOptions(RequestOptions, total=False):
    """`timeout` bounds each attempt up to the response's head only.

    Once the body has begun there are no more retries.
    """

    idle_timeout: float | None
    """How long a download may stand still. Default: `timeout`."""
    on_progress: Callable[[int, int | None], object]
    """Called with each piece that arrives: bytes so far, and bytes in all if the server says."""


class WaitOptions(TypedDict, total=False):
    """How to wait. All durations are seconds."""

    deadline: float | None
    """How long to wait over all. Default: as the contract says, which may be for ever; `None`: for ever."""
    min_delay: float
    """Shortest time between two polls; the first wait is about this long."""
    max_delay: float
    """Longest time between two polls."""
    timeout: float | None
    """How long one attempt of a poll may take."""
    max_retries: int
    """Retries of each poll."""
    extra_headers: Mapping[str, str | None]
    """Further headers of each poll."""


class CommonOptions(TypedDict, total=False):
    """What clients of all APIs have in common."""

    base_url: str | None
    timeout: float | None
    deadline: float | None
    max_retries: int | None
    retry: RetryOptions | None
    headers: Mapping[str, str | None] | None
    user_agent: str | None
    wait_for_rate_limit: bool
    hooks: Hooks | None
    log_level: LogLevel | None
    logger: logging.Logger | None
    traceparent: str | Callable[[], str | None] | None


class Limits(NamedTuple):
    """What bounds one call."""

    timeout: float
    deadline: float
    """`inf`: none."""
    max_retries: int | None
    """`None`: as the contract says."""
    retry: tuple[RetryOptions, ...] = ()
    """The call's, then the client's."""


class RequestSettings(NamedTuple):
    """Options of one call, as the runtime uses them."""

    timeout: object = NOT_GIVEN
    deadline: object = NOT_GIVEN
    max_retries: int | None = None
    retry: RetryOptions | None = None
    idempotency_key: str | None = None
    content_type: str | None = None
    extra_headers: Mapping[str, str | None] = {}
    extra_query: Mapping[str, object] = {}
    extra_body: Mapping[str, object] = {}


class Settings(NamedTuple):
    """Options of a client, as the runtime uses them."""

    credentials: Mapping[str, CredentialSource] = {}
    """By option."""
    by_scheme: Mapping[str, object] = {}
    """By security scheme."""
    scopes: tuple[str, ...] = ()
    base_url: str | None = None
    server: str | None = None
    server_variables: Mapping[str, str] = {}
    timeout: object = NOT_GIVEN
    deadline: object = None
    max_retries: int | None = None
    retry: RetryOptions | None = None
    headers: Mapping[str, str | None] = {}
    user_agent: str | None = None
    wait_for_rate_limit: bool = False
    http_client: httpx.Client | httpx.AsyncClient | None = None
    hooks: Hooks = Hooks()
    log_level: str | None = None
    logger: logging.Logger | None = None
    traceparent: str | Callable[[], str | None] | None = None
    clock: Clock = SystemClock()

    @classmethod
    def of(cls, api: ApiDescription, options: Mapping[str, Any]) -> Settings:
        """Settings from the keyword arguments of a client."""
        return cls().merged(api, options)

    def merged(self, api: ApiDescription, options: Mapping[str, Any]) -> Settings:
        """Options on top of these.

        Headers add up; another way to authenticate, or another server, replaces the present one.
        """
        from .merging import merge

        return merge(api, self, options)

    def limits(self, call: RequestSettings) -> Limits:
        """The call's limits, else the client's, else the defaults."""
        retries = whole_number("max_retries", self.max_retries if call.max_retries is None else call.max_retries)
        timeout = self.timeout if call.timeout is NOT_GIVEN else call.timeout
        deadline = self.deadline if call.deadline is NOT_GIVEN else call.deadline
        retry = tuple(checked_retry(options) for options in (call.retry, self.retry) if options)
        return Limits(
            duration("timeout", timeout, DEFAULT_TIMEOUT), duration("deadline", deadline, math.inf), retries, retry
        )


def checked_retry(options: RetryOptions) -> RetryOptions:
    """The option `retry`, if everything in it is one."""
    unknown = options.keys() - RetryOptions.__annotations__.keys()
    if unknown:
        known = ", ".join(RetryOptions.__annotations__)
        raise ConfigurationError(f"retry has no member {sorted(unknown)[0]}. It has {known}.")
    for name, value in options.items():
        if name != "statuses" and (not isinstance(value, (int, float)) or isinstance(value, bool) or not value >= 0):
            raise ConfigurationError(f"retry.{name} must be a number of seconds, 0 or more, and is {value!r}.")
    return options


def whole_number(option: str, value: object) -> int | None:
    """A number of something, if one is given."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= 0):
        return value
    raise ConfigurationError(f"{option} must be a whole number, 0 or more, and is {value!r}.")


def duration(option: str, seconds: object, default: float) -> float:
    """A length of time; `None` is without end."""
    if seconds is NOT_GIVEN:
        return default
    if seconds is None:
        return math.inf
    if isinstance(seconds, (int, float)) and not isinstance(seconds, bool) and seconds > 0:
        return float(seconds)
    raise ConfigurationError(f"{option} must be a number of seconds above 0, and is {seconds!r}.")


NO_OPTIONS = RequestSettings()


def request_settings(options: Mapping[str, Any]) -> RequestSettings:
    """Options of a call, as the runtime uses them."""
    if not options:
        return NO_OPTIONS
    unknown = options.keys() - RequestSettings._fields
    if unknown:
        known = ", ".join(RequestSettings._fields)
        raise TypeError(f"unexpected keyword argument {sorted(unknown)[0]!r}; options of a call are {known}")
    return RequestSettings(**options)
