"""The difference between an argument that is left out and one that is `None`."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from typing import TypeAlias


class _Sentinel(enum.Enum):
    NOT_GIVEN = "NOT_GIVEN"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"


NotGiven: TypeAlias = Literal[_Sentinel.NOT_GIVEN]
"""Type of `NOT_GIVEN`."""

NOT_GIVEN: Final = _Sentinel.NOT_GIVEN
"""An argument that was left out: nothing is sent. `None` is sent as `null`."""


def given(values: dict[str, object]) -> dict[str, object]:
    """The values that were given."""
    return {name: value for name, value in values.items() if value is not NOT_GIVEN}
