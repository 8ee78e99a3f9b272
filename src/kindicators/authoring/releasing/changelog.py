"""The changelog: the heading of a release, and the part of its section that is made from the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from kindicators.errors import DataFolderError

BEGIN = "<!-- made by 'kindicators release': begin -->"
END = "<!-- made by 'kindicators release': end -->"
HEADING = re.compile(r"^## (?:\[?(?P<version>\d+\.\d+\.\d+)\]?)?.*$", re.MULTILINE)
OPEN = re.compile(r"^## (?:Unreleased|\d+\.\d+\.\d+ \(unreleased\))$", re.MULTILINE | re.IGNORECASE)


def released(text: str, version: str, day: str, part: str) -> str:
    """Return the changelog with the section of a release.

    Parameters
    ----------
    text : str
        The changelog as it is.
    version, day : str
        The release.
    part : str
        What the data say of it; see `data_part`. It takes the place of an earlier one.

    Raises
    ------
    DataFolderError
        If the marks of an earlier part are torn apart.
    """
    heading = f"## {version} ({day})"
    start, end = _section(text, version)
    section = text[start:end]
    if section:
        section = heading + section[section.index("\n") if "\n" in section else len(section) :]
    else:
        section = heading + "\n"
    section = f"{_without_part(section).rstrip()}\n\n{part}\n"
    head = text[:start].rstrip("\n") + "\n\n"
    return head + section + ("\n" + text[end:].lstrip("\n") if text[end:].strip() else "")


def begun(text: str, version: str) -> str:
    """Return the changelog with an open section for a version on which work begins."""
    start, end = _section(text, version)
    heading = f"## {version} (unreleased)"
    if start == end:
        return text[:start] + heading + "\n\n" + text[start:]
    line = text.index("\n", start) if "\n" in text[start:] else len(text)
    return text[:start] + heading + text[line:]


def section(text: str, version: str) -> str:
    r"""Return what the changelog says of a version, without its heading; nothing if it has no section.

    Examples
    --------
    >>> from kindicators.authoring.releasing.changelog import section
    >>> section("# Changelog\n\n## 1.1.0 (2026-12-01)\n\n- New.\n\n## 1.0.0 (2026-11-21)\n\n- Old.\n", "1.1.0")
    '- New.\n'
    """
    for heading in HEADING.finditer(text):
        if heading["version"] == version:
            following = HEADING.search(text, heading.end())
            said = text[heading.end() : following.start() if following else len(text)]
            return said.replace(BEGIN, "").replace(END, "").strip() + "\n"
    return ""


def data_part(last: str | None, bump: str, rows: Mapping[str, tuple[int, int, int]], contract: Iterable[str]) -> str:
    """Return what the data say of a release: rows by table, and what changed in the tables themselves.

    Parameters
    ----------
    last : str or None
        The release before.
    bump : str
        What the release raised.
    rows : mapping
        For each table that differs how many rows were added, changed and withdrawn.
    contract : iterable of str
        A sentence for each other change.
    """
    lines = [BEGIN]
    if last is None:
        lines.append("The first release of the data.")
    else:
        listed = list(contract)
        nothing = "" if rows or listed else ": no difference"
        lines.append(f"Data, compared with {last} ({bump}){nothing}{':' if rows or listed else '.'}")
        lines += ["", *(f"- {sentence}" for sentence in listed)] if listed else []
        if rows:
            lines += ["", "| table | rows added | changed | withdrawn |", "| --- | --- | --- | --- |"]
            lines += [f"| `{table}` | {' | '.join(f'{n:,}' for n in counts)} |" for table, counts in rows.items()]
    return "\n".join([*lines, END])


def _section(text: str, version: str) -> tuple[int, int]:
    """Return where the section of the coming release stands; an empty place where it must be put if there is none."""
    first = HEADING.search(text)
    if first is None:
        place = len(text)
        return place, place
    if OPEN.fullmatch(first[0]) or first["version"] == version:
        following = HEADING.search(text, first.end())
        return first.start(), following.start() if following else len(text)
    return first.start(), first.start()


def _without_part(section: str) -> str:
    if BEGIN not in section and END not in section:
        return section
    if section.count(BEGIN) != 1 or section.count(END) != 1 or section.index(BEGIN) > section.index(END):
        raise DataFolderError(
            f'CHANGELOG.md must have the lines "{BEGIN}" and "{END}" once in a section, in this order, or neither'
        )
    return section[: section.index(BEGIN)].rstrip() + "\n\n" + section[section.index(END) + len(END) :].lstrip()
