"""A page of the site in Markdown, and the links in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

FENCE = re.compile(r"(^(?:```|~~~).*?^(?:```|~~~)$)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(!?)(\[(?:[^\[\]]|\[[^\[\]]*\])*\])\(([^()\s]+)\)")
SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~$])")
FILE = "site:"
"""The scheme of a link to a file of the site that is no page."""


class Page(NamedTuple):
    """One page: where it stands, and its text in Markdown that any reader knows.

    Its links lead to other pages by the relative path of their Markdown, to other files with the scheme `site:`.
    """

    name: str
    """Its path without the end, such as ``tables/cost_sharing``."""
    text: str
    about: str
    """What is on it, in a sentence."""
    subject: tuple[str, str] | None = None
    """What it describes: ``("table", name)`` or ``("indicator", id)``."""
    sphinx: str | None = None
    """What Sphinx reads instead of the text, where it can do more than Markdown can."""
    label: str | None = None
    """What the navigation calls it, if not by its title."""
    children: tuple[str, ...] = ()
    """The names of the pages below it in the navigation."""

    @property
    def title(self) -> str:
        """Its first heading."""
        heading = re.search(r"^# (.+)$", self.text, re.MULTILINE)
        assert heading, self.name
        return heading[1]


def relative(target: str, here: str) -> str:
    """Return the path to `target` from the page or file `here`, both from the root of the site."""
    folder, _, last = target.rpartition("/")
    path = posixpath.relpath(folder or ".", posixpath.dirname(here) or ".")
    return last if path == "." else f"{path}/{last}"


def to(text: str, target: str, here: str) -> str:
    """Return a link to the page `target` for the page `here`."""
    return f"[{text}]({relative(target, here)}.md)"


def relink(text: str, change: Callable[[str, bool], str]) -> str:
    """Return a text with other targets of its links; `change` gets a target and whether it is an image's."""

    def replaced(match: re.Match[str]) -> str:
        image, label, target = match.groups()
        return f"{image}{label}({change(target, bool(image))})"

    parts = FENCE.split(text)
    parts[::2] = [LINK.sub(replaced, part) for part in parts[::2]]
    return "".join(parts)


def escape(text: object) -> str:
    """Return data as Markdown that shows them letter by letter, in one line."""
    return SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; a column whose name ends with ``:`` is set to the right, as numbers are."""
    names = [name.removesuffix(":") for name in header]
    rule = ["---:" if name.endswith(":") else "---" for name in header]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (names, rule, *rows))


def code(language: str, text: str) -> str:
    """Return a block of code."""
    return f"```{language}\n{text.strip()}\n```"


def plain(text: str) -> str:
    """Return the first sentences of a Markdown text without its marks, for a description."""
    for part in re.split(r"\n\s*\n", FENCE.sub("", text)):
        part = re.sub(r"<!--.*?-->", "", part, flags=re.DOTALL).strip()
        if part and not part.startswith(("#", "|", "-", "!", ">", "<")):
            part = LINK.sub(lambda m: m[2][1:-1], part)
            return _first(re.sub(r"\\([^\w\s])", r"\1", " ".join(re.sub(r"[`*]", "", part).split())))
    return ""


def _first(text: str) -> str:
    """Return as many whole sentences as stand in the first 240 characters, but one at least."""
    ends = [match.end() for match in re.finditer(r"[.:?](?= |$)", text)]
    end = max([e for e in ends if e <= 240], default=ends[0] if ends else len(text))
    return re.sub(":$", ".", text[:end])
