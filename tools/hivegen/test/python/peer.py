"""The other side of calls: a server on loopback that answers as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Received(NamedTuple):
    """A request as it arrived."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class Answer(NamedTuple):
    """What to say."""

    status: int = 200
    headers: Mapping[str, str] = {}
    body: bytes = b""
    announced: int | None = None
    """A length that isn't that of the body: the connection ends early."""
    silent: threading.Event | None = None
    """Say nothing until this happens."""
    resets: bool = False
    """End the connection without a word."""


def ok(data: object, status: int = 200, **headers: str) -> Answer:
    """A success in the envelope."""
    body = {"success": True, "data": data, "meta": {"request_id": "req_1"}}
    return Answer(status, {"content-type": "application/json", **_named(headers)}, json.dumps(body).encode())


def page(items: list[object], **meta: object) -> Answer:
    """A page in the envelope."""
    body = {"success": True, "data": items, "meta": {"request_id": "req_1", **meta}}
    return Answer(200, {"content-type": "application/json"}, json.dumps(body).encode())


def fail(status: int, code: str = "BROKEN", **headers: str) -> Answer:
    """A failure in the envelope."""
    error = {"code": code, "message": "It broke", "details": {"field": "x"}}
    body = {"success": False, "error": error, "meta": {"request_id": "req_2"}}
    return Answer(status, {"content-type": "application/json", **_named(headers)}, json.dumps(body).encode())


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


class Peer:
    """Gives the answers one after the other, and the last one again and again."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[Received] = []
        self.answers: list[Answer | Callable[[Received], Answer]] = []
        self._lock = threading.Lock()

    def answer(self, *answers: Answer | Callable[[Received], Answer]) -> None:
        self.answers = list(answers)

    def next(self, request: Received) -> Answer:
        with self._lock:
            self.requests.append(request)
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return answer(request) if callable(answer) else answer


@contextmanager
def serving() -> Generator[Peer]:
    """A peer on a free port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            length = int(self.headers.get("content-length", 0))
            chunked = self.headers.get("transfer-encoding") == "chunked"
            body = self._read_chunks() if chunked else self.rfile.read(length)
            headers = {name.lower(): value for name, value in self.headers.items()}
            self._say(peer.next(Received(self.command, self.path, headers, body)))

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = handle_any  # noqa: N815

        def _read_chunks(self) -> bytes:
            pieces: list[bytes] = []
            while size := int(self.rfile.readline().strip(), 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(pieces)

        def _say(self, answer: Answer) -> None:
            if answer.silent is not None:
                answer.silent.wait()
            if answer.resets or answer.silent is not None:
                self.close_connection = True
                return
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status not in (204, 304):
                length = len(answer.body) if answer.announced is None else answer.announced
                self.send_header("content-length", str(length))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)
            if answer.announced is not None:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            """Tests have their own output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    peer = Peer(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield peer
    finally:
        for waiting in peer.answers:
            if isinstance(waiting, Answer) and waiting.silent is not None:
                waiting.silent.set()
        server.shutdown()
        server.server_close()
        thread.join()
