"""Writes logs without credentials and bodies."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Literal, get_args
from urllib.parse import parse_qsl, quote, urlsplit, urlunsplit

from .environment import read_environment
from .errors import AbortError, ClientError, ConfigurationError
from .options import LogLevel
from .retry.classify import network_error_reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .hooks import RequestEvent, ResponseEvent, RetryEvent
    from .operation import ApiDescription
    from .options import Settings

_LEVELS: dict[str, int] = {
    "error": logging.ERROR,
    "warn": logging.WARNING,
    "info": logging.INFO,
    "debug": logging.DEBUG,
    "off": logging.CRITICAL + 1,
}

# Rather one too many.
_SECRET_NAME = re.compile(r"auth|cookie|credential|key|passw|secret|session|signature|token", re.IGNORECASE)
# Has "key" in it, and is what one looks for in a log.
_IDEMPOTENCY = re.compile(r"(x-)?idempotency-key", re.IGNORECASE)
_REDACTED = "[redacted]"


class Log:
    """The log of a client: of the level that its options or the environment say, else as `logging` is set up."""

    def __init__(self, api: ApiDescription, settings: Settings) -> None:
        self._logger = settings.logger or logging.getLogger(api.package)
        self._secret = {way.place.name.lower() for ways in api.auth.schemes.values() for way in ways}
        level = _level(api, settings)
        self._off = level == "off"
        if not self._logger.handlers:
            # Without any handler, Python would write warnings to standard error.
            self._logger.addHandler(logging.NullHandler())
        if level is not None and level != "off":
            _set_up(self._logger, _LEVELS[level])

    def shows(self, level: Literal["error", "warn", "info", "debug"]) -> bool:
        """Whether somebody sees what is logged on a level."""
        return not self._off and self._logger.isEnabledFor(_LEVELS[level])

    def request(self, event: RequestEvent) -> None:
        if self.shows("debug"):
            url, headers = redacted_url(event.url, self._secret), redacted_headers(event.headers, self._secret)
            self._logger.debug(
                "%s: %s %s attempt=%d headers=%s", event.operation, event.method, url, event.attempt, headers
            )

    def response(self, event: ResponseEvent) -> None:
        if not self.shows("info"):
            return
        url = redacted_url(event.url, self._secret)
        facts = f"method={event.method} url={url} attempt={event.attempt} request_id={event.request_id}"
        if self.shows("debug"):
            facts += f" headers={redacted_headers(event.headers, self._secret)}"
        self._logger.info("%s: %d after %.3f s %s", event.operation, event.status, event.duration, facts)

    def retry(self, event: RetryEvent) -> None:
        if self.shows("warn"):
            why = f"status={event.status}" if event.error is None else f"error={network_error_reason(event.error)}"
            self._logger.warning(
                "%s: trying again in %.3f s attempt=%d %s", event.operation, event.delay, event.attempt, why
            )

    def failure(self, operation: str, error: Exception) -> None:
        # Who closes a client knows of it.
        level = logging.DEBUG if isinstance(error, AbortError) else logging.ERROR
        if self._off or not self._logger.isEnabledFor(level):
            return
        facts = error.to_dict() if isinstance(error, ClientError) else {}
        facts.pop("message", None)
        self._logger.log(level, "%s: %s %s", operation, error, facts)


def _level(api: ApiDescription, settings: Settings) -> str | None:
    variable = api.environment.get("log_level")
    level = settings.log_level or read_environment(variable)
    if level is None or level.lower() in _LEVELS:
        return level and level.lower()
    source = "log_level" if settings.log_level else variable
    raise ConfigurationError(f"{api.name}: {source} must be one of {', '.join(get_args(LogLevel))}, and is {level}.")


def _set_up(logger: logging.Logger, level: int) -> None:
    """Who asks for a log and has set up none gets one on standard error."""
    logger.setLevel(level)
    if not _is_heard(logger):
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        logger.addHandler(handler)


def _is_heard(logger: logging.Logger) -> bool:
    current: logging.Logger | None = logger
    while current is not None:
        if any(not isinstance(handler, logging.NullHandler) for handler in current.handlers):
            return True
        current = current.parent if current.propagate else None
    return False


def redacted_headers(headers: Mapping[str, str], secret: set[str]) -> dict[str, str]:
    """Headers as a log may show them."""
    return {name: _REDACTED if _is_secret(name, secret) else value for name, value in headers.items()}


def redacted_url(url: str, secret: set[str]) -> str:
    """A URL as a log may show it."""
    if "?" not in url:
        return url
    parts = urlsplit(url)
    pairs = [
        f"{quote(name)}={_REDACTED if _is_secret(name, secret) else quote(value)}"
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
    ]
    return urlunsplit(parts._replace(query="&".join(pairs)))


def _is_secret(name: str, secret: set[str]) -> bool:
    is_secret = _SECRET_NAME.search(name) is not None and _IDEMPOTENCY.fullmatch(name) is None
    return is_secret or name.lower() in secret
