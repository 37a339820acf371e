"""Starts LocalStack so that it also ends.

Its own shutdown stops the event loop from another thread, which a loop that waits for requests does not notice.
"""

from localstack.runtime import main
from localstack.runtime.server.hypercorn import HypercornRuntimeServer

stop_loop = HypercornRuntimeServer.shutdown


def stop_and_wake_loop(server):
    stop_loop(server)
    server.loop.call_soon_threadsafe(lambda: None)


HypercornRuntimeServer.shutdown = stop_and_wake_loop
main.main()
