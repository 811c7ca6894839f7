"""Commands, replies and events: one JSON document a line."""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

from hivepro import ClientError, Model
from hivepro import __all__ as EXPORTED

Json = dict[str, Any]

_lock = threading.Lock()


def write(message: Json) -> None:
    """Writes a reply or an event."""
    with _lock:
        sys.stdout.write(json.dumps(message, default=to_json) + "\n")
        sys.stdout.flush()


def to_json(value: object) -> Any:
    """A value of the SDK as it would be sent."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {name: to_json(item) for name, item in value.items()}
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return str(value)


def snake(name: str) -> str:
    """`maxRetries` is `max_retries`."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)


_CALL_OPTIONS = {"headers": "extra_headers", "query": "extra_query"}


def call_options(command: Json) -> Json:
    """Options of a call, as keyword arguments."""
    return {_CALL_OPTIONS.get(name, snake(name)): value for name, value in command.get("options", {}).items()}


_MEMBERS = {
    "code": "code",
    "status": "status",
    "requestId": "request_id",
    "details": "details",
    "retryAfter": "retry_after",
    "attempts": "attempts",
    "retryCount": "retry_count",
    "retryDelay": "retry_delay",
    "excerpt": "excerpt",
    "limit": "limit",
    "reason": "reason",
    "value": "value",
}


def describe_error(error: BaseException) -> Json:
    """An error as the protocol has it."""
    printed = "\n".join(_printed(error))
    name = type(error).__name__
    if not isinstance(error, ClientError):
        return {"type": f"{name} (none of the SDK's)", "message": str(error), "printed": printed}
    if name not in EXPORTED:
        name = f"{name} (not exported)"
    members = {wire: getattr(error, member, None) for wire, member in _MEMBERS.items()}
    known = {wire: to_json(value) for wire, value in members.items() if value is not None}
    return {"type": name, "message": str(error), **known, "printed": printed}


def _printed(error: BaseException | None, depth: int = 0) -> list[str]:
    """Everything that a program could print of an error and its causes."""
    import traceback

    if error is None or depth > 8:
        return []
    fields = [f"{name}={value!r}" for name, value in vars(error).items() if name not in ("headers", "body")]
    shown = [str(error), repr(error), *fields, *traceback.format_exception(error)]
    if isinstance(error, ClientError):
        shown.append(json.dumps(error.to_dict(), default=str))
    return [*shown, *_printed(error.__cause__, depth + 1), *_printed(error.__context__, depth + 1)]
