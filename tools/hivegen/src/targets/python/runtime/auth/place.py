"""Where in a request a credential stands."""

from __future__ import annotations

from typing import Literal, NamedTuple
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit


class Place(NamedTuple):
    """A header, a query parameter or a cookie."""

    location: Literal["header", "query", "cookie"]
    name: str


AUTHORIZATION = Place("header", "Authorization")


class Draft:
    """One attempt of a request, before it is sent."""

    __slots__ = ("headers", "secret_parameters", "url")

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        self.url = url
        self.headers = headers
        """By their names in lower case."""
        self.secret_parameters: list[str] = []
        """Query parameters that hold credentials, so that they can be taken out of what is shown."""


def is_filled(place: Place, draft: Draft) -> bool:
    """Whether the caller has put something there already; that is left alone, and not shown either."""
    if place.location == "header":
        return place.name.lower() in draft.headers
    if place.location == "query":
        filled = any(name == place.name for name, _ in parse_qsl(urlsplit(draft.url).query, keep_blank_values=True))
        if filled:
            draft.secret_parameters.append(place.name)
        return filled
    return any(pair.strip().startswith(f"{place.name}=") for pair in draft.headers.get("cookie", "").split(";"))


def fill_in(place: Place, value: str, draft: Draft) -> None:
    """Puts a credential there."""
    if place.location == "header":
        draft.headers[place.name.lower()] = value
    elif place.location == "query":
        separator = "&" if "?" in draft.url else "?"
        draft.url += f"{separator}{quote(place.name, safe='')}={quote(value, safe='')}"
        draft.secret_parameters.append(place.name)
    else:
        present = draft.headers.get("cookie")
        draft.headers["cookie"] = f"{present}; {place.name}={value}" if present else f"{place.name}={value}"


def without_parameters(url: str, names: list[str]) -> str:
    """A URL as it may be shown."""
    if not names:
        return url
    parts = urlsplit(url)
    pairs = [pair for pair in parts.query.split("&") if not any(_is_named(pair, name) for name in names)]
    return urlunsplit(parts._replace(query="&".join(pairs)))


def _is_named(pair: str, name: str) -> bool:
    return parse_qsl(pair, keep_blank_values=True)[:1] == [(name, "")] or pair.startswith(f"{quote(name, safe='')}=")
