"""One process that runs a function's handler."""

import os
import shutil
import signal
import subprocess
import tempfile
import threading
from pathlib import Path

from .runtime_api import Answer, RuntimeApi, error_answer

CLIENT = Path(__file__).with_name("node-runtime.mjs")
END_OF_LOG = b"\0END "  # begins the line that the client writes after everything that a handler said


class RuntimeProcess:
    """A Node process for one function, in a group of its own: it ends together with all that it started."""

    def __init__(self, code: Path, environment: dict[str, str], log: list[str]):
        self.api = RuntimeApi()
        self._log = log
        self._log_ended = threading.Event()
        self._folder = tempfile.mkdtemp(prefix="function-")
        own = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": self._folder, "TMPDIR": self._folder}
        packages = {"NODE_PATH": os.environ.get("PROCESS_EXECUTOR_NODE_PATH", "")}
        api = {"AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self.api.server_port}"}
        place = {"LAMBDA_TASK_ROOT": str(code), "TZ": "UTC"}
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        self._process = subprocess.Popen(
            ["node", CLIENT], cwd=code, env=own | packages | environment | api | place, start_new_session=True, **streams
        )
        threading.Thread(target=self._attend, daemon=True).start()

    def is_running(self) -> bool:
        return self._process.poll() is None

    def invoke(self, payload: dict[str, str], deadline: float, timeout: float) -> Answer:
        """What the handler answered, all that it said in the log. Raises `TimeoutError`."""
        self._log_ended.clear()
        answer = self.api.invoke(payload, deadline).result(timeout)
        self._log_ended.wait(timeout=1)
        return answer

    def kill(self):
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass  # it ended by itself
        self._process.wait()

    def _attend(self):
        for line in self._process.stdout:
            if line.startswith(END_OF_LOG):
                self._log_ended.set()
            else:
                self._log.append(line.decode(errors="replace"))
        status = self._process.wait()
        self._log_ended.set()
        self.api.end(error_answer("Runtime.ExitError", f"Runtime exited with error: exit status {status}"))
        shutil.rmtree(self._folder, ignore_errors=True)
