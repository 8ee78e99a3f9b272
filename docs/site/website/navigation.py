"""How the pages are ordered: the parts of the sidebar and of llms.txt."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from website.pages import Page, relative

PARTS = {
    "Begin": ["getting-started", "cookbook"],
    "Data": ["tables", "indicators", "gaps", "corrections"],
    "Use": ["using-indicators", "plots", "citing", "exports", "sandbox", "metadata"],
    "Versions": ["versions", "pinning", "downstream", "changelog"],
    "Trust": ["methodology", "audit", "mutation", "benchmark"],
    "Reference": ["api", "cli"],
    "Project": ["contributing"],
}


def parts(pages: list[Page]) -> dict[str, list[str]]:
    """Return the names of the top pages by part; one that no part names comes last under "Use"."""
    names = {page.name for page in pages}
    below = {child for page in pages for child in page.children}
    found = {title: [n for n in listed if n in names] for title, listed in PARTS.items()}
    known = {n for listed in found.values() for n in listed}
    found["Use"] += sorted(names - below - known - {"index"})
    return found


def sections(pages: list[Page]) -> dict[str, list[str]]:
    """Return the names of all pages by part, each followed by those below it."""
    by_name = {page.name: page for page in pages}

    def walk(name: str) -> Iterator[str]:
        yield name
        for child in by_name[name].children:
            yield from walk(child)

    found = {"Home": ["index"]}
    for title, names in parts(pages).items():
        found[title] = [n for name in names for n in walk(name)]
    return found


def toctree(title: str, names: list[str], pages: dict[str, Page]) -> str:
    """Return the directive that puts pages below another one in the navigation."""
    entries = [f"{pages[n].label} </{n}>" if pages[n].label else f"/{n}" for n in names]
    caption = f":caption: {title}\n" if title else ""
    return f"```{{toctree}}\n:hidden:\n{caption}\n" + "\n".join(entries) + "\n```"


def _breakable(text: str) -> str:
    """Return a name as HTML that breaks after an underscore and not within a word."""
    return escape(text).replace("_", "_<wbr>")


def sidebar(here: str, top: dict[str, list[str]], pages: dict[str, Page], explorer: bool) -> str:
    """Return the navigation as the page `here` shows it: open along its own branch.

    Sphinx can make it too, but takes half a minute for all pages, as it copies every heading of every page for each.
    """

    def listed(names: tuple[str, ...] | list[str], level: int) -> str:
        lines = []
        for name in names:
            page = pages[name]
            current = name == here or here in branch(name)
            below = listed(page.children, level + 1) if current and page.children else ""
            kind = f"toctree-l{level}" + (" current" if current else "")
            address = "#" if name == here else f"{relative(name, here)}.html"
            link = f'<a class="{"current " if name == here else ""}reference internal" href="{address}">'
            lines.append(f'<li class="{kind}">{link}{_breakable(page.label or page.title)}</a>{below}</li>')
        return f"<ul>{''.join(lines)}</ul>"

    def branch(name: str) -> Iterator[str]:
        for child in pages[name].children:
            yield child
            yield from branch(child)

    def part(title: str, names: list[str]) -> str:
        entries = listed(names, 1)
        if explorer and title == "Data":
            address = relative("explorer/index.html", here)
            link = f'<li class="toctree-l1"><a class="reference internal" href="{address}">Explorer</a></li>'
            entries = entries.removesuffix("</ul>") + link + "</ul>"
        return f'<p class="caption" role="heading"><span class="caption-text">{title}</span></p>{entries}'

    return "".join(part(title, names) for title, names in top.items())
