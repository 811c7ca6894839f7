"""The way from an operation and its arguments to a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from .auth.authenticator import CredentialsAuthenticator
from .auth.way import AuthContext
from .base_url import operation_url, resolve_base_url
from .errors import ClientError
from .merging import changes_server_or_credentials
from .observing import Observer
from .options import NO_OPTIONS, RequestSettings
from .request.headers import client_headers
from .request.serialize import serialize
from .response.failure import request_id_of
from .response.unwrap import unwrap
from .sending.outgoing import Delivery, OutgoingCall
from .sending.send import send
from .sending.transport import Transport, new_transport

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from typing import Any

    from .decode import Decoder
    from .io import Io
    from .operation import ApiDescription, Arguments, Operation
    from .options import Settings
    from .raw_response import RawResponse
    from .response.unwrap import Content

T = TypeVar("T")


class Call(NamedTuple):
    """An operation with its arguments and options."""

    operation: Operation
    arguments: Arguments
    options: RequestSettings


class Caller:
    """Makes the calls of a client. Raises a `ConfigurationError` if it is set up in a way that can't work."""

    def __init__(self, api: ApiDescription, settings: Settings, io: Io, shared: Transport | None = None) -> None:
        self.api = api
        self.settings = settings
        self._limits = settings.limits(NO_OPTIONS)
        self._base = resolve_base_url(api, settings)
        self._headers = {**io.default_headers, **client_headers(api, settings)}
        observer = Observer(api, settings, io)
        if shared is None:
            transport = new_transport(api, settings, io, observer)
            context = AuthContext(io, transport, settings, self._base.url, self._headers)
            self.transport = transport.with_authenticator(CredentialsAuthenticator(context))
        else:
            wait = settings.wait_for_rate_limit
            self.transport = shared._replace(io=io, observer=observer, wait_for_rate_limit=wait)

    @property
    def base_url(self) -> str:
        return self._base.url

    def base_url_of(self, operation: Operation) -> str:
        """What the path of an operation is appended to."""
        return operation_url(self.api, self._base, self.settings, operation)

    def with_options(self, options: Mapping[str, Any], io: Io) -> Caller:
        """A caller with some options changed; unless server or credentials change, both share token, budget and
        limit."""
        shared = None if changes_server_or_credentials(self.api, options) else self.transport
        return Caller(self.api, self.settings.merged(self.api, options), io, shared)

    async def deliver(self, call: Call, *, unread: bool = False, url: str | None = None) -> Delivery:
        """Serialises and sends. `url` is in place of the one that the operation has."""
        operation, arguments, options = call
        base_url = self.base_url_of(operation)
        request = serialize(self.settings, operation, arguments, options, base_url, self._headers)
        if url is not None:
            request = request._replace(url=url)
        limits = self._limits if options is NO_OPTIONS else self.settings.limits(options)
        return await send(self.transport, OutgoingCall(operation, request, limits, unread))

    def unwrap(self, operation: Operation, delivery: Delivery) -> Content:
        return unwrap(self.transport, operation, delivery)

    async def reporting(self, operation: Operation, act: Callable[[], Awaitable[T]]) -> T:
        """Tells the log and the hook if `act` fails."""
        try:
            return await act()
        except ClientError as error:
            await self.transport.observer.failed(operation.id, error)
            raise

    async def data(self, call: Call, decoder: Decoder[T] | None, client: object) -> T | None:
        """Calls an operation; without a decoder if its answer has no data."""
        try:
            delivery = await self.deliver(call)
            return self._decoded(call, decoder, client, self.unwrap(call.operation, delivery))
        except ClientError as error:
            await self.transport.observer.failed(call.operation.id, error)
            raise

    async def response(self, call: Call, decoder: Decoder[T] | None, client: object) -> RawResponse[T | None]:
        """The same with the response."""
        from .raw_response import RawResponse

        async def act() -> RawResponse[T | None]:
            delivery = await self.deliver(call)
            content = self.unwrap(call.operation, delivery)
            data = self._decoded(call, decoder, client, content)
            return RawResponse(data, content.meta, self.request_id(delivery, content), delivery)

        return await self.reporting(call.operation, act)

    def _decoded(self, call: Call, decoder: Decoder[T] | None, client: object, content: Content) -> T | None:
        if decoder is None or (content.data is None and call.operation.optional_data):
            return None
        # Where pydantic isn't there yet, the first call brings it.
        from .decode import decode

        return decode(decoder, content.data, client)

    def request_id(self, delivery: Delivery, content: Content | None = None) -> str | None:
        body = None if content is None else content.body
        return request_id_of(self.api, delivery.headers, body)
