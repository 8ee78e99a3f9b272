"""The data dictionary: a page for each table, ``docs/tables/<table>.md``, and the catalogue of indicators.

What a person writes stands between the two marks; all around it is made from the table's schema and data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kindicators import docstrings
from kindicators.authoring.cells import Rows
from kindicators.authoring.columns import Column, columns_of, deprecated_of, formerly_of, key_of, name_of
from kindicators.authoring.descriptor import coverage
from kindicators.errors import DataFolderError
from kindicators.package import Deprecation
from kindicators.schemas import TABLES, Table

FOLDER = Path("docs/tables")
CATALOGUE = Path("docs/indicators.md")
BEGIN = "<!-- written by hand: begin -->"
END = "<!-- written by hand: end -->"
SECTIONS = ("Coverage", "How to ask", "How it was compiled", "How reporters differ", "Gaps")


def pages(root: Path, tables: dict[str, Rows]) -> dict[Path, str]:
    """Return the text of every page, with what is written by hand in it as it stands under `root`.

    Raises
    ------
    DataFolderError
        If a table has no page, or a page lacks its marks.
    """
    return {root / FOLDER / f"{name_of(t)}.md": _page(t, root, tables) for t in TABLES}


def _page(table: type[Table], root: Path, tables: dict[str, Rows]) -> str:
    name, columns = name_of(table), columns_of(table)
    parts = [
        "<!-- Made by 'kindicators build', save for what stands between the two marks. -->",
        f"# {table.to_schema().title}",
        _head(table, columns, tables[name]),
        BEGIN,
        _written(root / FOLDER / f"{name}.md"),
        END,
        "## Columns",
        _columns(columns),
        *(_values(c) for c in columns if c.values),
        *_sources(table, tables),
    ]
    return "\n\n".join(parts) + "\n"


def _written(file: Path) -> str:
    """Return what a person has written in a page."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        wanted = ", ".join(f"'## {s}'" for s in SECTIONS)
        raise DataFolderError(
            f"{file} cannot be read ({error.strerror}): write the page of the table, with the sections {wanted}, "
            f"between the lines '{BEGIN}' and '{END}'"
        ) from error
    if text.count(BEGIN) != 1 or text.count(END) != 1 or text.index(BEGIN) > text.index(END):
        raise DataFolderError(f"{file} must have the lines '{BEGIN}' and '{END}', each once and in this order")
    return text[text.index(BEGIN) + len(BEGIN) : text.index(END)].strip()


def _head(table: type[Table], columns: Sequence[Column], rows: Rows) -> str:
    row = " ".join(docstrings.of(table).split())
    days = coverage(columns, rows)
    dates = f", dates from {days['start']} to {days['end']}" if days else ""
    names = _formerly(formerly_of(table)) + _deprecated(deprecated_of(table))
    return f"`{name_of(table)}`: {row} {len(rows):,} rows, {len(columns)} columns{dates}.{names}"


def _formerly(names: dict[str, str]) -> str:
    return "".join(f" Called `{name}` before {since}." for name, since in names.items())


def _deprecated(said: dict[str, str]) -> str:
    return f" {Deprecation(**said).sentence}" if said else ""


def _columns(columns: Sequence[Column]) -> str:
    lines = ["| column | type | unit | filled | meaning |", "| --- | --- | --- | --- | --- |"]
    for c in columns:
        filled = "key" if c.key else "always" if c.required else "if known"
        points = f" Row of [{c.references}]({c.references}.md)." if c.references else ""
        meaning = f"{c.description}{points}{_formerly(c.formerly)}{_deprecated(c.deprecated)}"
        lines.append(f"| `{c.name}` | {c.type} | {c.unit or ''} | {filled} | {meaning} |")
    return "\n".join(lines)


def _values(column: Column) -> str:
    lines = [f"- `{value}`: {meaning}" for value, meaning in column.values.items()]
    return "\n".join([f"### Values of `{column.name}`", "", *lines])


def _sources(table: type[Table], tables: dict[str, Rows]) -> list[str]:
    """Say whom the rows rest on; a table that names no sources has no such section."""
    name = name_of(table)
    if not any(c.references == "sources" for c in columns_of(table)):
        return []
    sources = tables["sources"]
    publisher = dict(zip(sources.texts("source_id"), sources.texts("publisher"), strict=True))
    rows = Counter(publisher.get(source, "") for source in tables[name].texts("source_id") if source)
    pages_of = Counter(publisher.get(source, "") for source in tables[name].columns["source_id"].values)
    lines = ["| publisher | pages | rows |", "| --- | --- | --- |"]
    lines += [
        f"| {who} | {pages_of[who]} | {count} |" for who, count in sorted(rows.items(), key=lambda i: (-i[1], i[0]))
    ]
    evidence = tables["evidence"]
    roles = Counter(zip(evidence.texts("table_name"), evidence.texts("role"), strict=True))
    return [
        "## Sources",
        f"The sources that the rows name, by who made them. The table [evidence](evidence.md) adds "
        f"{roles[name, 'corroborates']} statements that corroborate a row and {roles[name, 'disputes']} that dispute "
        "one. With addresses:",
        f"```sql\nSELECT {key_of(table)}, sources.title, url FROM {name} JOIN sources USING (source_id)\n```",
        "\n".join(lines),
    ]


def catalogue(indicators: list[dict[str, Any]]) -> str:
    """Return the page that lists the indicators, from their headers."""
    parts = [
        "<!-- Made by 'kindicators build' from the headers of data/indicators/*.sql. -->",
        "# Indicators",
        f"{len(indicators)} quantities over time, each defined by one SQL file over the tables. How to ask for them, "
        "with two clocks, in constant prices, as a picture: [how to use indicators](using-indicators.md).",
    ]
    topic, ids = "", {i["id"] for i in indicators}
    for i in indicators:
        if i["topic"] != topic:
            topic = i["topic"]
            parts.append(f"## {topic}")
        used = ", ".join(f"[{t}](#{t})" if t in ids else f"[{t}](tables/{t}.md)" for t in i["tables"])
        days = i["temporal"]
        parts.append(f"### {i['id']}\n\n**{i['title']}** ({i['unit']})")
        formerly = _formerly({f["name"]: f["since"] for f in i.get("formerly", [])})
        parts.append(
            f"{i['definition']}{formerly}{_deprecated(i.get('deprecated', {}))}\n\n"
            f"- Subject: {i['subject']}\n"
            f"- A row for each {i['frequency']}; {i['rows']:,} rows, from {days['start']} to {days['end']}\n"
            f"- Choice among reporters: {i['choice']}\n"
            f"- Caveats: {i['caveats']}\n"
            f"- Made from: {used} by [{i['id']}.sql](../{i['path']})"
        )
    return "\n\n".join(parts) + "\n"
