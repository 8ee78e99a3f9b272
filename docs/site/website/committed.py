"""The pages that stand in the repository: docs/*.md and three files of its root."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import urlsplit

from kindicators.errors import DataFolderError
from website.pages import FILE, Page, plain, relative, relink

ROOT = Path(__file__).resolve().parents[3]
NAMES = {
    "README.md": "index",
    "CHANGELOG.md": "changelog",
    "CONTRIBUTING.md": "contributing",
    "docs/downstream/README.md": "downstream",
}
"""The names of the pages that have another one in the repository."""
END_OF_QUESTION = "\nSet up for development"
"""What follows the question and its answer in README.md."""


def names() -> dict[str, str]:
    """Return the pages that are committed: path in the repository to name on the site."""
    files = [*ROOT.glob("docs/*.md"), *ROOT.glob("docs/tables/*.md")]
    paths = sorted(file.relative_to(ROOT).as_posix() for file in files)
    return {path: path.removeprefix("docs/").removesuffix(".md") for path in paths} | NAMES


def read(path: str) -> str:
    """Return the text of a file of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


def links(text: str, path: str, name: str, indicators: frozenset[str]) -> str:
    """Return a text of the file `path` with its links as the page `name` needs them.

    An entry in the catalogue of indicators has a page of its own here. What is no page is a file of the site.

    Raises
    ------
    DataFolderError
        If a link leads to nothing in the repository.
    """
    known = names()

    def change(target: str, image: bool) -> str:
        parts = urlsplit(target)
        if parts.scheme or image or not parts.path:
            return target
        found = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
        if found == "docs/indicators.md" and parts.fragment in indicators:
            return relative(f"indicators/{parts.fragment}", name) + ".md"
        if found in known:
            return relative(known[found], name) + ".md" + (f"#{parts.fragment}" if parts.fragment else "")
        if not (ROOT / found).is_file():
            raise DataFolderError(f"{path} links to {target}, which is no file of the repository: mend the link")
        return FILE + found

    return relink(text, change)


def page(path: str, indicators: frozenset[str]) -> Page:
    """Return a page that is shown as it is committed."""
    name = names()[path]
    text = links(read(path), path, name, indicators)
    return Page(name, text, plain(text))


def home(indicators: frozenset[str], explorer: bool) -> Page:
    """Return the home page: the beginning of README.md, and where to go from there."""
    readme = read("README.md")
    if END_OF_QUESTION not in readme:
        raise DataFolderError(f"README.md has no line that begins with {END_OF_QUESTION.strip()!r}: mend website")
    question = links(readme.partition(END_OF_QUESTION)[0], "README.md", "index", indicators)
    lines = read("docs/site/home.md").splitlines()  # its links are those of the site, where it alone stands
    where = "\n".join(line for line in lines if explorer or "explorer/" not in line)
    return Page("index", f"{question.strip()}\n\n{where.strip()}\n", plain(question))
