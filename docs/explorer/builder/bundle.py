"""The program of the explorer: its modules and the npm packages, made into few files that need no other host."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
# Not beside package.json: what reads the folder docs, such as Sphinx, should not find the pages of others.
PACKAGES = HERE.parents[1] / ".explorer"
MODULES = PACKAGES / "node_modules"
DUCKDB = MODULES / "@duckdb/duckdb-wasm/dist"


class BundleError(Exception):
    """Node or npm is missing, or failed."""


def write(dest: Path) -> None:
    """Bundle the program into `dest`, with the database engine and the terms of what is in it."""
    install()
    meta = dest / "meta.json"
    _run(
        str(MODULES / ".bin/esbuild"), "src/main.js", "--bundle", "--splitting", "--format=esm", "--minify",
        "--target=es2022", "--charset=utf8", "--legal-comments=none", f"--outdir={dest}", "--entry-names=app",
        "--chunk-names=chunk-[hash]", f"--metafile={meta}", "--log-level=warning",
    )  # fmt: skip
    (dest / "licenses.txt").write_text(_terms(json.loads(meta.read_text(encoding="utf-8"))), encoding="utf-8")
    meta.unlink()
    for file in sorted((HERE / "static").iterdir()):
        shutil.copyfile(file, dest / file.name)
    (dest / "duckdb").mkdir()
    shutil.copyfile(DUCKDB / "duckdb-browser-eh.worker.js", dest / "duckdb/worker.js")
    # 34 MB, of which few web servers compress what they send: it travels packed, and the browser unpacks it.
    packed = gzip.compress((DUCKDB / "duckdb-eh.wasm").read_bytes(), 6, mtime=0)
    (dest / "duckdb/engine.bin").write_bytes(packed)


def install() -> None:
    """Install the npm packages that the lock file names, unless they are there."""
    lock, installed = HERE / "package-lock.json", PACKAGES / "installed"
    if installed.is_file() and installed.read_bytes() == lock.read_bytes():
        return
    PACKAGES.mkdir(exist_ok=True)
    for file in (lock, HERE / "package.json"):
        shutil.copyfile(file, PACKAGES / file.name)
    _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", cwd=PACKAGES)
    shutil.copyfile(lock, installed)


def _run(*command: str, cwd: Path = HERE) -> None:
    environment = os.environ | {"NODE_PATH": str(MODULES)}
    try:
        done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise BundleError(f"{command[0]} is missing: install Node.js 20 or newer, with npm") from error
    if done.returncode:
        raise BundleError(f"{' '.join(command[:2])} failed:\n{done.stderr.strip() or done.stdout.strip()}")


def _terms(meta: dict[str, dict[str, object]]) -> str:
    """Return the licences of the packages in the bundle, which ask to be shown with it."""
    parts = [name.split("node_modules/")[-1].split("/") for name in meta["inputs"] if "node_modules/" in name]
    names = {"/".join(part[:2] if part[0].startswith("@") else part[:1]) for part in parts} | {"@duckdb/duckdb-wasm"}
    texts = []
    for name in sorted(names):
        about = json.loads((MODULES / name / "package.json").read_text(encoding="utf-8"))
        files = sorted(
            f for f in (MODULES / name).iterdir() if f.name.lower().startswith(("license", "licence", "notice"))
        )
        body = "\n\n".join(f.read_text(encoding="utf-8").strip() for f in files)
        texts.append(f"{name} {about['version']} ({about.get('license', 'see below')})\n\n{body}".strip())
    return ("\n\n" + "-" * 80 + "\n\n").join(texts) + "\n"
