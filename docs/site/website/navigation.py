"""How the pages are ordered: the parts of the sidebar and of llms.txt."""

from __future__ import annotations

from collections.abc import Iterator

from website.pages import Page

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
