"""What the tests share: the build as a person runs it, and a page of the explorer as a reader uses it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

HERE = Path(__file__).parent
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync"]  # fmt: skip


def run_build(dest: Path) -> subprocess.CompletedProcess[str]:
    """Run the build as a person would."""
    return subprocess.run(
        [sys.executable, str(HERE / "build.py"), str(dest)], capture_output=True, text=True, check=False
    )


expect.set_options(timeout=30_000)  # a machine may be busy; nothing waits longer than it must


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
