"""Options of a client on top of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .auth.sources import credential_sources
from .errors import ConfigurationError
from .not_given import NOT_GIVEN
from .request.scalar import is_sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .operation import ApiDescription
    from .options import Settings

_SERVER = ("base_url", "server", "server_variables")
_MAY_BE_NONE = ("timeout", "deadline")


def merge(api: ApiDescription, base: Settings, options: Mapping[str, Any]) -> Settings:
    """The settings with these options; those that are `None` or left out stay."""
    given: dict[str, Any] = {
        name: value
        for name, value in options.items()
        if value is not NOT_GIVEN and (value is not None or name in _MAY_BE_NONE)
    }
    by_option = {name: given.pop(name) for name in credential_options(api) if name in given}
    by_scheme = given.pop("credentials", None)
    unknown = given.keys() - base._fields
    if unknown:
        raise TypeError(f"unexpected keyword argument {sorted(unknown)[0]!r}")
    credentials = credential_sources(by_option, tuple(by_option))
    if credentials or by_scheme:
        given.update(_merged_credentials(api, base, credentials, by_scheme))
    if given.get("base_url") is not None:
        given = {"server": None, "server_variables": {}, **given}
    elif any(name in given for name in _SERVER):
        given["base_url"] = None
    if "headers" in given:
        given["headers"] = {**base.headers, **given["headers"]}
    if "scopes" in given:
        given["scopes"] = _texts(given["scopes"])
    return base._replace(**given)


def changes_server_or_credentials(api: ApiDescription, options: Mapping[str, Any]) -> bool:
    """Whether tokens, budgets and rate limits of a client can't be shared with one that has these options changed."""
    names = {*_SERVER, "scopes", "credentials", *credential_options(api)}
    return any(value is not None and value is not NOT_GIVEN and name in names for name, value in options.items())


def credential_options(api: ApiDescription) -> list[str]:
    """Names of the options that credentials are given by."""
    return list(dict.fromkeys(option for ways in api.auth.schemes.values() for way in ways for option in way.options))


def _merged_credentials(
    api: ApiDescription,
    base: Settings,
    credentials: Mapping[str, Any],
    by_scheme: Mapping[str, object] | None,
) -> dict[str, Any]:
    replaced = set(_replaced_options(api, credentials, by_scheme is not None))
    kept = {name: value for name, value in base.credentials.items() if name not in replaced}
    drop_schemes = "credentials" in replaced
    return {
        "credentials": {**kept, **credentials},
        "by_scheme": {**({} if drop_schemes else base.by_scheme), **(by_scheme or {})},
    }


def _replaced_options(api: ApiDescription, changed: Iterable[str], schemes_changed: bool) -> list[str]:
    """Options that the changed ones take the place of: of the same schemes, or of all where one scheme is enough."""
    if api.auth.exclusive:
        return ["credentials", *credential_options(api)]
    names = set(changed)
    touched = [ways for ways in api.auth.schemes.values() if any(names & set(way.options) for way in ways)]
    if not touched and not schemes_changed:
        return []
    return [option for ways in touched for way in ways if not names & set(way.options) for option in way.options]


def _texts(value: object) -> tuple[str, ...]:
    if is_sequence(value):
        return tuple(str(item) for item in value)
    raise ConfigurationError("scopes must be a list of strings.")
