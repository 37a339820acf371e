"""The Lambda Runtime API for one process: https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html"""

import json
import queue
import threading
from concurrent.futures import Future
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Answer(NamedTuple):
    body: bytes
    is_error: bool


class RuntimeApi(ThreadingHTTPServer):
    """Hands invocations to the process that asks for them, and takes its answers."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), RequestHandler)
        self.loaded = Future()  # None when the handler could be loaded, else the `Answer` that says why not
        self.invocations = queue.SimpleQueue()
        self._answers: dict[str, Future] = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def invoke(self, payload: dict[str, str], deadline: float) -> Future:
        """An `Answer`, some time."""
        answer = self._answers[payload["invoke-id"]] = Future()
        self.invocations.put((payload, deadline))
        return answer

    def take(self, path: str, body: bytes):
        *_, about, kind = path.split("/")
        waiting = self.loaded if about == "init" else self._answers.pop(about)
        settle(waiting, Answer(body, is_error=kind == "error"))

    def end(self, answer: Answer):
        """Gives everybody who still waits this answer, and the process no more invocations."""
        for waiting in [self.loaded, *self._answers.values()]:
            settle(waiting, answer)
        self.invocations.put(None)
        self.shutdown()
        self.server_close()


class RequestHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        settle(self.server.loaded, None)
        invocation = self.server.invocations.get()
        if invocation is None:  # nobody is there to be answered
            self.close_connection = True
            return
        payload, deadline = invocation
        headers = {
            "Lambda-Runtime-Aws-Request-Id": payload["invoke-id"],
            "Lambda-Runtime-Deadline-Ms": int(deadline * 1000),
            "Lambda-Runtime-Invoked-Function-Arn": payload["invoked-function-arn"],
            "Lambda-Runtime-Trace-Id": payload["trace-id"],
        }
        self.reply(200, payload["payload"].encode(), headers)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.reply(202)
        self.server.take(self.path, body)

    def reply(self, status: int, body=b"", headers=()):
        self.send_response(status)
        for name, value in {**dict(headers), "Content-Length": len(body)}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass  # the default writes a line a request


def error_answer(error_type: str, message: str) -> Answer:
    return Answer(json.dumps({"errorType": error_type, "errorMessage": message}).encode(), is_error=True)


def settle(future: Future, value):
    if not future.done():
        future.set_result(value)
