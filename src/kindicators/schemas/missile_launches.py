"""The table `missile_launches`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    Date,
    Integer,
    Number,
    Table,
    Text,
    column,
    confidence,
    holds,
    note,
    precision,
    reported_on,
    reported_on_basis,
    reported_on_precision,
    rule,
    source_id,
)

MISSILE_CLASS = {
    "srbm": "short-range ballistic missile (up to about 1,000 km), manoeuvring types and KN-25 included",
    "mrbm": "medium-range ballistic missile (about 1,000 to 3,000 km)",
    "irbm": "intermediate-range ballistic missile (about 3,000 to 5,500 km)",
    "icbm": "intercontinental ballistic missile (over 5,500 km)",
    "slbm": "ballistic missile made for launch from a submarine",
    "hgv": "missile with a hypersonic glide or manoeuvring vehicle",
    "ballistic": "ballistic missile of an unknown kind",
    "slv": "space launch vehicle",
    "lacm": "land-attack cruise missile, from land, ship or submarine",
    "ascm": "anti-ship cruise missile",
    "sam": "surface-to-air missile",
    "mlrs": "artillery rocket of 200 mm or more from a multiple launcher, which few launch counts include",
    "artillery": "other artillery rocket such as FROG, which few launch counts include",
    "crbm": "close-range ballistic missile (up to about 200 km)",
    "unknown": "the kind of missile is not known",
}
OUTCOME = {
    "success": "flew as meant, as far as the reporters can tell",
    "failure": "failed on the pad or in flight",
    "partial": "flew, with a part of the test failing",
    "mixed": "some missiles of the launch succeeded and some failed",
    "unknown": "not stated",
}
LANDING = {
    "sea_of_japan": "Sea of Japan (East Sea), outside or not said to be in Japan's exclusive economic zone",
    "japan_eez": "at least one missile came down in Japan's exclusive economic zone",
    "yellow_sea": "Yellow Sea (West Sea)",
    "pacific_ocean": "Pacific Ocean, after passing over Japan",
    "on_land": "on land in North Korea",
    "on_pad": "at the launch site, without flight",
    "in_flight": "broke up or burned in flight",
    "orbit": "put an object into orbit",
    "several": "the missiles came down in different places, as the note says",
}
STATUS = {
    "occurred": "stated by a military or a government, by the launching side, or by independent compilers that agree",
    "reported": "told by the press or by one compiler only",
    "unconfirmed": "the launch is marked as unconfirmed by a compiler, or denied",
}


class MissileLaunches(Table):
    """One row is the missiles of one type fired from one site on one occasion (a salvo of one day)."""

    class Config:
        """Table-wide metadata."""

        name = "missile_launches"
        title = "Missile and space launches"

    launch_id: Text = column("Identifier of the launch; it holds the local date.", key=True, pattern=ID)
    country: Text = column("Who launched.", required=True, references="actors")
    date: Date = column("Date of the launch in local (Korean) time.", required=True, time=True)
    date_precision: Text = precision("date")
    date_utc: Date = column(
        "Date in UTC of the launch, or of the first missile of a salvo; only where a time is known."
    )
    time_utc: Text = column(
        "Time of day in UTC (HH:MM) of the launch, or of the first missile of a salvo, where a source states it.",
        pattern=r"^(?:(?:[01]\d|2[0-3]):[0-5]\d)$",
    )
    system_id: Text = column(
        "The missile in the register of systems; empty if the type is unknown, disputed or not in the register.",
        references="missile_systems",
    )
    system_name: Text = column("The missile as the reporters name it; empty if none does.")
    missile_class: Text = column("Kind of missile.", required=True, values=MISSILE_CLASS)
    count: Integer = column(
        "Missiles fired, as commonly agreed; empty if only a floor or a cap, or nothing, is known.", minimum=1
    )
    count_low: Integer = column("Missiles fired if stated as at least this.", minimum=1)
    count_high: Integer = column("Missiles fired if stated as at most this.", minimum=1)
    site: Text = column("Launch site or area, as the reporters name it; empty if unknown.")
    latitude: Number = column(
        "Latitude of the site, which a compiler may have set to the middle of an area.", unit="deg"
    )
    longitude: Number = column("Longitude of the site.", unit="deg")
    outcome: Text = column("How the launch went.", required=True, values=OUTCOME)
    landing: Text = column("Where the missiles came down; empty if unknown.", values=LANDING)
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("How well established the launch is.", required=True, values=STATUS)
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("count", "a launch has a number of missiles, or a note that says why not")
    @classmethod
    def number_or_reason(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a number of missiles, or the reason for its absence."""
        return holds(frame[["count", "count_low", "count_high", "note"]].isna().all(axis=1))

    @rule("time_utc", "a time in UTC and a date in UTC are both present or both missing, and only with a known day")
    @classmethod
    def time_has_a_date(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a date in UTC exactly where a time stands, and a known day."""
        one_alone = frame["time_utc"].isna() != frame["date_utc"].isna()
        return holds(one_alone | (frame["time_utc"].notna() & (frame["date_precision"] != "day")))

    @rule("date_utc", "the date in UTC fits the local date: the day begins at 15:00 UTC (15:30 from 2015 to 2018)")
    @classmethod
    def utc_fits_local(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a date in UTC that is not the local date, or the day before it where the time says so."""
        # North Korea kept UTC+8:30 from 15 August 2015 to 4 May 2018; between 15:00 and 15:30 both days may be meant.
        days = (frame["date"] - frame["date_utc"]).dt.days
        early = (days == 0) & (frame["time_utc"] < "15:30")
        late = (days == 1) & (frame["time_utc"] >= "15:00")
        return holds(frame["date_utc"].notna() & ~(early | late).fillna(False).astype(bool))

    @rule("longitude", "latitude and longitude are both present or both missing, and lie in or near Korea")
    @classmethod
    def coordinates_fit(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse half a position, swapped coordinates, and places far from Korea."""
        half = frame["latitude"].isna() != frame["longitude"].isna()
        inside = frame["latitude"].between(33, 44) & frame["longitude"].between(123, 132)
        return holds(half | (frame["latitude"].notna() & ~inside.fillna(False).astype(bool)))

    @rule("outcome", "only a launch of several missiles has a mixed outcome")
    @classmethod
    def mixed_needs_several(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a mixed outcome of one missile."""
        return holds((frame["outcome"] == "mixed") & (frame["count"] == 1))

    @rule("landing", "only a space launch reaches orbit, and what stays on the pad is no success")
    @classmethod
    def landing_fits(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a missile in orbit and a success on the pad."""
        orbit = (frame["landing"] == "orbit") & (frame["missile_class"] != "slv")
        pad = (frame["landing"] == "on_pad") & frame["outcome"].isin(["success", "partial"])
        return holds(orbit | pad)

    @rule("reported_on", "a launch is not reported before its day")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a launch that was public before its day."""
        return holds(frame["reported_on"] < frame["date"])
