"""The pages that need no program: the start page with its list, and one for each table and indicator."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import urlsplit

from builder.versions import Catalogue, Listed

LIST, DOCS = "<!-- list -->", "<!-- docs -->"


def write(dest: Path, catalogue: Catalogue, docs: str | None) -> None:
    """Write the pages of the present state."""
    index = dest / "index.html"
    link = f'<a href="{escape(docs)}">Documentation</a>. ' if docs else ""
    text = index.read_text(encoding="utf-8").replace(LIST, _list(catalogue)).replace(DOCS, link)
    index.write_text(text, encoding="utf-8")
    for folder, query, items in (
        ("tables", "table", catalogue.tables),
        ("indicators", "indicator", catalogue.indicators),
    ):
        (dest / folder).mkdir()
        for item in items:
            page = _page(item, f"../index.html?{query}={item.name}", catalogue)
            (dest / folder / f"{item.name}.html").write_text(page, encoding="utf-8")


def _list(catalogue: Catalogue) -> str:
    return "\n".join(
        [
            f"<h2>Tables</h2>\n{_groups('tables', catalogue.tables)}",
            f"<h2>Indicators</h2>\n{_groups('indicators', catalogue.indicators)}",
        ]
    )


def _groups(folder: str, items: Iterable[Listed]) -> str:
    parts = []
    for topic, group in groupby(sorted(items, key=lambda i: i.topic), lambda i: i.topic):
        links = "\n".join(f'<li><a href="{folder}/{i.name}.html">{escape(i.title)}</a></li>' for i in group)
        parts.append(f"<h3>{escape(topic)}</h3>\n<ul>\n{links}\n</ul>")
    return "\n".join(parts)


def _page(item: Listed, live: str, catalogue: Catalogue) -> str:
    head = "".join(
        f'<th scope="col"{f" title={chr(34)}{escape(t)}{chr(34)}" if t else ""}>{escape(n)}</th>'
        for n, t in zip(item.header, item.titles, strict=True)
    )
    rows = "\n".join("<tr>" + "".join(map(_cell, row)) + "</tr>" for row in item.rows)
    about = "\n".join(f"<p>{escape(text)}</p>" for text in item.about if text)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(item.title)} – kindicators</title>
<link rel="icon" href="../icon.svg">
<link rel="stylesheet" href="../style.css">
</head>
<body class="plain">
<main>
<p><a href="../index.html">All tables and indicators</a> · <a href="{escape(live)}">Search, filter and plot it</a></p>
<h1>{escape(item.title)}</h1>
{about}
<p>{len(item.rows):,} rows · kindicators {escape(catalogue.version)} · {escape(catalogue.license)}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Rows">
<table>
<thead><tr>{head}</tr></thead>
<tbody>
{rows}
</tbody>
</table>
</div>
</main>
</body>
</html>
"""


def _cell(text: str) -> str:
    """Return a cell; an address of the web is a link."""
    start = '<td class="long">' if len(text) > 24 else "<td>"
    if text.startswith(("http://", "https://")) and urlsplit(text).hostname:
        return f'{start}<a href="{escape(text)}" rel="noopener noreferrer">{escape(text)}</a></td>'
    return f"{start}{escape(text)}</td>"
