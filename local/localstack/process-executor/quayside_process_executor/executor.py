"""One execution environment of a function as a process of this machine."""

import time
from pathlib import Path

from localstack.services.lambda_.invocation.executor_endpoint import ShutdownDuringStartup, StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import InvocationResult
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from .runtime_api import error_answer
from .runtime_process import RuntimeProcess


class ProcessRuntimeExecutor(RuntimeExecutor):
    """Runs zip functions of Node runtimes with the `node` on the path. Knows timeouts, but no layers and no memory limit."""

    def __init__(self, id, function_version):
        super().__init__(id, function_version)
        self._config = function_version.config
        self._process: RuntimeProcess | None = None
        self._log: list[str] = []
        self._is_stopped = False

    def start(self, env_vars):
        if not str(self._config.runtime).startswith("nodejs"):
            message = f"the process executor runs Node functions only, not {self._config.runtime}"
            raise StatusErrorException(message, error_answer("Runtime.Unsupported", message).body)
        self._environment = {name: str(value) for name, value in env_vars.items()}
        self._start_process()

    def stop(self):
        self._is_stopped = True
        if self._process:
            self._process.kill()

    def invoke(self, payload):
        request_id, said_before, began = payload["invoke-id"], len(self._log), time.time()
        self._log.append(f"START RequestId: {request_id} Version: {self.function_version.id.qualifier}\n")
        body, is_error = self._answer_to(payload, began)
        milliseconds = (time.time() - began) * 1000
        self._log.append(f"END RequestId: {request_id}\n")
        self._log.append(f"REPORT RequestId: {request_id}\tDuration: {milliseconds:.2f} ms\n")
        return InvocationResult(request_id, body, is_error=is_error, logs="".join(self._log[said_before:]))

    def _answer_to(self, payload, began):
        timeout = self._config.timeout
        try:
            # killed at a timeout or ended by itself: the next invocation starts anew, as in Lambda
            if not self._process.is_running():
                self._start_process()
            return self._process.invoke(payload, began + timeout, timeout)
        except StatusErrorException as failure:
            return failure.payload, True
        except TimeoutError:
            self._process.kill()
            message = f"RequestId: {payload['invoke-id']} Error: Task timed out after {timeout:.2f} seconds"
            return error_answer("Sandbox.Timedout", message)

    def _start_process(self):
        code = Path(self._config.code.get_unzipped_code_location())
        self._process = RuntimeProcess(code, self._environment, self._log)
        failure = self._process.api.loaded.result()
        if self._is_stopped:
            raise ShutdownDuringStartup("stopped while it was starting")
        if failure:
            raise StatusErrorException("the function could not be loaded", failure.body)

    def get_logs(self):
        return "".join(self._log)

    def get_address(self):
        return "127.0.0.1"

    get_endpoint_from_executor = get_address

    def get_runtime_endpoint(self):
        return ""  # only LocalStack's own client inside of a container asks for it

    @classmethod
    def prepare_version(cls, function_version):
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version):
        pass  # LocalStack itself removes the code that it unpacked
