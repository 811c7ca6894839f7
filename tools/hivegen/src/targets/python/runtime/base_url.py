"""Where the API is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

from .environment import read_environment
from .errors import ConfigurationError

if TYPE_CHECKING:
    from .operation import ApiDescription, Operation, Server
    from .options import Settings


class BaseUrl(NamedTuple):
    """What paths are appended to."""

    url: str
    """Without a slash at its end."""
    own: bool
    """The caller has named it, so that it stands for the whole API: a proxy, a mock, an installation of their own."""


def resolve_base_url(api: ApiDescription, settings: Settings) -> BaseUrl:
    """From options, then the environment, then the contract."""
    chosen = settings.server is not None or bool(settings.server_variables)
    if settings.base_url is not None and settings.server is not None:
        raise ConfigurationError(f"{api.name}: both base_url and server are given. Give one of them.")
    if settings.base_url is not None:
        return BaseUrl(_checked(api, settings.base_url), own=True)
    from_environment = None if chosen else read_environment(api.environment["base_url"])
    if from_environment is not None:
        return BaseUrl(_checked(api, from_environment), own=True)
    url = server_url(api, api.servers, settings) if chosen or api.servers else api.base_url
    problem = f"{api.name}: the contract doesn't say where the API is. {_remedy(api)}"
    return BaseUrl(_checked(api, url, problem), own=False)


def operation_url(api: ApiDescription, base: BaseUrl, settings: Settings, operation: Operation) -> str:
    """Where an operation is. One with an address of its own is there, unless the caller has named the base URL."""
    if not operation.servers:
        return base.url
    url = server_url(api, operation.servers, settings)
    if not re.match(r"https?:", url, re.IGNORECASE):
        return _checked(api, urljoin(f"{base.url}/", url))
    return base.url if base.own else _checked(api, url)


def server_url(api: ApiDescription, servers: tuple[Server, ...], settings: Settings) -> str:
    """The address of the chosen server, with its variables filled in."""
    wanted = settings.server
    known = [server.name for server in api.servers]
    if wanted is not None and wanted not in known:
        names = ", ".join(f'"{name}"' for name in known)
        raise ConfigurationError(
            f'{api.name} has no server "{wanted}". {f"It has {names}." if names else "Give base_url."}'
        )
    server = next((server for server in servers if server.name == wanted), servers[0] if servers else None)
    if server is None:
        raise ConfigurationError(f"{api.name} has no server variables. Give the option base_url.")

    def fill(match: re.Match[str]) -> str:
        in_path = re.match(r"[^/]*//[^/]*/", server.url[: match.start()]) is not None
        return _variable(api, server, match[1], settings, r"[\s?#\\]" if in_path else r"[\s/?#@\\]")

    return re.sub(r"\{([^{}]+)\}", fill, server.url)


def _variable(api: ApiDescription, server: Server, name: str, settings: Settings, separators: str) -> str:
    """A separator would end the host, or begin a query."""
    default = server.variables.get(name)
    value = settings.server_variables.get(name, default)
    if value is None:
        raise ConfigurationError(
            f'{api.name}: the server\'s address needs server_variables["{name}"]. '
            "Give it, or the whole address as base_url."
        )
    if value == default or (value and not re.search(separators, value)):
        return value
    raise ConfigurationError(
        f'{api.name}: server_variables["{name}"] is empty or has characters that would change the rest of the address. '
        "Give the whole address as base_url."
    )


def _checked(api: ApiDescription, given: str, problem: str | None = None) -> str:
    url = _parse(given)
    if url is None or url.scheme not in ("http", "https") or not url.hostname:
        raise ConfigurationError(
            problem or f"{api.name}: the base URL is not an absolute http(s) URL. {_remedy(api)}",
        )
    if url.username or url.password:
        raise ConfigurationError(
            f"{api.name}: the base URL has a user name or password in it. Use the credential options.",
        )
    if url.query or url.fragment:
        raise ConfigurationError(
            f"{api.name}: the base URL has a query or fragment, and paths are appended to it. {_remedy(api)}",
        )
    return url.geturl().rstrip("/")


def _parse(given: str) -> SplitResult | None:
    try:
        url = urlsplit(given.strip())
        # Raises where it is no number.
        _ = url.port
    except ValueError:
        return None
    return url


def _remedy(api: ApiDescription) -> str:
    path = api.base_url.rstrip("/") if api.base_url.startswith("/") else ""
    example = api.base_url if api.base_url.startswith("http") else f"https://example.com{path}"
    return f"Give the option base_url or set {api.environment['base_url']} to an address such as {example}."
