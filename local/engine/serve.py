"""Starts the engine behind a door of its own.

The engine asks nobody for rights, lets every origin in, and runs functions as processes of this machine: any page that a browser
shows could upload one and call it. So a request that comes from a page is let in from the named origins only, and none that
reached this machine under a foreign name.
"""

import os

import copies
import ministack.app as engine

ORIGINS = set(os.environ["PAGE_ORIGINS"].split())
OURSELVES = {"127.0.0.1", "localhost", "[::1]"}
answer = engine.app
copies.copying_as_s3()
if engine.AUTH:
    import rights

    answer = rights.asking_as_aws(answer)


def is_welcome(headers):
    host = headers.get(b"host", b"").decode("latin-1").rsplit(":", 1)[0]
    if host not in OURSELVES and not host.endswith(".localhost"):
        return False  # by DNS rebinding: https://en.wikipedia.org/wiki/DNS_rebinding
    origin = headers.get(b"origin")
    if origin is not None:
        return origin.decode("latin-1") in ORIGINS
    # an image or a link sends no origin; every browser says where it comes from: https://www.w3.org/TR/fetch-metadata/
    return headers.get(b"sec-fetch-site", b"none") != b"cross-site"


async def guarded(scope, receive, send):
    if scope["type"] == "lifespan" or is_welcome(dict(scope["headers"])):
        return await answer(scope, receive, send)
    if scope["type"] == "websocket":
        return await send({"type": "websocket.close", "code": 1008})
    await send({"type": "http.response.start", "status": 403, "headers": [(b"content-type", b"text/plain")]})
    await send({"type": "http.response.body", "body": b"This engine answers its own page and programs, no other page.\n"})


engine.app = guarded
engine.main()
