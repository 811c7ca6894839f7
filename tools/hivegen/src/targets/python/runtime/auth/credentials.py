"""Finds the credentials that options and environment give."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..environment import read_environment
from ..errors import ConfigurationError
from .sources import credential_sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..operation import ApiDescription, Requirement
    from ..options import Settings
    from .way import AuthWay, CredentialSource, CredentialValues


class Configured(NamedTuple):
    """A scheme whose credentials are there."""

    way: AuthWay
    values: CredentialValues
    from_options: bool
    """Not from the environment alone."""


def resolve_credentials(api: ApiDescription, settings: Settings) -> dict[str, Configured]:
    """The schemes whose credentials are there, by name. Options come before the environment."""
    _reject_unknown(api, settings)
    halves: list[str] = []
    configured: dict[str, Configured] = {}
    for scheme in api.auth.schemes:
        found = _configured_way(api, settings, scheme, halves)
        if found:
            configured[scheme] = found
    _reject_contradictions(api, configured)
    if not api.auth.required or configured or _has_own_header(api, settings):
        return configured
    if halves:
        raise _missing_half(api, halves[0])
    raise ConfigurationError(f"{api.name}: no credentials. {ways_to_authenticate(api)}")


def _configured_way(api: ApiDescription, settings: Settings, scheme: str, halves: list[str]) -> Configured | None:
    ways = api.auth.schemes[scheme]
    if scheme in settings.by_scheme:
        return _own_way(api, ways, scheme, settings.by_scheme[scheme])
    given = [found for way in ways if (found := _from_options(api, way, settings))]
    if len(given) > 1:
        raise _contradiction(api, given)
    if given:
        return given[0]
    return next((found for way in ways if (found := _from_environment(api, way, halves))), None)


def _own_way(api: ApiDescription, ways: tuple[AuthWay, ...], scheme: str, own: object) -> Configured:
    """What `credentials` says about a scheme: a single value, or one for each of a way's options."""
    for way in ways:
        single = len(way.options) == 1 and (isinstance(own, str) or callable(own))
        values = credential_sources({way.options[0]: own} if single else own, way.options)
        if len(values) == len(way.options):
            return Configured(way, values, from_options=True)
    forms = " or ".join(
        "a string or function" if len(way.options) == 1 else f"a dict with {', '.join(way.options)}" for way in ways
    )
    raise ConfigurationError(f'{api.name}: credentials["{scheme}"] must be {forms}.')


def _from_options(api: ApiDescription, way: AuthWay, settings: Settings) -> Configured | None:
    """One half may come from the options and the other from the environment."""
    given = credential_sources(settings.credentials, way.options)
    if not given:
        return None
    values = {**_environment_of(api, way), **given}
    missing = [option for option in way.options if option not in values]
    if missing:
        raise _missing_half(api, missing[0])
    return Configured(way, values, from_options=True)


def _from_environment(api: ApiDescription, way: AuthWay, halves: list[str]) -> Configured | None:
    values = _environment_of(api, way)
    missing = [option for option in way.options if option not in values]
    if not missing:
        return Configured(way, values, from_options=False)
    if len(missing) < len(way.options):
        halves.extend(missing)
    return None


def _environment_of(api: ApiDescription, way: AuthWay) -> dict[str, CredentialSource]:
    found = {option: read_environment(api.environment.get(option)) for option in way.options}
    return {option: value for option, value in found.items() if value is not None}


def _reject_unknown(api: ApiDescription, settings: Settings) -> None:
    for scheme in settings.by_scheme:
        if scheme not in api.auth.schemes:
            known = ", ".join(api.auth.schemes)
            raise ConfigurationError(f'{api.name} has no security scheme "{scheme}". It has: {known}.')


def _reject_contradictions(api: ApiDescription, configured: Mapping[str, Configured]) -> None:
    """Where any one credential is enough for every operation, a second one would silently do nothing."""
    given = [found for found in configured.values() if found.from_options]
    if api.auth.exclusive and len({found.way.options for found in given}) > 1:
        raise _contradiction(api, given)


def _contradiction(api: ApiDescription, given: list[Configured]) -> ConfigurationError:
    names = " and ".join("/".join(found.way.options) for found in given)
    return ConfigurationError(f"{api.name}: both {names} are given. Give one of them.")


def _missing_half(api: ApiDescription, missing: str) -> ConfigurationError:
    return ConfigurationError(f"{api.name}: {missing} is missing. Give {_option_or_variable(api, (missing,))}.")


def _has_own_header(api: ApiDescription, settings: Settings) -> bool:
    places = {way.place for ways in api.auth.schemes.values() for way in ways}
    wanted = {"cookie" if place.location == "cookie" else place.name.lower() for place in places}
    return any(value and name.lower() in wanted for name, value in settings.headers.items())


def ways_to_authenticate(api: ApiDescription, alternatives: Requirement | None = None) -> str:
    """How to get credentials in, for messages."""
    wanted = alternatives or api.auth.security or tuple((scheme,) for scheme in api.auth.schemes)
    ways = list(dict.fromkeys(text for schemes in wanted for text in _ways_text(api, schemes)))
    return f"Give {'; or give '.join(ways)}." if ways else "It is called without credentials."


def _ways_text(api: ApiDescription, schemes: tuple[str, ...]) -> list[str]:
    """Several ways of a single scheme are alternatives too."""
    texts = [[_option_or_variable(api, way.options) for way in api.auth.schemes.get(scheme, ())] for scheme in schemes]
    if len(texts) <= 1:
        return texts[0] if texts else []
    return [", and ".join(dict.fromkeys(" or ".join(ways) for ways in texts))]


def _option_or_variable(api: ApiDescription, options: tuple[str, ...]) -> str:
    """`the option api_key or set ACME_API_KEY`"""
    variables = [api.environment[option] for option in options if option in api.environment]
    text = f"the option {' and '.join(options)}"
    return f"{text} or set {' and '.join(variables)}" if len(variables) == len(options) else text
