"""Build the documentation site: `python docs/site [DEST] [--base-url URL] [--serve] [--no-explorer]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from website.build import build
from website.serve import serve

from kindicators.errors import KindicatorsError, UsageError


def main() -> int:
    parser = argparse.ArgumentParser(prog="python docs/site", description="Build the documentation site.")
    default = Path(__file__).resolve().parents[1] / "_site"
    parser.add_argument("dest", nargs="?", type=Path, default=default, help="folder to write (default: docs/_site)")
    parser.add_argument("--base-url", default="", help="where the site will stand; without it addresses are relative")
    parser.add_argument("--serve", action="store_true", help="serve the site when it is built, and print its address")
    parser.add_argument("--port", type=int, default=8000, help="port for --serve (default: 8000)")
    parser.add_argument("--no-explorer", action="store_true", help="leave the explorer out, which needs Node")
    asked = parser.parse_args()
    try:
        build(asked.dest, base_url=asked.base_url, explorer=not asked.no_explorer)
        if asked.serve:
            serve(asked.dest, asked.port)
    except KindicatorsError as error:
        print(f"docs/site: {error}", file=sys.stderr)
        return 2 if isinstance(error, UsageError) else 1
    except KeyboardInterrupt:
        print("docs/site: stopped", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":  # the processes that draw plots import this file too
    sys.exit(main())
