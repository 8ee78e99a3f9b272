"""Serve a built site on this machine."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kindicators.errors import UsageError


def serve(folder: Path, port: int) -> None:
    """Serve a folder until it is stopped, and print its address."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        raise UsageError(f"port {port} cannot be had ({error}): name another one with --port") from error
    with server:
        print(f"http://127.0.0.1:{server.server_address[1]}/ (stop with Ctrl-C)", flush=True)
        server.serve_forever()
