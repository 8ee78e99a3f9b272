"""The table `sources`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import ID, PRECISION, URL, Boolean, Date, Table, Text, column, holds, note, rule

SOURCE_TYPE = {
    "official": "a government, military, parliament, court or intergovernmental body speaking for itself",
    "dataset": "a data file or database",
    "news": "press, agency or broadcaster",
    "think_tank": "research institute or advocacy group",
    "academic": "journal, book or university",
    "company": "a company speaking for itself",
    "reference": "encyclopaedia or other reference work",
    "blog": "personal page, forum or unsigned repost",
}
LICENSE = {
    "public_domain": "not protected: US federal works, laws",
    "cc_by": "Creative Commons Attribution",
    "cc_by_sa": "Creative Commons Attribution-ShareAlike",
    "gpl": "GNU General Public License",
    "copyright": "all rights reserved; facts only are taken",
    "unstated": "no licence found on the page; facts only are taken",
}


class Sources(Table):
    """One row is one page or file at one address that rows of the other tables rest on."""

    class Config:
        """Table-wide metadata."""

        name = "sources"
        title = "Sources"

    source_id: Text = column("Identifier of the source.", key=True, pattern=ID)
    title: Text = column("Title of the page or file, in its own language.", required=True)
    title_is_ours: Boolean = column(
        "True if no headline could be read on the page, and the title describes it in our words.", required=True
    )
    publisher: Text = column("Who made the content; for a copy, who made the original.", required=True)
    url: Text = column("Address of the page that states what is cited.", required=True, unique=True, pattern=URL)
    published_on: Date = column("Date of publication; empty if the page gives none.")
    published_on_precision: Text = column("How precise published_on is.", values=PRECISION)
    accessed_on: Date = column(
        "Day on which the page was last opened for this package; empty where only the research before the first "
        "release read it."
    )
    language: Text = column("Language of the page (ISO 639-1).", required=True, pattern=r"^(?:[a-z]{2})$")
    source_type: Text = column("Kind of source.", required=True, values=SOURCE_TYPE)
    is_mirror: Boolean = column(
        "True if the address is a copy, repost or proxy on another host than the maker's.", required=True
    )
    license: Text = column(
        "Terms of the source itself; the package takes facts from it.", required=True, values=LICENSE
    )
    note: Text = note()

    @rule("accessed_on", "a page is not opened before it is published")
    @classmethod
    def opened_after_publication(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a page that was opened before its publication."""
        return holds(frame["accessed_on"] < frame["published_on"])
