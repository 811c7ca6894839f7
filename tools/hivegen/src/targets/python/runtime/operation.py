"""What generated code says about an API and its operations. Everything here is decided at generation time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from .errors import WaiterError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from .auth.way import AuthWay
    from .pagination.forms import Pagination

Method = Literal["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH", "TRACE"]
StyleName = Literal["form", "spaceDelimited", "pipeDelimited", "deepObject", "simple", "label", "matrix"]
Place = Literal["path", "query", "header", "cookie"]

Pointer: TypeAlias = "tuple[str, ...]"
"""A place inside a JSON document, one member name a segment: `/meta/request_id` is `("meta", "request_id")`."""

Scalar: TypeAlias = "str | int | float | bool | None"

Requirement: TypeAlias = "tuple[tuple[str, ...], ...]"
"""Alternatives of names of security schemes, all of which are needed together. An empty one: a call may go without."""


class Envelope(NamedTuple):
    """Where the parts of a response envelope stand."""

    data: Pointer
    """Empty: the data is the body itself without the envelope's own members."""
    success: Pointer | None = None
    """The flag that tells success from failure."""
    success_values: tuple[Scalar, ...] | None = None
    """Values of the flag that mean success. Absent: `True`."""
    flag_optional: bool = False
    """A success may come without the flag."""
    meta: Pointer | None = None
    meta_parts: tuple[Pointer, ...] | None = None
    """Places whose values make up the meta, where it isn't one value; each is known by the last name of its place."""
    error: Pointer | None = None


class ErrorShape(NamedTuple):
    """Where the parts of an error body stand."""

    code: Pointer
    message: Pointer
    title: Pointer | None = None
    """Where a shorter message is, for errors that have none at `message`."""
    details: Pointer | None = None
    request_id: Pointer | None = None


class RetryPolicy(NamedTuple):
    """How often and how patiently a call is tried again. Times are seconds; `None`: as usual."""

    max_retries: int | None = None
    statuses: tuple[int, ...] | None = None
    """Further statuses that are worth another attempt."""
    base_delay: float | None = None
    throttle_delay: float | None = None
    max_delay: float | None = None
    max_retry_after: float | None = None


class RateLimitHeaders(NamedTuple):
    """Headers that tell how many calls are left."""

    limit: str
    remaining: str
    reset: str
    reset_unit: Literal["epoch-seconds", "epoch-milliseconds", "seconds"]


class StateMatch(NamedTuple):
    """A value that a place of a result may have."""

    pointer: Pointer
    values: tuple[Scalar, ...]


class Waiter(NamedTuple):
    """A named wait: call again until the value is in a final state. Delays are seconds."""

    name: str
    success: tuple[StateMatch, ...]
    failure: tuple[StateMatch, ...]
    min_delay: float
    max_delay: float
    deadline: float | None = None
    """How long to wait over all, unless the caller says so; absent: for ever."""
    error: type[WaiterError] = WaiterError
    """What a state of failure raises."""


class ParameterStyle(NamedTuple):
    """How one parameter is written, where that is not the OpenAPI default of its place."""

    style: StyleName | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    content_type: str | None = None
    """The value is one text in this media type: JSON is written as JSON, text as it is."""


class PartEncoding(NamedTuple):
    """How one property of a form or of a multipart body is written."""

    content_type: str | None = None
    style: StyleName | None = None
    explode: bool | None = None


class Server(NamedTuple):
    """An address of the API."""

    name: str
    url: str
    """May have variables (`https://{region}.example.com`), or be relative to the base URL."""
    variables: Mapping[str, str | None] = {}
    """Values of its variables, unless the option `server_variables` gives others; `None`: it must."""


class Operation:
    """One operation of the contract, with what the runtime must know to call it."""

    __slots__ = (
        "accept",
        "auth",
        "body",
        "encodings",
        "envelope",
        "errors",
        "id",
        "idempotency_key",
        "idempotent",
        "method",
        "optional_data",
        "pagination",
        "path",
        "response",
        "retry",
        "route",
        "servers",
        "styles",
    )

    def __init__(
        self,
        *,
        id: str,
        method: Method,
        path: str,
        response: Literal["json", "text", "binary", "empty"],
        body: str | None = None,
        encodings: Mapping[str, Mapping[str, PartEncoding]] | None = None,
        accept: str | None = None,
        envelope: Envelope | Literal[False] | None = None,
        optional_data: bool = False,
        errors: ErrorShape | None = None,
        styles: Mapping[Place, Mapping[str, ParameterStyle]] | None = None,
        idempotency_key: str | None = None,
        idempotent: bool = False,
        retry: RetryPolicy | None = None,
        pagination: Pagination | None = None,
        auth: Requirement | None = None,
        servers: tuple[Server, ...] | None = None,
    ) -> None:
        self.id = id
        self.method = method
        self.path = path
        self.response = response
        self.body = body
        """Media type of the request body; absent: no body."""
        self.encodings = encodings or {}
        self.accept = accept or ("*/*" if response == "binary" else "application/json")
        self.envelope = envelope
        """`False`: bodies of this operation are not wrapped. Absent: as the API's default."""
        self.optional_data = optional_data
        """A success may come without data, which is then `None`."""
        self.errors = errors
        self.styles = styles or {}
        self.idempotency_key = idempotency_key
        """Header that takes an idempotency key. The client makes one itself when the caller gives none."""
        self.idempotent = idempotent or method not in ("POST", "PATCH")
        self.retry = retry
        self.pagination = pagination
        self.auth = auth
        """Absent: as `auth.security` of the API says. Empty: sent without credentials."""
        self.servers = servers
        self.route = f"{method} {path}"
        """What a message may show of a call, as there are no values in it."""

    def styles_of(self, place: Place) -> Mapping[str, ParameterStyle]:
        """Styles of parameters of a place that are not in the default style of that place, by name."""
        return self.styles.get(place, {})


class Auth(NamedTuple):
    """What credentials the API takes."""

    schemes: Mapping[str, tuple[AuthWay, ...]] = {}
    """How a client satisfies each security scheme."""
    security: Requirement = ()
    """What operations need unless they say otherwise."""
    exclusive: bool = False
    """Any one scheme is enough for every operation, so credentials for two are a mistake."""
    required: bool = False
    """A client without credentials is of no use."""


class ApiDescription(NamedTuple):
    """The whole API, as far as every call needs it."""

    name: str
    """For messages: `HivePro`."""
    package: str
    """Name of the Python package, and of its logger."""
    user_agent: str
    """Product of the User-Agent header: `hivepro-sdk-python/1.2.0`."""
    base_url: str
    """Used when neither options nor environment name a server."""
    environment: Mapping[str, str]
    """Environment variables that options fall back to, by option."""
    errors: ErrorShape
    auth: Auth = Auth()
    servers: tuple[Server, ...] = ()
    """What the options `server` and `server_variables` choose from. Empty: there is no choice."""
    envelope: Envelope | None = None
    retry: RetryPolicy | None = None
    rate_limit: RateLimitHeaders | None = None
    request_id_header: str | None = None


class Arguments(NamedTuple):
    """The arguments of one call, by the place they go to."""

    path: Mapping[str, object] = {}
    query: Mapping[str, object] = {}
    header: Mapping[str, object] = {}
    cookie: Mapping[str, object] = {}
    body: object = None
    """Absent where it is `NOT_GIVEN`."""
