"""Makes the calls of the asynchronous client, each in a task."""

from __future__ import annotations

import asyncio
import base64
import json
import sys
import tempfile
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from blocking import Running, about, files_in, print_client, progress_into, response_of, verify
from clients import Clients, Opened
from hivepro import AsyncHiveProClient, Hooks
from operations import arguments_of, call_of, method_of
from protocol import Json, call_options, describe_error, snake, to_json, write


sent: ContextVar[list[int]] = ContextVar("sent")
"""The attempts that the task's call has made."""


async def call(running: Running) -> Any:
    command = running.command
    raw = command.get("response") is True
    path, names = call_of(command)
    result = await method_of(running.client, command["operation"], raw=raw)(*path, **names)
    if not raw:
        return result
    running.reply["response"] = response_of(result)
    return result.data


async def list_items(running: Running) -> Any:
    path, names = call_of(running.command)
    return await read_list(running, method_of(running.client, running.command["operation"])(*path, **names))


async def read_list(running: Running, pager: Any) -> Any:
    limit = running.command.get("take", sys.maxsize)
    if running.command.get("by") == "pages":
        pages: list[Json] = []
        async for page in pager.iter_pages():
            pages.append({"items": to_json(page.items), "meta": page.meta, "hasNext": page.has_next_page()})
            if len(pages) >= limit:
                break
        return pages
    items: list[Any] = []
    running.reply["seen"] = items
    async for item in pager:
        items.append(to_json(item))
        if len(items) >= limit:
            break
    del running.reply["seen"]
    return items


async def wait(running: Running) -> Any:
    path, names = call_of(running.command)
    method = method_of(running.client, running.command["waiter"])
    return await method(*path, **names, on_progress=progress_into(running.reply))


async def download(running: Running) -> Any:
    path, names = call_of(running.command)
    method = method_of(running.client, running.command["operation"])
    return await receive(running, lambda destination: method(*path, destination, **names))


async def receive(running: Running, start: Callable[[Path | None], Awaitable[Any]]) -> Any:
    if running.command.get("to") != "file":
        async with await start(None) as received:
            content = await received.read()
        return {"base64": base64.b64encode(content).decode(), **about(received)}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "download.bin"
        if "existing" in running.command:
            path.write_text(running.command["existing"])
        try:
            return {"base64": None, **about(await start(path))}
        finally:
            running.reply["files"] = files_in(Path(folder))


async def link(running: Running) -> Any:
    command = running.command
    path, names = arguments_of(command)
    bound = await method_of(running.client, command["operation"])(*path, **names)
    method = getattr(bound, snake(command["link"]))
    _, given = arguments_of(command, "linkArguments")
    options = {**given, **call_options(command)}
    try:
        kind = command.get("as")
        if kind == "list":
            return await read_list(running, method(**options))
        if kind == "wait":
            return to_json(await method(**options, on_progress=progress_into(running.reply)))
        if kind == "download":
            return await receive(running, lambda destination: method(destination, **options))
        return to_json(await method(**options))
    finally:
        running.reply["object"] = to_json(bound)


async def show(running: Running) -> str:
    return print_client(running)


async def close(running: Running) -> None:
    await running.client.aclose()


COMMANDS: dict[str, Callable[[Running], Awaitable[Any]]] = {
    "call": call,
    "list": list_items,
    "wait": wait,
    "download": download,
    "link": link,
    "print": show,
    "close": close,
}


async def run() -> None:
    """Takes commands until there are no more."""
    clients = Clients(AsyncHiveProClient, hooks=Hooks(on_request=lambda event: sent.get().append(event.attempt)))
    tasks: dict[int, asyncio.Task[None]] = {}
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        command: Json = json.loads(line)
        if command["do"] == "cancel":
            tasks[command["call"]].cancel()
            write({"id": command["id"], "value": None})
        elif command["do"] in ("open", "advance", "verifyWebhook"):
            await answer(clients, command)
        else:
            tasks[command["id"]] = asyncio.create_task(answer(clients, command))
    await asyncio.gather(*tasks.values())


async def answer(clients: Clients, command: Json) -> None:
    """Does what a command says, and replies."""
    reply: Json = {"id": command["id"]}
    sent.set([])
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
                reply["value"] = to_json(await COMMANDS[command["do"]](running))
    except asyncio.CancelledError:
        # What the language has for a call that is given up. It tells nothing, so attempts are counted by a hook.
        reply["error"] = {"type": "AbortError", "message": "cancelled", "attempts": len(sent.get()), "printed": ""}
    except Exception as error:
        reply["error"] = describe_error(error)
    if opened is not None:
        reply.update(sleeps=opened.clock.sleeps[sleeps:], logs=opened.logs[logs:])
    write(reply)
