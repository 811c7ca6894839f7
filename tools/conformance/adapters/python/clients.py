"""The clients that cases have opened, by name."""

from __future__ import annotations

import logging
from typing import Any, NamedTuple

from case_clock import CaseClock
from hivepro import AsyncHiveProClient, HiveProClient
from protocol import Json, snake, write

_LEVELS = {"error": "ERROR", "warn": "WARNING", "info": "INFO", "debug": "DEBUG"}


class Opened(NamedTuple):
    """A client, and what is observed of it."""

    client: Any
    clock: CaseClock
    logs: list[Json]


class Clients:
    """Opens clients of one kind."""

    def __init__(self, kind: type[HiveProClient] | type[AsyncHiveProClient], **options: Any) -> None:
        self._kind = kind
        self._options = options
        self._opened: dict[str, Opened] = {}

    def get(self, command: Json) -> Opened:
        return self._opened[command["client"]]

    def open(self, command: Json) -> None:
        name: str = command["client"]
        options = {snake(option): _option(option, value) for option, value in command.get("options", {}).items()}
        if "from" in command:
            first = self._opened[command["from"]]
            self._opened[name] = first._replace(client=first.client.with_options(**options))
            return
        clock = CaseClock(command["clock"], lambda seconds: write({"event": "sleep", "client": name, "seconds": seconds}))
        logs: list[Json] = []
        if "logs" in command:
            options = {"log_level": command["logs"], "logger": _logger(logs), **options}
        self._opened[name] = Opened(self._kind(**self._options, **options, _clock=clock), clock, logs)


def _option(name: str, value: Any) -> Any:
    if name == "apiKey" and isinstance(value, dict):
        keys = list(value["sequence"])
        return lambda: keys.pop(0) if len(keys) > 1 else keys[0]
    return value


class _Collecting(logging.Handler):
    def __init__(self, logs: list[Json]) -> None:
        super().__init__()
        self._logs = logs

    def emit(self, record: logging.LogRecord) -> None:
        level = next(name for name, shown in _LEVELS.items() if shown == record.levelname)
        self._logs.append({"level": level, "text": record.getMessage()})


def _logger(logs: list[Json]) -> logging.Logger:
    logger = logging.Logger("case")
    logger.addHandler(_Collecting(logs))
    return logger
