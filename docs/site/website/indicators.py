"""The page of each indicator, made from the descriptor and its rows; the index by topic; a page for each topic."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, NamedTuple

import kindicators as ki
from kindicators.package import Indicator, Package
from website.pages import FILE, Page, code, escape, table, to
from website.tables import citation, explorer_link

LATEST = 12
SOURCES = 25
KINDS = {
    "step": "a line of steps: what is in force",
    "line": "a line, with a band from low to high",
    "slippage": "the target as announced, from announcement to announcement",
    "points": "a point for each estimate, with a bar from low to high",
    "bars": "a bar for each period",
}


class Rows(NamedTuple):
    """The rows of every indicator, and what their names and sources mean."""

    of: dict[str, list[dict[str, Any]]]
    actors: dict[str, str]
    sources: dict[str, dict[str, str]]


def rows() -> Rows:
    """Read the rows of all indicators, oldest first."""
    with ki.connect() as connection:
        found: dict[str, list[dict[str, Any]]] = {}
        cursor = connection.execute("FROM indicators ORDER BY indicator, period_start, subject")
        columns = [c[0] for c in cursor.description or ()]
        for values in cursor.fetchall():
            row = dict(zip(columns, values, strict=True))
            found.setdefault(row["indicator"], []).append(row)
        actors = dict(connection.execute("SELECT actor_id, name FROM actors").fetchall())
        query = "SELECT source_id, publisher, title, url, published_on::VARCHAR FROM sources"
        keys = ("id", "publisher", "title", "url", "date")
        sources = {row[0]: dict(zip(keys, row, strict=True)) for row in connection.execute(query).fetchall()}
    return Rows(found, actors, sources)


def topics(pack: Package) -> dict[str, list[Indicator]]:
    """Return the indicators by topic."""
    found: dict[str, list[Indicator]] = {}
    for item in pack.indicators.values():
        found.setdefault(item.topic, []).append(item)
    return found


def topic_name(topic: str) -> str:
    """Return the name of a topic's page."""
    return f"topics/{re.sub(r'[^a-z]+', '-', topic.lower()).strip('-')}"


def index(pack: Package) -> Page:
    """Return the page that lists the indicators by topic."""
    parts = [
        "# Indicators",
        f"{len(pack.indicators)} quantities over time, each made from the tables by one documented rule, one SQL file "
        f"each. {to('How to use indicators', 'using-indicators', 'indicators')}: in Python, in SQL, on the command "
        f"line, with two clocks, in constant prices. {to('Plots', 'plots', 'indicators')}: how they are drawn.",
    ]
    for topic, items in topics(pack).items():
        parts += [f"## {to(topic, topic_name(topic), 'indicators')}", _list(items, "indicators")]
    children = tuple(topic_name(topic) for topic in topics(pack))
    return Page("indicators", "\n\n".join(parts) + "\n", "All indicators by topic.", children=children)


def topic_pages(pack: Package) -> list[Page]:
    """Return the page of each topic, with the definitions of its indicators and the tables behind them."""
    found = []
    for topic, items in topics(pack).items():
        name = topic_name(topic)
        tables = sorted({t for i in items for t in _tables(i, pack)})
        listed = "\n".join(f"- {to(t, f'tables/{t}', name)}: {escape(pack.resources[t].title)}" for t in tables)
        parts = [f"# {topic}", _list(items, name)]
        for item in items:
            link = to(item.id, f"indicators/{item.id}", name)
            parts.append(f"**{escape(item.title)}** ({link}): {escape(item.definition)}")
        parts += ["## The tables behind them", listed]
        about = f"Indicators on {topic}: {', '.join(i.id for i in items)}."
        children = tuple(f"indicators/{i.id}" for i in items)
        found.append(Page(name, "\n\n".join(parts) + "\n", about, children=children))
    return found


def _list(items: list[Indicator], here: str) -> str:
    lines = [
        [
            to(i.id, f"indicators/{i.id}", here),
            escape(i.title),
            escape(i.unit),
            f"{(i.time_from or '')[:4]} to {(i.time_to or '')[:4]}",
        ]
        for i in items
    ]
    return table(["indicator", "what it is", "unit", "years"], lines)


def _tables(item: Indicator, pack: Package) -> set[str]:
    """Return the tables that an indicator is made from, by way of other indicators too."""
    found: set[str] = set()
    for name in item.tables:
        found |= {name} if name in pack.resources else _tables(pack.indicators[name], pack)
    return found


def pages(pack: Package, data: Rows, explorer: bool) -> list[Page]:
    """Return the page of every indicator."""
    return [_page(item, pack, data, explorer) for item in pack.indicators.values()]


def _page(item: Indicator, pack: Package, data: Rows, explorer: bool) -> Page:
    name, mine = f"indicators/{item.id}", data.of[item.id]
    alt = (
        f"{item.title}, in {item.unit}, from {item.time_from} to {item.time_to}, drawn as {KINDS[item.plot]}. "
        "The latest values stand in the table below."
    )
    parts = [
        f"# {escape(item.title)}",
        f"`{item.id}`, in {escape(item.unit)}. {_linked(item.definition, pack, name)}",
        f"![{escape(alt)}]({item.id}.svg)",
        _facts(item, pack, name, explorer),
        "## Choice among reporters",
        _linked(item.choice, pack, name),
        "## Caveats",
        _linked(item.caveats, pack, name),
        "## Latest values",
        *_latest(item, mine, data),
        "## What it is made from",
        *_made_from(item, pack, name),
        "## How to get it",
        _get(item),
        "## Sources",
        *_sources(item, mine, data),
        "## Definition in SQL",
        f"[{item.id}.sql]({FILE}data/indicators/{item.id}.sql), whole:",
        code("sql", item.read_sql()),
        "## Citation",
        *citation(item.id, pack),
    ]
    return Page(name, "\n\n".join(parts) + "\n", item.definition, ("indicator", item.id), label=item.id)


def _linked(text: str, pack: Package, here: str) -> str:
    """Return a text in which the tables and other indicators that it names are links."""

    def link(match: re.Match[str]) -> str:
        word = match[0].replace("\\", "")
        if word in pack.indicators and here != f"indicators/{word}":
            return to(match[0], f"indicators/{word}", here)
        return to(match[0], f"tables/{word}", here) if word in pack.resources else match[0]

    return re.sub(r"\w+(?:\\_\w+)+", link, escape(text))  # an underscore is escaped


def _facts(item: Indicator, pack: Package, here: str, explorer: bool) -> str:
    lines = [
        ["Unit", escape(item.unit)],
        ["Subject", escape(item.subject)],
        ["Coverage", f"{item.rows:,} rows, a row for each {item.frequency}, {item.time_from} to {item.time_to}"],
        ["Topic", to(item.topic, topic_name(item.topic), here)],
        ["Made from", ", ".join(f"`{t}`" for t in item.tables)],
    ]
    if explorer:
        lines.append(["Explorer", explorer_link("indicator", item.id)])
    return table(["", ""], lines)


def _latest(item: Indicator, mine: list[dict[str, Any]], data: Rows) -> list[str]:
    last = {row["subject"]: row for row in mine}  # they are sorted by date
    if len(last) == 1:
        shown, said = mine[-LATEST:][::-1], f"The last {min(LATEST, len(mine))} of {len(mine):,} rows."
    else:
        newest = sorted(last.values(), key=lambda row: (row["period_start"], row["subject"]), reverse=True)
        shown, said = newest[: 2 * LATEST], f"The last row of each of {len(last)} subjects"
        said += f"; {2 * LATEST} of them." if len(newest) > 2 * LATEST else "."
    columns = [c for c in ("value", "low", "high") if any(row[c] is not None for row in shown)]
    header = ["subject", "from", "up to, not on", *(f"{c}:" for c in columns), "sources"]
    lines = [
        [
            escape(data.actors.get(row["subject"], row["subject"])),
            str(row["period_start"]),
            str(row["period_end"] or ""),
            *(_number(row[c], item) for c in columns),
            _few(row["source_ids"], data),
        ]
        for row in shown
    ]
    return [f"{said} In {escape(item.unit)}.", table(header, lines)]


def _number(value: float | None, item: Indicator) -> str:
    """Return a number as it is; years have no thousands."""
    if value is None:
        return ""
    text = f"{value:,.6f}".rstrip("0").rstrip(".") if abs(value) < 1000 else f"{value:,.2f}".removesuffix(".00")
    return text.replace(",", "") if item.unit == "year" else text


def _few(ids: str, data: Rows) -> str:
    """Return links to the first sources of a row."""
    found = ids.split("; ")
    links = [f"[{escape(data.sources[i]['publisher'])}]({_url(data.sources[i]['url'])})" for i in found[:2]]
    return ", ".join(links) + (f" and {len(found) - 2} more" if len(found) > 2 else "")


def _url(url: str) -> str:
    """Return an address as it may stand in a link of Markdown."""
    return re.sub(r"[\s()<>|\\\[\]`]", lambda m: f"%{ord(m[0]):02X}", url)


def _made_from(item: Indicator, pack: Package, here: str) -> list[str]:
    lines = []
    for name in item.tables:
        if name in pack.resources:
            lines.append(f"- {to(name, f'tables/{name}', here)} (table): {escape(pack.resources[name].description)}")
        else:
            other = pack.indicators[name]
            lines.append(f"- {to(name, f'indicators/{name}', here)} (indicator): {escape(other.title)}")
    further = sorted(_tables(item, pack) - set(item.tables))
    if further:
        links = ", ".join(to(t, f"tables/{t}", here) for t in further)
        lines.append(f"- Through these it rests on {links}.")
    used_by = [i.id for i in pack.indicators.values() if item.id in i.tables]
    if used_by:
        lines.append(f"- From it are made {', '.join(to(i, f'indicators/{i}', here) for i in used_by)}.")
    return ["\n".join(lines)]


def _get(item: Indicator) -> str:
    return "\n\n".join(
        [
            code("python", f'import kindicators as ki\n\nframe = ki.indicator("{item.id}")\nki.plot(frame)'),
            code("sql", f"SELECT * FROM {item.id} ORDER BY subject, period_start"),
            code("sh", f"kindicators indicator {item.id}\nkindicators plot {item.id} -o {item.id}.svg"),
        ]
    )


def _sources(item: Indicator, mine: list[dict[str, Any]], data: Rows) -> list[str]:
    counts = Counter(source for row in mine for source in row["source_ids"].split("; "))
    lines = []
    for source, count in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:SOURCES]:
        about = data.sources[source]
        title = f"[{escape(about['title'])}]({_url(about['url'])})"
        lines.append([escape(about["publisher"]), title, about["date"] or "", f"{count:,}"])
    said = f"{len(counts):,} pages."
    if len(counts) > SOURCES:
        said = f'{len(counts):,} pages; these {SOURCES} stand behind most rows, and `ki.cite("{item.id}")` names all.'
    return [said, table(["publisher", "page", "published", "rows:"], lines)]
