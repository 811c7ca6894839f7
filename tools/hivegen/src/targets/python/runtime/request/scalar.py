"""Values of Python as the wire knows them."""

from __future__ import annotations

import datetime as dt
import enum
import math
import uuid
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ..errors import InvalidInputError
from ..not_given import NOT_GIVEN

if TYPE_CHECKING:
    from typing import TypeGuard


def is_absent(value: object) -> bool:
    """Whether a parameter is left out."""
    return value is None or value is NOT_GIVEN


def is_mapping(value: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(value, Mapping)


def is_sequence(value: object) -> TypeGuard[Sequence[object]]:
    """A list of values; text is one value."""
    return isinstance(value, (list, tuple, set, frozenset)) or (
        isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray, memoryview))
    )


def to_wire(value: object) -> object:
    """Dates as the contract's `date-time`, models as objects; everything that JSON has stays as it is."""
    if isinstance(value, (str, int, float, bool)) or value is None:
        return value.value if isinstance(value, enum.Enum) else value
    if isinstance(value, dt.datetime):
        return time_text(value)
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, (uuid.UUID, Decimal)):
        return str(value)
    dump = getattr(value, "to_dict", None)
    return dump() if callable(dump) else value


def time_text(value: dt.datetime) -> str:
    """RFC 3339; what came from the API, as it came. A time without a zone is taken for local time, as Python does."""
    text = getattr(value, "text", None)
    if isinstance(text, str):
        return text
    moment = value.astimezone(dt.timezone.utc) if value.tzinfo is None else value
    return moment.isoformat().replace("+00:00", "Z")


def scalar_text(value: object) -> str:
    """A number, text or truth value as it stands in a URL."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        if not math.isfinite(value):
            raise InvalidInputError("a parameter is a number that can't be written, such as infinity.")
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
