"""Times that know how they were written."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, TypeAlias

from .request.scalar import time_text

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema
    from pydantic_core.core_schema import ValidatorFunctionWrapHandler


class ReceivedTime(dt.datetime):
    """A time that is sent back as it came, whatever its precision and zone."""

    text: str | None = None

    def __repr__(self) -> str:
        return repr(dt.datetime.combine(self.date(), self.timetz()))


def _read(value: object, handler: ValidatorFunctionWrapHandler) -> dt.datetime:
    received = _quickly(value)
    if received is None:
        moment: dt.datetime = handler(value)
        if not isinstance(value, str):
            return moment
        received = ReceivedTime.combine(moment.date(), moment.timetz())
    if isinstance(value, str):
        received.text = value
    return received


def _quickly(value: object) -> ReceivedTime | None:
    """What the standard library can read, which is nearly everything since Python 3.11."""
    try:
        return ReceivedTime.fromisoformat(value) if isinstance(value, str) and "T" in value else None
    except ValueError:
        return None


def _write(moment: object) -> object:
    return time_text(moment) if isinstance(moment, dt.datetime) else moment


class _AsWritten:
    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        writing = core_schema.plain_serializer_function_ser_schema(_write, when_used="json")
        return core_schema.no_info_wrap_validator_function(_read, handler(source), serialization=writing)


Timestamp: TypeAlias = Annotated[dt.datetime, _AsWritten()]
"""A time of the API. Type checkers and programs see a `datetime`."""
