"""Bases of generated clients and resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .async_core import AsyncCore
from .caller import Caller
from .core import Core
from .lifetime import Lifetime
from .options import Settings
from .sync_core import SyncCore

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

    from typing_extensions import Self

    from .operation import ApiDescription

CoreT = TypeVar("CoreT", bound=Core)


class SyncClient:
    """Base of blocking clients. They may be shared by threads."""

    core: SyncCore

    def __init__(self, api: ApiDescription, options: Mapping[str, Any]) -> None:
        from .sync_io import SyncIo

        settings = Settings.of(api, options)
        given = options.get("http_client")
        self.core = SyncCore(Caller(api, settings, SyncIo(given, settings.clock, Lifetime())), self)

    def _derived(self, options: Mapping[str, Any]) -> Self:
        caller = self.core.caller
        derived = object.__new__(type(self))
        derived.core = SyncCore(caller.with_options(options, caller.transport.io.derived()), derived)
        return derived

    @property
    def base_url(self) -> str:
        """Where the API is."""
        return self.core.caller.base_url

    def close(self) -> None:
        """Ends what is under way with an `AbortError`; later calls fail.

        Clients that were derived from this one end with it.
        """
        self.core.caller.transport.io.lifetime.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"

    def __deepcopy__(self, memo: object) -> Self:
        """Objects of the API can be copied; the connections that they call through can't."""
        return self


class AsyncClient:
    """Base of asynchronous clients."""

    core: AsyncCore

    def __init__(self, api: ApiDescription, options: Mapping[str, Any]) -> None:
        from .async_io import AsyncIo

        settings = Settings.of(api, options)
        io = AsyncIo(options.get("http_client"), settings.clock, Lifetime())
        self.core = AsyncCore(Caller(api, settings, io), self, io)

    def _derived(self, options: Mapping[str, Any]) -> Self:
        derived = object.__new__(type(self))
        io = self.core.io.derived()
        derived.core = AsyncCore(self.core.caller.with_options(options, io), derived, io)
        return derived

    @property
    def base_url(self) -> str:
        """Where the API is."""
        return self.core.caller.base_url

    async def aclose(self) -> None:
        """Ends what is under way with an `AbortError`; later calls fail.

        Clients that were derived from this one end with it.
        """
        self.core.io.lifetime.close()
        await self.core.io.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.aclose()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.base_url}>"

    def __deepcopy__(self, memo: object) -> Self:
        """Objects of the API can be copied; the connections that they call through can't."""
        return self


class Resource(Generic[CoreT]):
    """Base of generated resources, such as `client.scans`."""

    def __init__(self, core: CoreT) -> None:
        self._core = core
