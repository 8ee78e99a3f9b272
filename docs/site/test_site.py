"""The site is whole: what should have a page has one, every link leads somewhere, nothing comes from elsewhere."""

from __future__ import annotations

import json
import posixpath
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from website.build import SiteError, every_page, run_sphinx
from website.committed import ROOT
from website.reference import errors, functions

import kindicators as ki
from kindicators.cli import cli
from kindicators.package import package

SITE = ROOT / "docs" / "site"
TABLES = list(package().resources)
INDICATORS = list(package().indicators)


class Html(NamedTuple):
    """What is in a page of the site."""

    text: str
    words: str
    """What a reader sees, without the marks."""
    ids: set[str]
    links: list[str]
    """Where `a` elements lead."""
    loaded: list[str]
    """What the browser fetches by itself: scripts, styles, fonts, images."""
    alternate: str
    images: list[dict[str, str]]
    data: dict[str, object]


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.images: list[dict[str, str]] = []
        self.alternate = ""
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {key: value or "" for key, value in attrs}
        self.ids |= {got["id"]} if "id" in got else set()
        if tag == "a" and "href" in got:
            self.links.append(got["href"])
        if "src" in got:
            self.loaded.append(got["src"])
        if tag == "img":
            self.images.append(got)
        if tag == "link":
            if got.get("type") == "text/markdown":
                self.alternate = got["href"]
            elif got.get("rel") not in ("next", "prev", "search", "index", "canonical"):
                self.loaded.append(got["href"])


def read(file: Path) -> Html:
    text = file.read_text(encoding="utf-8")
    reader = Reader()
    reader.feed(text)
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    data = json.loads(found[0]) if len(found) == 1 else {}
    words = " ".join("".join(reader.words).split())
    return Html(text, words, reader.ids, reader.links, reader.loaded, reader.alternate, reader.images, data)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site without the explorer, built by the command."""
    dest = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, str(SITE), str(dest), "--no-explorer"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return dest


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Html]:
    """Every page by its path, without that of the search."""
    files = [f for f in site.rglob("*.html") if f.name != "search.html" and "_static" not in f.parts]
    return {file.relative_to(site).as_posix(): read(file) for file in files}


def test_every_table_has_a_page_with_citation_and_structured_data(pages: dict[str, Html]) -> None:
    for name in TABLES:
        page = pages[f"tables/{name}.html"]
        assert {"coverage", "gaps", "columns", "how-to-get-it", "citation"} <= page.ids, name
        assert f"Table {name} (" in page.words
        for field in package().resources[name].fields:
            assert " ".join(field.description.split()) in page.words, f"{name}.{field.name}"
        assert page.data["@context"], name


def test_every_indicator_has_a_page_with_plot_citation_and_structured_data(site: Path, pages: dict[str, Html]) -> None:
    for name in INDICATORS:
        page = pages[f"indicators/{name}.html"]
        sections = {"choice-among-reporters", "caveats", "latest-values", "sources", "definition-in-sql", "citation"}
        assert sections <= page.ids, name
        (image,) = page.images
        assert len(image["alt"]) > 40, name
        assert (site / "indicators" / image["src"]).read_text(encoding="utf-8").count("<text") > 5, name
        assert page.data["@context"], name
        item = package().indicators[name]
        for said in (item.definition, item.choice, item.caveats, item.subject, item.unit):
            assert " ".join(said.split()) in page.words, name


def test_every_table_and_indicator_leads_to_the_explorer_where_it_is_built() -> None:
    pages = {page.name: page.text for page in every_page(package(), explorer=True)}
    for name in TABLES:
        assert f"(site:explorer/index.html?table={name})" in pages[f"tables/{name}"]
    for name in INDICATORS:
        assert f"(site:explorer/index.html?indicator={name})" in pages[f"indicators/{name}"]
    assert "(site:explorer/index.html)" in pages["index"]


def test_the_latest_values_are_those_of_the_indicator(site: Path) -> None:
    twin = (site / "indicators/range_limit_km.html.md").read_text(encoding="utf-8")
    last = ki.indicator("range_limit_km").iloc[-1]
    row = f"| {last['period_start']:%Y-%m-%d} | {last['period_end']:%Y-%m-%d} | {last['value']:.0f} |"
    assert row in twin


def internal(page: str, link: str) -> tuple[str, str] | None:
    """Return the path and anchor in the site that a link leads to; None if it leads elsewhere."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    return path, unquote(parts.fragment)


def broken(site: Path, pages: dict[str, Html]) -> Iterator[str]:
    for name, page in pages.items():
        for link in [*page.links, *page.loaded]:
            target = internal(name, link)
            if target is None:
                continue
            path, anchor = target
            if not (site / path).is_file():
                yield f"{name}: {link}"
            elif anchor and path in pages and anchor not in pages[path].ids:
                yield f"{name}: {link} (no such anchor)"


def test_every_link_and_anchor_leads_somewhere(site: Path, pages: dict[str, Html]) -> None:
    assert list(broken(site, pages)) == []
    assert sum(len(page.links) for page in pages.values()) > 5_000


def test_every_link_of_a_markdown_twin_leads_somewhere(site: Path) -> None:
    for twin in site.rglob("*.html.md"):
        text = re.sub(r"^```.*?^```$", "", twin.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        name = twin.relative_to(site).as_posix()
        for link in re.findall(r"\]\(([^()\s]+)\)", text):
            target = internal(name, link)
            assert target is None or (site / target[0]).is_file(), f"{name}: {link}"
        assert "{eval-rst}" not in text and "{toctree}" not in text, name


def test_every_page_has_a_markdown_twin_that_llms_txt_lists(site: Path, pages: dict[str, Html]) -> None:
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert re.match(r"# kindicators\n\n> \S.+\n", text)
    listed = re.findall(r"^- \[.+?\]\((\S+?)\): \S", text, re.MULTILINE)
    assert sorted(listed) == sorted(f"{name}.md" for name in pages)
    for name, page in pages.items():
        assert internal(name, page.alternate) == (f"{name}.md", "")
        assert (site / f"{name}.md").read_text(encoding="utf-8").count("\n# ") <= 1, name


def test_no_page_loads_anything_from_elsewhere(site: Path, pages: dict[str, Html]) -> None:
    for name, page in pages.items():
        for address in page.loaded:
            assert internal(name, address) is not None, f"{name}: {address}"
    for sheet in site.rglob("*.css"):
        assert not re.search(r"""(?:@import|url\()\s*["']?(?:https?:)?//""", sheet.read_text(encoding="utf-8")), sheet
    for plot in site.glob("_images/*.svg"):
        assert not re.search(r'(?:href|src)="https?://', plot.read_text(encoding="utf-8")), plot


def test_every_public_function_error_schema_and_command_is_in_the_reference(pages: dict[str, Html]) -> None:
    assert {f"kindicators.{name}" for name in functions()} <= pages["api.html"].ids
    assert {f"kindicators.errors.{kind.__name__}" for kind in errors()} <= pages["api/errors.html"].ids
    assert {f"kindicators.schemas.{t.__name__}" for t in ki.schemas.TABLES} <= pages["api/schemas.html"].ids
    assert {f"kindicators-{name}" for name in cli.commands} <= pages["cli.html"].ids


def test_the_corrections_and_gaps_are_whole(site: Path, pages: dict[str, Html]) -> None:
    releases = set(ki.load("corrections")["since_version"])
    assert {f"corrections/{release}.html" for release in releases} <= pages.keys()
    assert set(TABLES) <= {name for name in TABLES if f'href="tables/{name}.html"' in pages["gaps.html"].text}


def test_a_site_holds_the_data_package(site: Path) -> None:
    descriptor = json.loads((site / "datapackage.json").read_text(encoding="utf-8"))
    for resource in descriptor["resources"]:
        assert (site / resource["path"]).read_bytes() == (ROOT / resource["path"]).read_bytes()


@pytest.mark.filterwarnings("ignore:.*Check CHANGES for Sphinx API modifications")  # myst-parser's, about Sphinx 11
@pytest.mark.parametrize("link", ["[gone](gone.md)", "[no anchor](index.md#gone)", "![none](gone.svg)"])
def test_a_broken_link_fails_the_build(link: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "index.md").write_text(f"# Home\n\nA [link that works](#home) and {link}.\n", encoding="utf-8")
    heads = {name: {"about": "", "data": {}, "sidebar": ""} for name in ("index", "search")}
    (source / "heads.json").write_text(json.dumps(heads), encoding="utf-8")
    with pytest.raises(SiteError, match="gone"):
        run_sphinx(source, tmp_path / "html")


def test_what_is_no_site_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    command = [sys.executable, str(SITE), str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert result.stderr.startswith("docs/site: ") and result.stderr.count("\n") == 1
    assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]
