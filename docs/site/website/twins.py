"""The plain-Markdown twin of each page, and llms.txt, which lists them (https://llmstxt.org)."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

from kindicators.package import Package
from website.pages import FILE, Page, relative, relink

HEAD = """
Version {version}, released under CC BY 4.0 (data) and MIT (code). Each page below is plain Markdown, made from the same
text as the HTML page at the address without `.md`. Facts to keep in mind:

- An event is one row, a figure one row for each reporter; nothing is averaged. Estimates keep the name of their maker.
- Every row names its source; `status`, `measure` and `qualifier` say whether a figure was announced, agreed, paid,
  counted or estimated. Do not mix them.
- Intervals are half-open; a month or year is stored as its first day, with the precision in the column beside it.
- An indicator is a quantity over time that one SQL file makes from the tables; its page has definition and caveats.
- Cite the package with its version, and the source of each figure that matters: `ki.cite(x)`.
"""


def write(folder: Path, pages: list[Page], sections: dict[str, list[str]], pack: Package, base: str) -> None:
    """Write ``<page>.html.md`` beside each page of the site in `folder`, and ``llms.txt``."""
    for page in pages:
        (folder / f"{page.name}.html.md").write_text(_twin(page), encoding="utf-8", newline="\n")
    by_name = {page.name: page for page in pages}
    lines = [f"# {pack.name}", "", f"> {pack.title}. {pack.descriptor['description']}"]
    lines.append(HEAD.format(version=pack.version).rstrip())
    for title, names in sections.items():
        lines += ["", f"## {title}", ""]
        for name in names:
            page = by_name[name]
            address = urljoin(base, f"{name}.html.md") if base else f"{name}.html.md"
            lines.append(f"- [{page.label or page.title}]({address}): {page.about}")
    (folder / "llms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _twin(page: Page) -> str:
    def change(target: str, image: bool) -> str:
        if target.startswith(FILE):
            return relative(target.removeprefix(FILE), page.name)
        parts = urlsplit(target)
        if parts.scheme:
            return target
        if image:  # where Sphinx puts them
            return relative(f"_images/{parts.path.rpartition('/')[2]}", page.name)
        if parts.path.endswith(".md"):
            return parts._replace(path=parts.path.removesuffix(".md") + ".html.md").geturl()
        return target

    return relink(page.text, change)
