"""What a page gets besides its text: sidebar, description, Markdown twin and schema.org data; links to files."""

from __future__ import annotations

import json
import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from website.pages import FILE, relative

DATE = re.compile(r"\d{4}-\d{2}(?:-\d{2})?|\d{4} to \d{4}")
ADDRESS = re.compile(r"https?://\S+")
HEADS = "heads.json"
"""The file in the source folder that has, for each page, what stands in its head."""


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx what to call."""
    app.connect("doctree-resolved", _file_links)
    app.connect("doctree-resolved", _cells)
    app.connect("doctree-resolved", _names)
    app.connect("html-page-context", _head, priority=100)  # before the theme, which asks for the sidebar
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _file_links(app: Sphinx, doctree: nodes.document, name: str) -> None:
    """Let links with the scheme `site:` lead to files of the site."""
    for node in doctree.findall(nodes.reference):
        target = node.get("refuri", "")
        if target.startswith(FILE):
            node["refuri"] = relative(target.removeprefix(FILE), name)


def _cells(app: Sphinx, doctree: nodes.document, name: str) -> None:
    """Let the dates in tables stand in one line, and the addresses be links that may break anywhere."""
    for cell in doctree.findall(nodes.entry):
        text = cell.astext()
        if DATE.fullmatch(text):
            cell["classes"].append("date")
        elif ADDRESS.fullmatch(text) and not any(cell.findall(nodes.reference)):
            cell["classes"].append("address")
            link = nodes.reference("", text, refuri=text)
            cell.children = [nodes.paragraph("", "", link)]


def _names(app: Sphinx, doctree: nodes.document, name: str) -> None:
    """Let the name of a table or indicator in code be a link to its page."""
    known = {page.rpartition("/")[2]: page for page in app.env.all_docs if page.startswith(("tables/", "indicators/"))}
    for node in list(doctree.findall(nodes.literal)):
        page = known.get(node.astext())
        if page is not None and page != name and not isinstance(node.parent, nodes.reference):
            link = nodes.reference("", "", refuri=f"{relative(page, name)}.html", internal=True)
            node.replace_self(link)
            link += node


@cache
def _heads(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def _head(app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    head = _heads(Path(app.srcdir, HEADS))[name]
    context["toctree"] = lambda **_: head["sidebar"]
    if name == "search":
        return
    twin = relative(f"{name}.html.md", name)
    # "<" would end the script in the middle of a text.
    data = json.dumps(head["data"], ensure_ascii=False, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")
    context["metatags"] += (
        f'\n<meta name="description" content="{escape(head["about"])}">'
        f'\n<link rel="alternate" type="text/markdown" href="{twin}" title="This page as Markdown">'
        f'\n<script type="application/ld+json">{data}</script>\n'
    )
