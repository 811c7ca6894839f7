"""Makes the calls of the blocking client, each in a thread."""

from __future__ import annotations

import base64
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from clients import Clients, Opened
from hivepro import HiveProClient, verify_webhook
from operations import arguments_of, call_of, method_of
from protocol import Json, call_options, describe_error, snake, to_json, write


class Running:
    """A command under way: its reply gets what is observed, also when it fails later."""

    def __init__(self, command: Json, opened: Opened) -> None:
        self.command = command
        self.client = opened.client
        self.reply: Json = {}


def call(running: Running) -> Any:
    command = running.command
    raw = command.get("response") is True
    path, names = call_of(command)
    result = method_of(running.client, command["operation"], raw=raw)(*path, **names)
    if not raw:
        return result
    running.reply["response"] = response_of(result)
    return result.data


def response_of(raw: Any) -> Json:
    """What the protocol wants to know of a response."""
    return {
        "status": raw.status,
        "requestId": raw.request_id,
        "attempts": raw.attempts,
        "retryCount": raw.retry_count,
        "retryDelay": raw.retry_delay,
        "meta": raw.meta,
        "headers": dict(raw.headers),
    }


def list_items(running: Running) -> Any:
    path, names = call_of(running.command)
    return read_list(running, lambda: method_of(running.client, running.command["operation"])(*path, **names))


def read_list(running: Running, start: Callable[[], Any]) -> Any:
    limit = running.command.get("take", sys.maxsize)
    if running.command.get("by") == "pages":
        pages: list[Json] = []
        for page in start().iter_pages():
            pages.append({"items": to_json(page.items), "meta": page.meta, "hasNext": page.has_next_page()})
            if len(pages) >= limit:
                break
        return pages
    items: list[Any] = []
    running.reply["seen"] = items
    for item in start():
        items.append(to_json(item))
        if len(items) >= limit:
            break
    del running.reply["seen"]
    return items


def wait(running: Running) -> Any:
    path, names = call_of(running.command)
    method = method_of(running.client, running.command["waiter"])
    return method(*path, **names, on_progress=progress_into(running.reply))


def progress_into(reply: Json) -> Callable[[Any], None]:
    """Notes the state of each value that is polled."""
    progress: list[Any] = []
    reply["progress"] = progress
    return lambda value: progress.append(value.status)


def download(running: Running) -> Any:
    path, names = call_of(running.command)
    method = method_of(running.client, running.command["operation"])
    return receive(running, lambda destination: method(*path, destination, **names))


def receive(running: Running, start: Callable[[Path | None], Any]) -> Any:
    if running.command.get("to") != "file":
        with start(None) as received:
            content = received.read()
        return {"base64": base64.b64encode(content).decode(), **about(received)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "download.bin"
        if "existing" in running.command:
            path.write_text(running.command["existing"])
        try:
            return {"base64": None, **about(start(path))}
        finally:
            running.reply["files"] = files_in(Path(folder))


def about(received: Any) -> Json:
    """Media type and proposed name."""
    return {"contentType": received.content_type, "filename": received.filename}


def files_in(folder: Path) -> Json:
    """Names and contents."""
    return {file.name: base64.b64encode(file.read_bytes()).decode() for file in folder.iterdir()}


def link(running: Running) -> Any:
    command = running.command
    path, names = arguments_of(command)
    bound = method_of(running.client, command["operation"])(*path, **names)
    method = getattr(bound, snake(command["link"]))
    _, given = arguments_of(command, "linkArguments")
    options = {**given, **call_options(command)}
    try:
        kind = command.get("as")
        if kind == "list":
            return read_list(running, lambda: method(**options))
        if kind == "wait":
            return to_json(method(**options, on_progress=progress_into(running.reply)))
        if kind == "download":
            return receive(running, lambda destination: method(destination, **options))
        return to_json(method(**options))
    finally:
        running.reply["object"] = to_json(bound)


def print_client(running: Running) -> str:
    return "\n".join([repr(running.client), str(running.client), repr(vars(running.client))])


def close(running: Running) -> None:
    running.client.close()


def verify(command: Json) -> Any:
    """The payload of a webhook."""
    given = {name: command[name] for name in ("tolerance", "now") if name in command}
    return to_json(verify_webhook(command["payload"], command["headers"], command["secrets"], **given))


COMMANDS: dict[str, Callable[[Running], Any]] = {
    "call": call,
    "list": list_items,
    "wait": wait,
    "download": download,
    "link": link,
    "print": print_client,
    "close": close,
}


def run() -> None:
    """Takes commands until there are no more."""
    clients = Clients(HiveProClient)
    threads: list[threading.Thread] = []
    for line in sys.stdin:
        import json

        command: Json = json.loads(line)
        if command["do"] in ("open", "advance", "verifyWebhook"):
            answer(clients, command)
            continue
        thread = threading.Thread(target=answer, args=(clients, command))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()


def answer(clients: Clients, command: Json) -> None:
    """Does what a command says, and replies."""
    reply: Json = {"id": command["id"]}
    opened: Opened | None = None
    sleeps = logs = 0
    try:
        if command["do"] == "open":
            clients.open(command)
            reply["value"] = None
        elif command["do"] == "verifyWebhook":
            reply["value"] = verify(command)
        else:
            opened = clients.get(command)
            sleeps, logs = len(opened.clock.sleeps), len(opened.logs)
            running = Running(command, opened)
            running.reply = reply
            if command["do"] == "advance":
                opened.clock.advance(command["seconds"])
                reply["value"] = None
            else:
                reply["value"] = to_json(COMMANDS[command["do"]](running))
    except Exception as error:
        reply["error"] = describe_error(error)
    if opened is not None:
        reply.update(sleeps=opened.clock.sleeps[sleeps:], logs=opened.logs[logs:])
    write(reply)
