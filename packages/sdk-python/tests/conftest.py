from __future__ import annotations

from collections.abc import Iterator

import pytest
from fake_platform import Platform, serving


@pytest.fixture
def platform() -> Iterator[Platform]:
    with serving() as serving_platform:
        yield serving_platform


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine has set must not reach the tests."""
    for name in ("BASE_URL", "API_KEY", "CLIENT_ID", "CLIENT_SECRET", "LOG_LEVEL"):
        monkeypatch.delenv(f"HIVEPRO_{name}", raising=False)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
