"""Ways to corrupt a table, as people, spreadsheets and disks do it."""

from __future__ import annotations

import csv
import io
import random
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kindicators.authoring.columns import Column

Row = dict[str, str]


@dataclass(frozen=True)
class Table:
    """A table as it stands in its file."""

    name: str
    columns: tuple[Column, ...]
    content: bytes

    @property
    def rows(self) -> list[Row]:
        return list(csv.DictReader(io.StringIO(self.content.decode("utf-8"), newline="")))

    @property
    def key(self) -> str:
        return self.columns[0].name

    def written(self, rows: list[Row]) -> bytes:
        """Return the file with these rows, in the order of their keys, as a careful person would save it."""
        stream = io.StringIO()
        writer = csv.DictWriter(stream, [c.name for c in self.columns], lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row[self.key]))
        return stream.getvalue().encode()


@dataclass(frozen=True)
class Mutation:
    """One fault: a file's new content, and what was changed in it."""

    kind: str
    table: str
    row_id: str
    column: str
    old: str
    new: str
    content: bytes

    def __str__(self) -> str:
        return f"{self.kind}: {self.table} {self.row_id} {self.column} {self.old[:40]!r} -> {self.new[:40]!r}"


# A change of one cell: what it becomes, or None where the change makes no sense or no difference.
CellChange = Callable[[Column, str, Row, random.Random], str | None]


def typed(*types: str) -> Callable[[Callable[[str], str]], CellChange]:
    """Make a change of the text of filled cells of these types."""

    def of(change: Callable[[str], str]) -> CellChange:
        return lambda column, value, row, rng: change(value) if value and column.type in types else None

    return of


number = typed("integer", "number")
date = typed("date")
text = typed("string")


def moved(years: int) -> CellChange:
    return date(lambda v: f"{int(v[:4]) + years:04d}{v[4:]}" if v[5:] != "02-29" else v)


def swapped_day(value: str) -> str:
    year, month, day = value.split("-")
    return f"{year}-{day}-{month}" if int(day) <= 12 else value


def scaled(factor: int) -> CellChange:
    def change(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
        # Places and years are no amounts; nobody mistakes their unit.
        if column.type not in ("integer", "number") or not value or column.name in ("latitude", "longitude"):
            return None
        if (column.unit is None and column.name not in ("value", "low", "high")) or float(value) == 0:
            return None
        scaled = float(value) * factor if factor > 0 else float(value) / -factor
        if column.type == "integer":
            return str(int(scaled)) if scaled == int(scaled) else None
        return f"{scaled:.10f}".rstrip("0").rstrip(".")

    return change


def swapped_koreas(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
    return {"KOR": "PRK", "PRK": "KOR"}.get(value) if column.references == "actors" else None


def emptied(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
    return "" if value and column.required and not column.key else None


def unknown_value(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
    return f"{value}x" if value and column.values else None


def wrong_case(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
    return value.upper() if value and column.values else None


def broken_reference(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
    return f"{value}-x" if value and column.references else None


def broken_key(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
    return value.replace("-", "_") if column.key else None


def low_over_value(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
    stem = column.name.removesuffix("low").rstrip("_")
    other = row.get(stem or "value") or row.get(column.name.removesuffix("low") + "high")
    return str(int(float(other)) + 1) if column.name.endswith("low") and other and float(other) >= 0 else None


def high_under_value(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
    other = row.get(column.name.removesuffix("high").rstrip("_") or "value")
    if not column.name.endswith("high") or not other or float(other) < 1:
        return None
    return str(int((float(other) - 1) // 1)) if column.type == "integer" else f"{float(other) - 0.5:g}"


def end_before_start(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
    start = row.get(column.name.removesuffix("_to") + "_from") or row.get(column.name.removesuffix("_end") + "_start")
    ends = column.type == "date" and (column.name.endswith("_to") or column.name.endswith("_end"))
    return f"{int(start[:4]) - 1}{start[4:]}" if value and ends and start else None


def negative(column: Column, value: str, row: Row, rng: random.Random) -> str | None:
    if column.type not in ("integer", "number") or not value or column.minimum is None or float(value) <= 0:
        return None
    return f"-{value}"


CELLS: dict[str, CellChange] = {
    "thousands separators": number(lambda v: f"{int(v):,}" if v.isdigit() and len(v) > 3 else v),
    "number with a decimal of nothing": typed("integer")(lambda v: f"{v}.0"),
    "number in scientific form": number(lambda v: f"{float(v):E}"),
    "number with its unit": number(lambda v: f"{v} km"),
    "number in words": number(lambda v: "about " + v),
    "NA for a missing number": lambda c, v, r, g: "NA" if not v and c.type in ("integer", "number") else None,
    "dash for a missing date": lambda c, v, r, g: "-" if not v and c.type == "date" else None,
    "date as a spreadsheet writes it": date(lambda v: f"{int(v[8:])}/{int(v[5:7])}/{v[:4]}"),
    "date as the serial number of a spreadsheet": date(lambda v: "41935"),
    "date with a time": date(lambda v: f"{v} 00:00:00"),
    "date as a year alone": date(lambda v: v[:4]),
    "date that the calendar lacks": date(lambda v: f"{v[:5]}02-30"),
    "date a century later": moved(100),
    "date a century earlier": moved(-100),
    "day and month swapped": date(swapped_day),
    "boolean in capitals": typed("boolean")(str.upper),
    "boolean as a number": typed("boolean")(lambda v: str(int(v == "true"))),
    "value that is no category": unknown_value,
    "category in capitals": wrong_case,
    "required cell emptied": emptied,
    "reference to a row that is not there": broken_reference,
    "key of another form": broken_key,
    "KOR and PRK swapped": swapped_koreas,
    "unit times 1,000": scaled(1000),
    "unit divided by 1,000": scaled(-1000),
    "low over the value": low_over_value,
    "high under the value": high_under_value,
    "end before the start": end_before_start,
    "sign lost or won": negative,
    "trailing space": text(lambda v: f"{v} "),
    "leading space": text(lambda v: f" {v}"),
    "two spaces": text(lambda v: v.replace(" ", "  ", 1)),
    "no-break space": text(lambda v: f"{v}\u00a0"),
    "tab": text(lambda v: v.replace(" ", "\t", 1)),
    "line break in a cell": text(lambda v: v.replace(" ", "\n", 1)),
    "Hangul in parts": text(lambda v: unicodedata.normalize("NFD", v)),
    "invisible character": text(lambda v: f"{v[:1]}\u200b{v[1:]}"),
}
"""Changes of one cell."""


def cell_mutations(kind: str, tables: list[Table], rng: random.Random) -> Iterator[Mutation]:
    """Yield faults of one kind, each in another cell, going round the tables in a random order."""
    change = CELLS[kind]
    for table in _round(tables, rng):
        rows = table.rows
        cells = [(row, column) for row in rows for column in table.columns]
        for row, column in rng.sample(cells, min(len(cells), 400)):
            new = change(column, row[column.name], row, rng)
            if new is not None and new != row[column.name]:
                changed = [{**r, column.name: new} if r is row else r for r in rows]
                yield Mutation(
                    kind, table.name, row[table.key], column.name, row[column.name], new, table.written(changed)
                )
                break


def _round(tables: list[Table], rng: random.Random) -> Iterator[Table]:
    """Go round the tables without end, each time in another order."""
    for _ in range(50):
        yield from rng.sample(tables, len(tables))


def _doubled(table: Table, rows: list[Row], row: Row) -> list[Row]:
    return [*rows, row]


def _doubled_under_another_id(table: Table, rows: list[Row], row: Row) -> list[Row]:
    return [*rows, {**row, table.key: f"{row[table.key]}-again"}]


def _dropped(table: Table, rows: list[Row], row: Row) -> list[Row]:
    return [r for r in rows if r is not row]


ROWS: dict[str, Callable[[Table, list[Row], Row], list[Row]]] = {
    "row doubled": _doubled,
    "row doubled under another id": _doubled_under_another_id,
    "row dropped": _dropped,
}
"""Changes of whole rows."""


def row_mutations(kind: str, tables: list[Table], rng: random.Random) -> Iterator[Mutation]:
    """Yield faults of one kind, each in another row."""
    for table in _round(tables, rng):
        rows = table.rows
        row = rng.choice(rows)
        changed = table.written(ROWS[kind](table, rows, row))
        yield Mutation(kind, table.name, row[table.key], "", "", "", changed)


def _in_the_middle(content: bytes, rng: random.Random) -> int:
    """Return a place that is neither in the header nor at the end of a line, nor inside a character."""
    start = content.index(b"\n") + 2
    while True:
        place = rng.randrange(start, len(content) - 2)
        if content[place : place + 1].isalpha() and content[place : place + 1].isascii():
            return place


def _line(content: bytes, rng: random.Random) -> tuple[list[bytes], int]:
    lines = content.split(b"\n")
    return lines, rng.randrange(2, len(lines) - 1)


def _truncated(content: bytes, rng: random.Random) -> bytes:
    return content[: _in_the_middle(content, rng)]


def _truncated_at_a_line(content: bytes, rng: random.Random) -> bytes:
    lines, number = _line(content, rng)
    return b"\n".join(lines[:number]) + b"\n"


def _with_line(change: Callable[[bytes], bytes]) -> Callable[[bytes, random.Random], bytes]:
    def changed(content: bytes, rng: random.Random) -> bytes:
        lines, number = _line(content, rng)
        lines[number] = change(lines[number])
        return b"\n".join(lines)

    return changed


def _out_of_order(content: bytes, rng: random.Random) -> bytes:
    lines, number = _line(content, rng)
    lines[number - 1], lines[number] = lines[number], lines[number - 1]
    return b"\n".join(lines)


def _in_header(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes, random.Random], bytes]:
    def changed(content: bytes, rng: random.Random) -> bytes:
        header, _, rest = content.partition(b"\n")
        return b",".join(change(header.split(b","))) + b"\n" + rest

    return changed


def _recoded(encoding: str) -> Callable[[bytes, random.Random], bytes]:
    return lambda content, rng: content.decode("utf-8").encode(encoding, errors="replace")


def _requoted(content: bytes, rng: random.Random) -> bytes:
    stream = io.StringIO()
    rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    return stream.getvalue().encode()


def _semicolons(content: bytes, rng: random.Random) -> bytes:
    stream = io.StringIO()
    rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    csv.writer(stream, lineterminator="\n", delimiter=";").writerows(rows)
    return stream.getvalue().encode()


FILES: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "truncated in a cell": _truncated,
    "truncated at the end of a line": _truncated_at_a_line,
    "last line end lost": lambda content, rng: content.rstrip(b"\n"),
    "emptied": lambda content, rng: b"",
    "byte order mark": lambda content, rng: b"\xef\xbb\xbf" + content,
    "CRLF line ends": lambda content, rng: content.replace(b"\n", b"\r\n"),
    "CR line ends": lambda content, rng: content.replace(b"\n", b"\r"),
    "NUL in a cell": lambda content, rng: content.replace(b"-", b"\0", 1),
    "one byte that is not UTF-8": lambda content, rng: content.replace(b"-", b"\xff", 1),
    "UTF-16": _recoded("utf-16"),
    "semicolons for commas": _semicolons,
    "quotes around everything": _requoted,
    "quote that is not closed": _with_line(lambda line: line.replace(b",", b',"', 1)),
    "cell too many": _with_line(lambda line: line + b","),
    "cell too few": _with_line(lambda line: line.rpartition(b",")[0]),
    "blank line": _with_line(lambda line: line + b"\n"),
    "rows out of order": _out_of_order,
    "column renamed": _in_header(lambda names: [*names[:-1], names[-1] + b"s"]),
    "columns swapped in the header": _in_header(lambda names: [names[1], names[0], *names[2:]]),
    "column lost in the header": _in_header(lambda names: names[:-1]),
    "column doubled in the header": _in_header(lambda names: [*names, names[-1]]),
    "header in capitals": _in_header(lambda names: [n.upper() for n in names]),
}
"""Changes of a whole file."""


def file_mutations(kind: str, tables: list[Table], rng: random.Random) -> Iterator[Mutation]:
    """Yield faults of one kind, each in another file."""
    for table in _round(tables, rng):
        content = FILES[kind](table.content, rng)
        if content != table.content and len(table.rows) > 3:
            yield Mutation(kind, table.name, "", "", "", "", content)


def doubled_series(tables: list[Table], rng: random.Random) -> Iterator[Mutation]:
    """Yield faults that double every figure of one maker on one thing, as a join gone wrong does."""
    for table in _round([t for t in tables if {"value", "reporter"} <= {c.name for c in t.columns}], rng):
        names = [c.name for c in table.columns if c.values or c.references or c.name in ("reporter", "series")]
        series: dict[tuple[str, ...], list[Row]] = {}
        for row in table.rows:
            if row["value"].isdigit():
                like = tuple(row[n] for n in names if n not in ("source_id", "status", "confidence", "qualifier"))
                series.setdefault(like, []).append(row)
        long = [rows for rows in series.values() if len(rows) > 9]
        if not long:
            continue
        ids = {row[table.key] for row in rng.choice(long)}
        rows = table.rows
        doubled = [{**r, "value": str(2 * int(r["value"]))} if r[table.key] in ids else r for r in rows]
        first = min(ids)
        yield replace(
            Mutation("series doubled", table.name, first, "value", "", "", table.written(doubled)),
            old=f"{len(ids)} values",
        )


PLAUSIBLE = {
    "date a century later", "date a century earlier", "day and month swapped", "KOR and PRK swapped",
    "unit times 1,000", "unit divided by 1,000", "row doubled under another id", "row dropped", "series doubled",
}  # fmt: skip
"""The kinds after which every cell still has a form that its column allows: they are found by what they say, or not."""


def all_kinds() -> list[str]:
    """Return the names of all kinds of faults."""
    return [*CELLS, *ROWS, *FILES, "series doubled"]


def of_kind(kind: str, tables: list[Table], rng: random.Random) -> Iterator[Mutation]:
    """Yield faults of one kind."""
    if kind in CELLS:
        return cell_mutations(kind, tables, rng)
    if kind in ROWS:
        return row_mutations(kind, tables, rng)
    return file_mutations(kind, tables, rng) if kind in FILES else doubled_series(tables, rng)
