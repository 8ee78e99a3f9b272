"""The page of each table: as it is committed, with the ways to get it, what is made from it and how to cite it."""

from __future__ import annotations

import re
from collections import Counter

import kindicators as ki
from kindicators.package import Package, Resource
from website import committed
from website.pages import FILE, Page, code, escape, table, to

HEAD = "<!-- written by hand: begin -->"


def pages(pack: Package, explorer: bool) -> list[Page]:
    """Return the page of every table."""
    indicators = frozenset(pack.indicators)
    return [_page(resource, pack, indicators, explorer) for resource in pack.resources.values()]


def topics(pack: Package) -> dict[str, list[str]]:
    """Return the tables by topic, as docs/tables.md lists them."""
    found: dict[str, list[str]] = {}
    for part in committed.read("docs/tables.md").split("\n## ")[1:]:
        found[part.partition("\n")[0]] = re.findall(r"^- \[(\w+)\]", part, re.MULTILINE)
    listed = sorted(name for names in found.values() for name in names)
    assert listed == sorted(pack.resources), "docs/tables.md does not list every table once"
    return found


def _page(resource: Resource, pack: Package, indicators: frozenset[str], explorer: bool) -> Page:
    name = f"tables/{resource.name}"
    text = committed.links(committed.read(f"docs/{name}.md"), f"docs/{name}.md", name, indicators)
    head, _, rest = text.partition(HEAD)
    facts = _facts(resource, explorer)
    parts = [
        head.strip(),
        facts,
        _without_marks(rest),
        "## How to get it",
        _get(resource),
        *_made_from_it(resource, pack, name),
        *_corrected(resource, name),
        "## Citation",
        *citation(resource.name, pack),
    ]
    return Page(name, "\n\n".join(parts) + "\n", resource.description, ("table", resource.name), label=resource.name)


def _without_marks(text: str) -> str:
    return re.sub(r"<!--.*?-->\s*", "", text, flags=re.DOTALL).strip()


def _facts(resource: Resource, explorer: bool) -> str:
    dates = f"{resource.time_from} to {resource.time_to}" if resource.time_from else ""
    rows = [
        ["Rows, columns", f"{resource.rows:,}, {len(resource.fields)}"],
        ["Dates", dates],
        ["Key", f"`{resource.key}`"],
        ["Units", ", ".join(sorted({escape(f.unit) for f in resource.fields if f.unit}))],
        ["Files", f"[{resource.name}.csv]({FILE}data/{resource.name}.csv), [descriptor]({FILE}datapackage.json)"],
    ]
    if explorer:
        rows.append(["Explorer", explorer_link("table", resource.name)])
    return table(["", ""], [row for row in rows if row[1]])


def explorer_link(kind: str, name: str) -> str:
    """Return a link to the explorer with a table or indicator chosen."""
    return f"[filter, sort and search its rows]({FILE}explorer/index.html?{kind}={name})"


def _get(resource: Resource) -> str:
    name = resource.name
    order = next((f.name for f in resource.fields if f.clock in ("from", "on", "known")), resource.key)
    return "\n\n".join(
        [
            'In Python, as a pandas frame (`engine="polars"` or `"arrow"` for others):',
            code("python", f'import kindicators as ki\n\n{name} = ki.load("{name}")\nki.describe("{name}")'),
            "In SQL, from Python or on the command line:",
            code("sql", f"SELECT * FROM {name} ORDER BY {order}, {resource.key}"),
            code("sh", f'kindicators sql "SELECT * FROM {name} LIMIT 10"\nkindicators show {name}'),
        ]
    )


def _made_from_it(resource: Resource, pack: Package, here: str) -> list[str]:
    made = [i for i in pack.indicators.values() if resource.name in i.tables]
    if not made:
        return []
    lines = [f"- {to(i.id, f'indicators/{i.id}', here)}: {escape(i.title)} ({escape(i.unit)})" for i in made]
    return ["## Indicators made from it", "\n".join(lines)]


def _corrected(resource: Resource, here: str) -> list[str]:
    frame = ki.load("corrections")
    counts = Counter(frame.loc[frame["table_name"] == resource.name, "since_version"])
    if not counts:
        return []
    said = [f"{count:,} with {to(v, f'corrections/{v}', here)}" for v, count in sorted(counts.items())]
    return [
        "## Corrections",
        f"Cells that a release corrected, or rows that it withdrew: {', '.join(said)}.",
    ]


def citation(name: str, pack: Package) -> list[str]:
    """Say how to cite a table or indicator; the sources would be hundreds of lines, so a command prints them."""
    return [
        code("text", ki.cite(name).splitlines()[0]),
        f'`ki.cite("{name}")` adds every source that it rests on. As BibTeX (`csl-json` and `ris` likewise):',
        code("sh", f"kindicators cite {name} --format bibtex -o {name}.bib"),
    ]
