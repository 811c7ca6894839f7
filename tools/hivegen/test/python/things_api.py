"""An API as generated code describes one, and clients of it."""

from __future__ import annotations

from typing import Any

from runtime.async_core import AsyncCore
from runtime.auth.api_key import Bearer
from runtime.auth.client_credentials import ClientCredentials
from runtime.client import AsyncClient, Resource, SyncClient
from runtime.core import arguments
from runtime.download.async_download import AsyncDownload
from runtime.download.sync_download import Download
from runtime.models import Model
from runtime.operation import (
    ApiDescription,
    Auth,
    Envelope,
    ErrorShape,
    Operation,
    RateLimitHeaders,
    StateMatch,
    Waiter,
)
from runtime.pagination.async_page import AsyncPager
from runtime.pagination.forms import CursorPagination
from runtime.pagination.sync_page import SyncPage
from runtime.sync_core import SyncCore
from still_clock import StillClock

API = ApiDescription(
    name="Things",
    package="things",
    user_agent="things-python/1.0.0",
    base_url="https://things.example/v1",
    environment={
        "base_url": "THINGS_BASE_URL",
        "api_key": "THINGS_API_KEY",
        "client_id": "THINGS_CLIENT_ID",
        "client_secret": "THINGS_CLIENT_SECRET",
        "log_level": "THINGS_LOG_LEVEL",
    },
    errors=ErrorShape(
        code=("error", "code"),
        message=("error", "message"),
        details=("error", "details"),
        request_id=("meta", "request_id"),
    ),
    auth=Auth(
        schemes={"key": (Bearer("api_key"),), "oauth": (ClientCredentials("oauth/token"),)},
        security=(("key",), ("oauth",)),
        exclusive=True,
        required=True,
    ),
    envelope=Envelope(data=("data",), success=("success",), meta=("meta",), error=("error",)),
    rate_limit=RateLimitHeaders("X-Limit", "X-Remaining", "X-Reset", "epoch-seconds"),
    request_id_header="X-Request-Id",
)

GET = Operation(id="getThing", method="GET", path="/things/{id}", response="json")
LIST = Operation(
    id="listThings",
    method="GET",
    path="/things",
    response="json",
    pagination=CursorPagination(
        items=("data",),
        cursor_parameter="cursor",
        next_cursor=("meta", "next_cursor"),
        has_more=("meta", "has_more"),
    ),
)
CREATE = Operation(
    id="createThing",
    method="POST",
    path="/things",
    response="json",
    body="application/json",
    idempotency_key="Idempotency-Key",
)
UPDATE = Operation(id="updateThing", method="PATCH", path="/things/{id}", response="json", body="application/json")
DELETE = Operation(id="deleteThing", method="DELETE", path="/things/{id}", response="empty")
FILE = Operation(id="downloadThing", method="GET", path="/things/{id}/file", response="binary")
TEXT = Operation(id="readThing", method="GET", path="/things/{id}/text", response="text", envelope=False)

UNTIL_DONE = Waiter(
    name="wait_until_done",
    success=(StateMatch(("state",), ("done",)),),
    failure=(StateMatch(("state",), ("failed",)),),
    min_delay=1,
    max_delay=10,
)


class Thing(Model):
    """What the API is about."""

    id: str
    state: str | None = None


class Things(Resource[SyncCore]):
    """Methods as generated code has them."""

    def get(self, id: object, **options: Any) -> Thing:
        return self._core.call(GET, Thing, arguments(path={"id": id}), options_of(options))

    def list(self, **options: Any) -> SyncPage[Thing]:
        return self._core.page(LIST, Thing, arguments(), options_of(options))

    def create(self, body: object, **options: Any) -> Thing:
        return self._core.call(CREATE, Thing, arguments(body=body), options_of(options))

    def update(self, body: object, **options: Any) -> Thing:
        return self._core.call(UPDATE, Thing, arguments(path={"id": "1"}, body=body), options_of(options))

    def delete(self, **options: Any) -> None:
        return self._core.send(DELETE, arguments(path={"id": "1"}), options_of(options))

    def text(self, **options: Any) -> str:
        return self._core.call(TEXT, str, arguments(path={"id": "1"}), options_of(options))

    def download(self, destination: Any = None, **options: Any) -> Download:
        return self._core.download(FILE, arguments(path={"id": "1"}), destination, options_of(options))

    def wait(self, on_progress: Any = None, **options: Any) -> Thing:
        given = arguments(path={"id": "1"})
        return self._core.wait(UNTIL_DONE, GET, Thing, given, on_progress, options_of(options))


class AsyncThings(Resource[AsyncCore]):
    """The same, asynchronous."""

    async def get(self, id: object, **options: Any) -> Thing:
        return await self._core.call(GET, Thing, arguments(path={"id": id}), options_of(options))

    def list(self, **options: Any) -> AsyncPager[Thing]:
        return self._core.page(LIST, Thing, arguments(), options_of(options))

    async def download(self, destination: Any = None, **options: Any) -> AsyncDownload:
        return await self._core.download(FILE, arguments(path={"id": "1"}), destination, options_of(options))

    async def wait(self, on_progress: Any = None, **options: Any) -> Thing:
        given = arguments(path={"id": "1"})
        return await self._core.wait(UNTIL_DONE, GET, Thing, given, on_progress, options_of(options))


def options_of(options: Any) -> Any:
    """Whatever a test wants to give, also what the types refuse."""
    return options


class Client(SyncClient):
    """A blocking client on a clock that stands still."""

    def __init__(self, url: str, **options: Any) -> None:
        self.clock = StillClock()
        given = {"api_key": "secret_key", "base_url": url, "clock": self.clock, **options}
        super().__init__(API, {name: value for name, value in given.items() if value is not None})

    @property
    def things(self) -> Things:
        return Things(self.core)

    def with_options(self, **options: Any) -> Client:
        derived = self._derived(options)
        derived.clock = self.clock
        return derived


class Asynchronous(AsyncClient):
    """An asynchronous client on a clock that stands still."""

    def __init__(self, url: str, **options: Any) -> None:
        self.clock = StillClock()
        given = {"api_key": "secret_key", "base_url": url, "clock": self.clock, **options}
        super().__init__(API, {name: value for name, value in given.items() if value is not None})

    @property
    def things(self) -> AsyncThings:
        return AsyncThings(self.core)
