"""The explorer, built once and served on this machine, and a browser that reports whatever goes wrong in it."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

HERE = Path(__file__).parent
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]  # fmt: skip


def run_build(dest: Path) -> subprocess.CompletedProcess[str]:
    """Run the build as a person would."""
    return subprocess.run([sys.executable, str(HERE / "build.py"), str(dest)], capture_output=True, text=True, check=False)


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


class Explorer:
    """A page of the explorer, and what a reader does with it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, query: str = "") -> Page:
        """Open an address and wait until it is drawn."""
        self.page.goto(f"{self.address}index.html{query}")
        self.ready()
        return self.page

    def visit(self, query: str) -> Page:
        """Go to an address without loading the page anew, as the back button does: what is loaded stays."""
        if not self.page.url.startswith(self.address):
            return self.open(query)
        self.page.evaluate(
            "query => { history.pushState(null, '', query); dispatchEvent(new PopStateEvent('popstate')); }",
            f"index.html{query}",
        )
        self.page.wait_for_timeout(0)
        self.ready()
        return self.page

    def ready(self) -> None:
        """Wait until nothing is loading."""
        self.page.locator("main h1").wait_for()
        self.page.locator(".busy").wait_for(state="detached", timeout=30_000)

    def download(self) -> bytes:
        """Click on the download and return the file."""
        with self.page.expect_download() as file:
            self.page.get_by_role("button", name="Download CSV").click()
        return Path(file.value.path()).read_bytes()

    def found(self) -> str:
        """Return how many rows are shown."""
        return self.page.locator(".found").inner_text()


def watched(context: BrowserContext, address: str) -> list[str]:
    """Return a list to which whatever goes wrong is added: errors, and requests to any other host."""
    wrong: list[str] = []
    ours = (address, f"blob:{address}", "data:")
    context.on("request", lambda r: None if r.url.startswith(ours) else wrong.append(f"request to {r.url}"))
    context.on("console", lambda m: wrong.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
    context.on("weberror", lambda e: wrong.append(f"error: {e.error}"))
    # What the reader leaves while it loads is no failure.
    context.on("requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else wrong.append(f"failed: {r.url}"))
    return wrong


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
