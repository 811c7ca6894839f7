"""What the resources of blocking and of asynchronous clients have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from .caller import Call, Caller
from .not_given import NOT_GIVEN, given
from .operation import Arguments, Operation
from .options import RequestSettings, duration, request_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .decode import Decoder
    from .download.transfer import Transfer
    from .raw_response import RawResponse

T = TypeVar("T")

RAW = "_raw_response"
"""The option that asks for a `RawResponse`. Only `with_raw_response` sets it."""

_DOWNLOAD_OPTIONS = ("idle_timeout", "on_progress")


def arguments(
    *,
    path: Mapping[str, object] | None = None,
    query: dict[str, object] | None = None,
    header: dict[str, object] | None = None,
    cookie: dict[str, object] | None = None,
    body: object = NOT_GIVEN,
) -> Arguments:
    """The arguments of a call; query, header and cookie parameters that are `NOT_GIVEN` are left out."""
    return Arguments(
        path or {},
        given(query) if query else {},
        given(header) if header else {},
        given(cookie) if cookie else {},
        body,
    )


def optional_body(members: dict[str, object]) -> object:
    """A body that isn't sent at all where none of its members is given."""
    return given(members) or NOT_GIVEN


def read_options(options: Mapping[str, Any]) -> tuple[RequestSettings, bool]:
    """Options of a call, and whether it is to give a `RawResponse`."""
    if RAW not in options:
        return request_settings(options), False
    return request_settings({name: value for name, value in options.items() if name != RAW}), True


class Core:
    """Makes calls for a client."""

    def __init__(self, caller: Caller, client: object) -> None:
        self.caller = caller
        self.client = client
        """What objects that come from calls make theirs through."""

    async def result(self, call: Call, decoder: Decoder[T] | None, raw: bool) -> Any:
        """What a call gives, or the whole response of it."""
        if raw:
            return await self.caller.response(call, decoder, self.client)
        return await self.caller.data(call, decoder, self.client)

    async def poll(self, call: Call, decoder: Decoder[T], options: RequestSettings) -> RawResponse[T]:
        """A call of a wait, which looks at the response too."""
        response: RawResponse[Any] = await self.caller.response(call._replace(options=options), decoder, self.client)
        return response

    async def transfer(self, operation: Operation, given: Arguments, options: Mapping[str, Any]) -> Transfer:
        """Opens a download."""
        from .download.resume import Resumption
        from .download.transfer import Transfer

        own = {name: options[name] for name in _DOWNLOAD_OPTIONS if name in options}
        settings, _ = read_options({name: value for name, value in options.items() if name not in own})
        limits = self.caller.settings.limits(settings)
        idle_timeout = duration("idle_timeout", own.get("idle_timeout", NOT_GIVEN), limits.timeout)
        call = Call(operation, given, settings)
        delivery = await self.caller.deliver(call, unread=True)
        resumption = Resumption(self.caller, call, delivery)
        io = self.caller.transport.io
        return Transfer(delivery, io, limits, idle_timeout, own.get("on_progress"), resumption)
