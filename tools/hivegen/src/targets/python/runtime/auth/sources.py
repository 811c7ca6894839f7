"""Reads credentials as callers give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Awaitable
    from typing import TypeGuard

    from .way import CredentialSource


def credential_sources(values: object, options: tuple[str, ...]) -> dict[str, CredentialSource]:
    """Those of the options that have a value. Raises a `ConfigurationError` for one that is no credential."""
    if not _is_mapping(values):
        return {}
    found: dict[str, CredentialSource] = {}
    for option in options:
        value = values.get(option)
        if isinstance(value, str) or _is_function(value):
            found[option] = value
        elif value is not None:
            raise ConfigurationError(f"{option} must be a string, or a function that returns one.")
    return found


def _is_mapping(values: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(values, Mapping)


def _is_function(value: object) -> TypeGuard[Callable[[], str | Awaitable[str]]]:
    return callable(value)
