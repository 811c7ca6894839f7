"""Methods that also give the response."""

from __future__ import annotations

import functools
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TypeVar

from .core import RAW

if TYPE_CHECKING:
    from typing_extensions import ParamSpec

    from .pagination.async_page import AsyncPage, AsyncPager
    from .raw_response import RawResponse

    P = ParamSpec("P")

T = TypeVar("T")


def raw(method: Callable[P, T]) -> Callable[P, RawResponse[T]]:
    """The method, giving its result within a `RawResponse`."""

    @functools.wraps(method)
    def call(*args: Any, **options: Any) -> Any:
        options[RAW] = True
        return method(*args, **options)

    return call


def async_raw(method: Callable[P, Awaitable[T]]) -> Callable[P, Awaitable[RawResponse[T]]]:
    """The coroutine function, giving its result within a `RawResponse`."""

    @functools.wraps(method)
    async def call(*args: Any, **options: Any) -> Any:
        options[RAW] = True
        return await method(*args, **options)

    return call


def async_raw_page(method: Callable[P, AsyncPager[T]]) -> Callable[P, Awaitable[RawResponse[AsyncPage[T]]]]:
    """The method, giving its first page within a `RawResponse`."""

    @functools.wraps(method)
    async def call(*args: Any, **options: Any) -> Any:
        options[RAW] = True
        return await method(*args, **options)

    return call
