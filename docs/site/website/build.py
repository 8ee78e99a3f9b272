"""Build the site: pages in Markdown, Sphinx over them, then the twins, the data files and the explorer."""

from __future__ import annotations

import calendar
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError

import kindicators as ki
from kindicators.errors import KindicatorsError, UnwritableFileError, UsageError
from kindicators.package import Package, package
from website import collected, committed, head, indicators, navigation, plots, reference, structured, tables, twins
from website.committed import ROOT
from website.pages import FILE, Page, relink

HERE = ROOT / "docs" / "site"
EXPLORER = ROOT / "docs" / "explorer" / "build.py"
MARK = ".kindicators-site"
"""The file by which a folder is known as a site that this command made."""
PUBLISHED = ("datapackage.json", "croissant.json", "dcat.jsonld", "codemeta.json", "CITATION.cff", "LICENSE-DATA")
PUBLISHED_DATA = ("data/*.csv", "data/*.json", "data/indicators/*.sql")
"""The files of the data package that the site has beside its pages, where they are there."""
REPLACED = {"docs/indicators.md", "README.md"}
"""Committed pages that the site has in another form."""


class SiteError(KindicatorsError):
    """The site cannot be built; the message says why."""


def build(dest: Path, base_url: str = "", explorer: bool = True) -> None:
    """Build the site into a folder, which is replaced as a whole or stays as it is.

    Parameters
    ----------
    dest : pathlib.Path
        The folder; an older site in its place is replaced, anything else is not.
    base_url : str
        The address of the site, if it is known: for canonical links, llms.txt and schema.org.
    explorer : bool
        Whether to build the explorer too.

    Raises
    ------
    UsageError
        If there is something else in the place of `dest`, or the address is none.
    SiteError
        If Sphinx warns of anything, or the explorer cannot be built.
    """
    started = time.monotonic()
    dest = dest.resolve()
    base = _base(base_url)
    _check(dest)
    pack = package()
    # Sphinx writes this time where it would write the time of the build.
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(calendar.timegm(time.strptime(pack.released, "%Y-%m-%d"))))
    explorer = explorer and EXPLORER.is_file()
    try:
        dest.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{dest.name}.", dir=dest.parent) as made:
            source, html = Path(made, "source"), Path(made, "html")
            pages = every_page(pack, explorer)
            lay_out(source, pages, pack, base, explorer)
            plots.draw(list(pack.indicators), source / "indicators")
            run_sphinx(source, html, base)
            twins.write(html, pages, navigation.sections(pages), pack, base)
            _files(html, pages)
            if explorer:
                _explorer(html / "explorer")
            (html / MARK).write_text(f"{pack.version}\n", encoding="utf-8")
            _replace(dest, html, Path(made, "old"))
    except OSError as error:
        raise UnwritableFileError(f"{dest} cannot be written: {error}; it is as it was") from error
    print(f"wrote {dest}: {len(pages)} pages of {pack.version} in {time.monotonic() - started:.0f} s")


def _base(url: str) -> str:
    if url and not url.startswith(("http://", "https://")):
        raise UsageError(f"--base-url is an address that begins with https://; got {url!r}")
    return f"{url.rstrip('/')}/" if url else ""


def _check(dest: Path) -> None:
    if ki.path().resolve() != ROOT:
        raise UsageError(f"the site of {ROOT} needs its own kindicators: pip install -e '{ROOT}[validate,plot,site]'")
    if dest.exists() and not (dest / MARK).is_file() and not (dest.is_dir() and not any(dest.iterdir())):
        raise UsageError(f"{dest} is no site that this command made (it has no {MARK}): name another folder")


def every_page(pack: Package, explorer: bool) -> list[Page]:
    """Return all pages."""
    ids = frozenset(pack.indicators)
    paths = [p for p in committed.names() if p not in REPLACED and not p.startswith("docs/tables/")]
    plain = [committed.page(path, ids) for path in paths]
    below = tuple(f"tables/{name}" for names in tables.topics(pack).values() for name in names)
    plain = [p._replace(children=below) if p.name == "tables" else p for p in plain]
    return [
        committed.home(ids, explorer),
        *plain,
        *tables.pages(pack, explorer),
        indicators.index(pack),
        *indicators.topic_pages(pack),
        *indicators.pages(pack, indicators.rows(), explorer),
        collected.gaps(pack),
        *collected.corrections(pack),
        *reference.pages(pack),
    ]


def lay_out(source: Path, pages: list[Page], pack: Package, base: str, explorer: bool) -> None:
    """Write the source folder of Sphinx."""
    by_name = {page.name: page for page in pages}
    heads, top = {}, navigation.parts(pages)
    for page in pages:
        trees = [("", list(page.children))] if page.children else []
        if page.name == "index":
            trees = list(top.items())
        below = [navigation.toctree(title, names, by_name) for title, names in trees if names]
        file = source / f"{page.name}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n\n".join([page.sphinx or page.text, *below]), encoding="utf-8")
        heads[page.name] = {
            "about": page.about,
            "data": structured.data(page, pack, base),
            "sidebar": navigation.sidebar(page.name, top, by_name, explorer),
        }
    heads["search"] = {"sidebar": navigation.sidebar("search", top, by_name, explorer)}
    (source / head.HEADS).write_text(json.dumps(heads), encoding="utf-8")


def run_sphinx(source: Path, html: Path, base: str = "") -> None:
    """Run Sphinx; a warning is an error."""
    warnings = io.StringIO()
    settings = {"html_baseurl": base, "html_title": f"kindicators {package().version}"}
    try:
        app = Sphinx(
            source,
            HERE,
            html,
            source.with_name("doctrees"),
            "html",
            confoverrides=settings,
            status=None,
            warning=warnings,
            warningiserror=True,
            parallel=min(os.cpu_count() or 1, 4),
        )
        app.build(force_all=True)
    except SphinxError as error:
        raise SiteError(f"Sphinx: {error} {warnings.getvalue()}".strip()) from error
    if app.statuscode:
        raise SiteError(f"Sphinx warns:\n{warnings.getvalue().strip()}".replace(f"{source}/", ""))


def _files(html: Path, pages: list[Page]) -> None:
    """Put the data package, and every other file that a page links to, into the site."""
    wanted = {p.relative_to(ROOT).as_posix() for glob in (*PUBLISHED, *PUBLISHED_DATA) for p in ROOT.glob(glob)}
    for page in pages:

        def note(target: str, image: bool) -> str:
            path = target.removeprefix(FILE).partition("?")[0]
            if target.startswith(FILE) and not (html / path).exists() and not path.startswith("explorer/"):
                wanted.add(path)
            return target

        relink(page.text, note)
    for path in sorted(wanted - {"llms.txt"}):
        (html / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / path, html / path)
    if (html / "_sources").is_dir():  # Sphinx makes it, and puts nothing into it
        (html / "_sources").rmdir()
    (html / ".nojekyll").touch()  # GitHub Pages would leave out what begins with an underscore
    shutil.rmtree(html / ".doctrees", ignore_errors=True)
    (html / ".buildinfo").unlink(missing_ok=True)


def _explorer(folder: Path) -> None:
    result = subprocess.run([sys.executable, EXPLORER, folder], capture_output=True, text=True, check=False)
    if result.returncode:
        raise SiteError(f"the explorer cannot be built (--no-explorer leaves it out): {result.stderr.strip()}")


def _replace(dest: Path, html: Path, old: Path) -> None:
    html.chmod(0o755)
    if dest.exists():
        dest.rename(old)
    try:
        html.rename(dest)
    except OSError:
        if old.exists():
            old.rename(dest)
        raise
