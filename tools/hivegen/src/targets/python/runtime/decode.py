"""Turns parsed JSON into values of the API's types."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from .construct import constructed
from .models import BoundModel

if TYPE_CHECKING:
    from collections.abc import Hashable
    from typing import TypeAlias

T = TypeVar("T")


class Shape(Generic[T]):
    """A type that isn't a class: `Shape[Cat | Dog](Cat | Dog)`."""

    def __init__(self, annotation: Any) -> None:
        self._annotation = annotation
        self._adapter: TypeAdapter[T] | None = None

    def decode(self, value: object) -> T:
        if self._adapter is None:
            self._adapter = TypeAdapter(self._annotation)
        try:
            return self._adapter.validate_python(value)
        except ValidationError:
            result: T = constructed(self._annotation, value)
            return result


Decoder: TypeAlias = "type[T] | Shape[T]"


def decode(decoder: Decoder[T], value: object, client: object) -> T:
    """A value of the type. If it isn't quite what the contract says, as much of it as is."""
    if isinstance(decoder, Shape):
        return decoder.decode(value)
    if not issubclass(decoder, BaseModel):
        hashable: Any = decoder
        plain: T = _shape_of(hashable).decode(value)
        return plain
    try:
        result: Any = decoder.model_validate(value)
    except ValidationError:
        result = constructed(decoder, value)
    if issubclass(decoder, BoundModel):
        result.bind(client)
    decoded: T = result
    return decoded


@lru_cache
def _shape_of(annotation: Hashable) -> Shape[Any]:
    return Shape(annotation)
