"""What LocalStack finds by LAMBDA_RUNTIME_EXECUTOR=process."""

from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin


class ProcessRuntimeExecutorPlugin(RuntimeExecutorPlugin):
    name = "process"

    def load(self, *_args, **_kwargs):
        # LocalStack lists its plug-ins at every start and needs this one only when a function runs
        from .executor import ProcessRuntimeExecutor

        return ProcessRuntimeExecutor
