"""Write the data explorer, a static site, into a folder: ``python docs/explorer/build.py DEST [--docs ADDRESS]``."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from builder import bundle, pages, versions
from builder.store import Store

from kindicators.errors import KindicatorsError, UsageError

MARK = "explorer.txt"
"""A file that says that a folder is a built explorer, which a new build may replace."""


def build(dest: Path, docs: str | None = None) -> None:
    """Build the explorer into `dest`, which is replaced in one step; `docs` is the address to link for more."""
    if dest.exists() and (not dest.is_dir() or (any(dest.iterdir()) and not (dest / MARK).is_file())):
        raise UsageError(f"{dest} is there and is no explorer: name a new or empty folder")
    if not dest.parent.is_dir():
        raise UsageError(f"{dest} cannot be written: there is no folder {dest.parent}")
    with tempfile.TemporaryDirectory(dir=dest.parent, prefix=".explorer-") as made:
        new, old = Path(made) / "new", Path(made) / "old"
        new.mkdir()
        new.chmod(0o755)
        (new / MARK).write_text("The data explorer of kindicators. It is built as a whole: change nothing here.\n")
        bundle.write(new)
        store = Store(new)
        catalogue = versions.write(store)
        pages.write(new, catalogue, docs)
        if dest.exists():
            dest.rename(old)
        new.rename(dest)


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="build.py", description="Build the data explorer.")
    parser.add_argument("dest", metavar="DEST", type=Path, help="the folder to write, which a new build replaces")
    parser.add_argument("--docs", metavar="ADDRESS", help="link the documentation, such as ../index.html")
    asked = parser.parse_args()
    dest = asked.dest.resolve()
    try:
        build(dest, asked.docs)
    except (KindicatorsError, bundle.BundleError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    size = sum(f.stat().st_size for f in dest.rglob("*") if f.is_file())
    print(f"wrote {dest}: {size / 1e6:.1f} MB; any web server can show it, such as: python -m http.server -d {dest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
