# SPDX-License-Identifier: EUPL-1.2
"""The bad connection between a phone and the city: a real proxy that cuts and refuses as told."""

import http.client
import json
import re
import socket
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlsplit

#: Headers that belong to one hop.
HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "te", "upgrade"})
PATIENCE_S = 30


@dataclass
class Fault:
    """What happens, `times` times, to requests of `method` whose path fits `path`."""

    method: str
    path: str
    times: int = 1
    #: So many pass before it happens.
    after: int = 0
    #: Answer this instead of asking the server.
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    problem: Mapping[str, Any] | None = None
    #: Cut the connection after so many bytes of the body.
    cut_after_bytes: int | None = None
    #: Let the server do it, and lose its answer on the way back.
    loses_answer: bool = False


@dataclass(frozen=True)
class Passed:
    """A request that came by; `status` is None where it was cut."""

    method: str
    path: str
    status: int | None
    headers: Mapping[str, str]


class Gate:
    """A proxy in front of the product; everything passes until a fault is set."""

    def __init__(self, upstream_port: int, port: int) -> None:
        self.upstream_port = upstream_port
        self.url = f"http://127.0.0.1:{port}"
        self._faults: list[Fault] = []
        self._passed: list[Passed] = []
        self._lock = Lock()
        handler = type("Handler", (_Handler,), {"gate": self})
        self._server = _Server(("127.0.0.1", port), handler)
        self._thread = Thread(target=self._server.serve_forever, daemon=True)

    def start(self) -> None:
        """Listen from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def set(self, *faults: Fault) -> None:
        """Let these faults happen, and none of the earlier ones."""
        with self._lock:
            self._faults = list(faults)

    def clear(self) -> None:
        """Let everything pass, and forget what passed."""
        with self._lock:
            self._faults, self._passed = [], []

    def passed(self, method: str, path: str) -> list[Passed]:
        """Return the requests that came by, in order."""
        with self._lock:
            return [
                one for one in self._passed if one.method == method and re.search(path, one.path)
            ]

    def fault_for(self, method: str, path: str) -> Fault | None:
        """Return the fault that this request meets, which is then used up by one."""
        with self._lock:
            for fault in self._faults:
                if fault.times < 1 or fault.method != method or not re.search(fault.path, path):
                    continue
                if fault.after > 0:
                    fault.after -= 1
                    return None
                fault.times -= 1
                return fault
        return None

    def note(self, passed: Passed) -> None:
        """Remember a request."""
        with self._lock:
            self._passed.append(passed)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: browsers drop connections whenever they like."""


class _Handler(BaseHTTPRequestHandler):
    gate: Gate
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        fault = self.gate.fault_for(self.command, self.path)
        length = int(self.headers.get("Content-Length") or 0)
        if fault and fault.cut_after_bytes is not None:
            self.rfile.read(min(fault.cut_after_bytes, length))
            self._cut()
            return
        body = self.rfile.read(length)
        if fault and fault.status is not None:
            self._refuse(fault)
            return
        self._forward(body, is_lost=bool(fault and fault.loses_answer))

    do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = do_GET

    def log_message(self, *_: Any) -> None:
        """Say nothing: the tests read `passed`."""

    def _forward(self, body: bytes, *, is_lost: bool) -> None:
        upstream = http.client.HTTPConnection(
            "127.0.0.1", self.gate.upstream_port, timeout=PATIENCE_S
        )
        try:
            headers = {k: v for k, v in self.headers.items() if k.lower() not in HOP}
            upstream.request(self.command, self.path, body, headers)
            answer = upstream.getresponse()
            content = answer.read()
            if is_lost:
                self._cut()
                return
            self.send_response_only(answer.status, answer.reason)
            for name, value in answer.getheaders():
                if name.lower() not in HOP | {"content-length"}:
                    self.send_header(name, value)
            if answer.status not in {204, 304}:
                length = answer.getheader("Content-Length") if self.command == "HEAD" else None
                self.send_header("Content-Length", length or str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            self._note(answer.status)
        finally:
            upstream.close()

    def _refuse(self, fault: Fault) -> None:
        assert fault.status is not None
        problem = {"type": "about:blank", "title": "Refused by the gate", "status": fault.status}
        content = json.dumps(problem | dict(fault.problem or {})).encode()
        self.send_response_only(fault.status)
        self.send_header("Content-Type", "application/problem+json")
        self.send_header("Content-Length", str(len(content)))
        for name, value in fault.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        self._note(fault.status)

    def _cut(self) -> None:
        """Reset the connection, as a tunnel or a lift does."""
        self._note(None)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def _note(self, status: int | None) -> None:
        path = urlsplit(self.path)
        self.gate.note(Passed(self.command, path.path, status, dict(self.headers)))
