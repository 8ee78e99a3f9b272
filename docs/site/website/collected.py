"""Pages that gather what stands in several places: the gaps of the tables, the corrections of the releases."""

from __future__ import annotations

import itertools
import re
from typing import Any

import kindicators as ki
from kindicators.package import Package
from website import committed, tables
from website.pages import FILE, Page, code, escape, table, to

CELLS = 10
"""So many cells that were corrected for one reason are listed."""
LONG = 160
GAPS = re.compile(r"^## Gaps\n+(.*?)\n*<!-- written by hand: end", re.MULTILINE | re.DOTALL)


def gaps(pack: Package) -> Page:
    """Return the page with what the pages of the tables say is missing."""
    indicators = frozenset(pack.indicators)
    parts = [
        "# What is missing",
        "A gap is documented, not filled. This page gathers what the page of each table says is not in it: not found, "
        "not published, not read yet, or left out on purpose.",
    ]
    for topic, names in tables.topics(pack).items():
        parts.append(f"## {topic}")
        for name in names:
            path = f"docs/tables/{name}.md"
            found = GAPS.search(committed.read(path))
            assert found, path
            parts += [f"### {to(name, f'tables/{name}', 'gaps')}", committed.links(found[1], path, "gaps", indicators)]
    return Page("gaps", "\n\n".join(parts) + "\n", "What is not in the tables, table by table.")


def corrections(pack: Package) -> list[Page]:
    """Return the page of corrections, and one for each release that corrected something."""
    columns = ("since_version", "table_name", "reason", "kind", "row_id", "column_name", "old_value", "new_value")
    with ki.connect() as connection:
        query = f"SELECT {', '.join(columns)} FROM corrections ORDER BY ALL"
        rows = [dict(zip(columns, row, strict=True)) for row in connection.execute(query).fetchall()]
    days: dict[str, str] = dict(ki.versions()[["version", "date"]].astype(str).itertuples(index=False))
    by_release: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_release.setdefault(row["since_version"], []).append(row)
    releases = sorted(by_release, key=lambda v: [int(n) for n in v.split(".")], reverse=True)
    lines = []
    for release in releases:
        mine = by_release[release]
        withdrawn = sum(row["kind"] == "withdrawn" for row in mine)
        lines.append(
            [
                to(release, f"corrections/{release}", "corrections"),
                days.get(release, "not released yet"),
                f"{len(mine) - withdrawn:,}",
                f"{withdrawn:,}",
                f"{len({row['table_name'] for row in mine}):,}",
            ]
        )
    text = "\n\n".join(
        [
            "# What was corrected",
            "A released cell does not change without a reason. Each cell that a release gave another value, and each "
            f"row that it withdrew, is a row of the table {to('corrections', 'tables/corrections', 'corrections')} "
            f"([CSV]({FILE}data/corrections.csv)). Rows that were added are no corrections: the "
            f"{to('changelog', 'changelog', 'corrections')} tells of these. "
            f"{to('Versions', 'versions', 'corrections')} says what each part of a version's number promises.",
            table(["release", "date", "cells corrected:", "rows withdrawn:", "tables:"], lines),
            "What changed since the release that you used, with the reasons:",
            code("sh", "kindicators diff 1.0.0\nkindicators diff 0.3.0 1.0.0 troop_deployments"),
            "What became of one row:",
            code(
                "sql",
                "SELECT since_version, column_name, old_value, new_value, reason FROM corrections\n"
                "WHERE row_id = 'usa-kor-dmdc-1954-06-30-marine-corps'",
            ),
            "A source that states something else than a row is no correction: "
            f"{to('how reporters differ', 'methodology', 'corrections')} is kept beside the row.",
        ]
    )
    children = tuple(f"corrections/{release}" for release in releases)
    about = "Every cell that a release corrected and every row that it withdrew, by release, with the reason."
    first = Page("corrections", text + "\n", about, children=children)
    return [first, *(_release(v, days.get(v, ""), by_release[v]) for v in releases)]


def _release(version: str, day: str, rows: list[dict[str, Any]]) -> Page:
    name = f"corrections/{version}"
    when = f"released on {day}" if day else "not released yet"
    parts = [
        f"# Corrected in {version}",
        f"{len(rows):,} corrections with version {version}, {when}, by table and reason. Of a reason that changed many "
        f"cells the first {CELLS} are shown; all: [corrections.csv]({FILE}data/corrections.csv).",
    ]
    for table_name, of_table in itertools.groupby(rows, key=lambda row: row["table_name"]):
        parts.append(f"## {to(table_name, f'tables/{table_name}', name)}")
        for reason, of_reason in itertools.groupby(of_table, key=lambda row: row["reason"]):
            cells = list(of_reason)
            more = f" ({len(cells):,} cells, the first {CELLS} are shown)" if len(cells) > CELLS else ""
            parts += [
                f"{escape(reason)}.{more}",
                table(["row", "column", "before", "after"], [_cell(row) for row in cells[:CELLS]]),
            ]
    return Page(name, "\n\n".join(parts) + "\n", f"What version {version} corrected, by table.", label=version)


def _cell(row: dict[str, Any]) -> list[str]:
    if row["kind"] == "withdrawn":
        return [f"`{row['row_id']}`", "", "", "row withdrawn"]
    return [
        f"`{row['row_id']}`",
        f"`{row['column_name']}`",
        _short(row["old_value"]),
        _short(row["new_value"]),
    ]


def _short(text: str | None) -> str:
    if not text:
        return "(empty)"
    return escape(text if len(text) <= LONG else f"{text[: LONG - 1]}…")
