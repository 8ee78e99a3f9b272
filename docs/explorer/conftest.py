"""The explorer, built once and served on this machine, and a browser that reports whatever goes wrong in it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from harness import CHROMIUM, Explorer, run_build, watched
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The built explorer; several processes that run the tests share one."""
    root = tmp_path_factory.getbasetemp()
    root = root if worker_id == "master" else root.parent
    with FileLock(root / "explorer.lock"):
        if not (root / "explorer").is_dir():
            done = run_build(root / "explorer")
            assert done.returncode == 0, done.stderr
    return root / "explorer"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the explorer on a plain web server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium of the system: none is downloaded."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield chromium
        chromium.close()


def _reader(browser: Browser, address: str) -> Iterator[Explorer]:
    """Yield a page in a browser without a past, and fail if anything went wrong in it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    wrong = watched(context, address)
    yield Explorer(context.new_page(), address)
    context.close()
    assert not wrong


explorer = pytest.fixture(_reader)
lasting = pytest.fixture(_reader, scope="module")
"""A page that the tests of a module share, so that the database is loaded once."""
