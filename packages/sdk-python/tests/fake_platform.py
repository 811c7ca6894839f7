"""The other side of calls: a server on loopback that answers as the platform would, as far as the tests need it."""

from __future__ import annotations

import json
import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

SCAN = {
    "id": "scan_1",
    "name": None,
    "target": "https://example.com",
    "status": "queued",
    "scan_type": "standard",
    "created_at": "2024-11-04T10:30:00Z",
}
REPORT = {"id": "rpt_1", "scan_id": "scan_1", "format": "pdf", "status": "ready"}
VULNERABILITY = {"id": "vuln_1", "title": "SQL injection", "severity": "critical"}


class Received(NamedTuple):
    """A request as it arrived."""

    method: str
    target: str
    headers: dict[str, str]
    body: object


class Platform:
    """Answers as the platform would, as far as the tests need it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.requests: list[Received] = []
        self.polls = 0
        self.running = 0
        """How often a scan is still running when it is asked for."""

    def answer(self, method: str, path: str) -> tuple[int, object]:
        if path == "/scans" and method == "POST":
            return 201, SCAN
        if path == "/scans/scan_1":
            self.polls += 1
            return 200, {**SCAN, "status": "completed" if self.polls > self.running else "running"}
        if path == "/scans/scan_1/vulnerabilities":
            return 200, [VULNERABILITY]
        if path == "/scans/scan_1/reports":
            return 201, REPORT
        return 404, None


@contextmanager
def serving() -> Generator[Platform]:
    """A platform on a free port."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_any(self) -> None:
            length = int(self.headers.get("content-length", 0))
            text = self.rfile.read(length)
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = json.loads(text) if text else None
            platform.requests.append(Received(self.command, self.path, headers, body))
            path = self.path.partition("?")[0]
            if path.endswith("/content"):
                self.say(200, "application/pdf", b"%PDF-1.7")
                return
            status, data = platform.answer(self.command, path)
            error = {"code": "NOT_FOUND", "message": "There is no such thing"}
            outcome = {"success": True, "data": data} if data else {"success": False, "error": error}
            meta = {"request_id": "req_1", "has_more": False, "next_cursor": None}
            self.say(status, "application/json", json.dumps({**outcome, "meta": meta}).encode())

        do_GET = do_POST = do_PATCH = do_DELETE = do_any  # noqa: N815

        def say(self, status: int, content_type: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("content-type", content_type)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Tests have their own output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    platform = Platform(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield platform
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
