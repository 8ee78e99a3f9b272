"""The version where the documentation shows it: outputs of examples, the line that pins.

Only what is sure to mean this version is replaced. An example that names a version in its question, such as a diff of
two releases, keeps what it shows.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from kindicators.authoring.releasing.version import Version

KEPT = ("docs/versions.md", "docs/pinning.md", "docs/downstream")
"""Pages that are about versions: the numbers in them are examples."""
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A question with its answer: "$ " and what follows until quotes are closed, or ">>> " with its "... " lines.
EXAMPLE = re.compile(
    r"^(?:(?P<console>\$ (?:[^\"\n]|\"[^\"]*\")+\n)|(?P<python>>>> .*\n(?:\.\.\. .*\n|\.\.\.\n)*))"
    r"(?P<answer>(?:(?!\$ |>>> ).*\n)*)",
    re.MULTILINE,
)
BIBTEX = re.compile(r"^@misc\{kindicators\b.*?^\}$", re.MULTILINE | re.DOTALL)


class Mention(NamedTuple):
    """A line that was given the new version."""

    line: int
    old: str
    new: str


def in_page(text: str, old: Version, new: Version) -> str:
    """Return a page of the documentation with the new version in the outputs that it shows."""

    def fence(match: re.Match[str]) -> str:
        return match[0].replace(match[2], EXAMPLE.sub(example, match[2])) if match[2] else match[0]

    def example(match: re.Match[str]) -> str:
        question = match[0][: match.start("answer") - match.start()]
        if re.search(r"\d+\.\d+\.\d+", question):
            return match[0]
        answer = BIBTEX.sub(lambda m: _dated(m[0], old, new), match["answer"])
        return question + "".join(_line(line, old, new) for line in answer.splitlines(keepends=True))

    return FENCE.sub(fence, text)


def pinned(text: str, last: str, new: str) -> str:
    """Return the text of the README with the new release in the line that tells how to pin it."""
    return re.sub(rf"\bkindicators=={re.escape(last)}(?![\w.])", f"kindicators=={new}", text)


def mentions(before: str, after: str) -> list[Mention]:
    """Return the lines in which two texts of a page differ; they have the same number of lines."""
    lines = enumerate(zip(before.splitlines(), after.splitlines(), strict=True), start=1)
    return [Mention(number, old.strip(), new.strip()) for number, (old, new) in lines if old != new]


def left(text: str, old: Version) -> list[int]:
    """Return the lines inside fences that still name a version: a person looks whether they should."""
    pattern = re.compile(rf"(?<![\w.]){re.escape(old.text)}(?![\w.]|\.\d)")
    return [
        text.count("\n", 0, match.start(2) + found.start()) + 1
        for match in FENCE.finditer(text)
        for found in pattern.finditer(match[2])
    ]


def _line(line: str, old: Version, new: Version) -> str:
    """Give a line of output the new version, and if it names the version the new day of the release."""
    named = re.compile(rf"((?i:version)\W{{1,6}}|\bkindicators(?:==| )|^ET  - ){re.escape(old.text)}(?![\w+-]|\.\w)")
    if not named.search(line):
        return line
    line = named.sub(lambda m: f"{m[1]}{new.text}", line)
    return line.replace(f"({_day(old.released)})", f"({_day(new.released)})").replace(old.released, new.released)


def _dated(entry: str, old: Version, new: Version) -> str:
    """Give a BibTeX entry of the dataset the new day; its version stands in a line of its own."""
    day = date.fromisoformat(new.released)
    for name, value in (("year", f"{{{day.year}}}"), ("month", f"{day:%b}".lower()), ("day", f"{{{day.day}}}")):
        entry = re.sub(rf"^(  {name} = ).*,$", rf"\g<1>{value},", entry, flags=re.MULTILINE)
    return entry


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"
