from __future__ import annotations

from collections.abc import Iterator

import pytest
from peer import Peer, serving
from things_api import Client


@pytest.fixture
def peer() -> Iterator[Peer]:
    with serving() as serving_peer:
        yield serving_peer


@pytest.fixture
def client(peer: Peer) -> Iterator[Client]:
    with Client(peer.url) as new_client:
        yield new_client


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine has set must not reach the tests."""
    for name in ("BASE_URL", "API_KEY", "CLIENT_ID", "CLIENT_SECRET", "LOG_LEVEL"):
        monkeypatch.delenv(f"THINGS_{name}", raising=False)
