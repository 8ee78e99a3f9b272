"""The table `economic_context`."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import (
    ID,
    QUALIFIER,
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

MEASURE = {
    "gdp_nominal": "gross domestic product at current prices",
    "gdp_deflator": "GDP deflator as an index; base_year says which year is 100",
    "gdp_deflator_inflation": "growth of the GDP deflator over the year before",
    "gdp_real_growth": "growth of real GDP over the year before",
    "consumer_price_index": "consumer price index; base_year or the vintage says what is 100",
    "consumer_price_inflation": "growth of consumer prices over the year before",
    "exchange_rate_average": "mean exchange rate of the period",
    "gni": "gross national income",
    "gni_per_capita": "gross national income per head",
    "wage_annual": "yearly pay of a group of workers; the vintage names the group",
    "wage_gap": "pay in the country above that of the counterpart; the vintage names the group",
}
UNIT = {
    "KRW": "South Korean won",
    "USD": "US dollars",
    "PPP_USD": "dollars at purchasing power parity",
    "percent": "percent",
    "index": "index with 100 in its base",
    "KRW_per_USD": "South Korean won for one US dollar",
}
STATUS = {
    "reported": "a statistic of its maker",
    "superseded": "revised by its maker later",
    "estimated": "an estimate",
}
UNITS_OF = {
    "gdp_nominal": ["KRW", "USD"],
    "gni": ["KRW", "USD"],
    "gni_per_capita": ["KRW", "USD"],
    "gdp_deflator": ["index"],
    "consumer_price_index": ["index"],
    "gdp_deflator_inflation": ["percent"],
    "gdp_real_growth": ["percent"],
    "consumer_price_inflation": ["percent"],
    "wage_gap": ["percent"],
    "exchange_rate_average": ["KRW_per_USD"],
    "wage_annual": ["PPP_USD"],
}


class EconomicContext(Table):
    """One row is one economic figure of one country for one period, by one maker and of one vintage."""

    class Config:
        """Table-wide metadata."""

        name = "economic_context"
        title = "Economic context"

    figure_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    country: Text = column("Country that the figure is about.", required=True, references="actors")
    counterpart: Text = column("The other country, of an exchange rate or a comparison.", references="actors")
    measure: Text = column("What the figure measures.", required=True, values=MEASURE)
    period_start: Date = column("First day of the period.", required=True, time=True, clock="from")
    period_start_precision: Text = precision("period_start")
    period_end: Date = column("First day after the period.", required=True, time=True, clock="to")
    period_end_precision: Text = precision("period_end")
    value: Number = column("The figure; money in whole units of the currency.")
    low: Number = column("Lower end: at least, more than.")
    high: Number = column("Upper end: at most, up to.")
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    base_year: Integer = column("Year in which an index is 100; the first year if it is a mean of years.", minimum=1900)
    reporter: Text = column("Who made the figure, whoever printed it.", required=True, references="actors")
    vintage: Text = column("Edition, base or basis; figures of different vintages are never one series.")
    reported_on: Date = reported_on()
    reported_on_precision: Text = reported_on_precision()
    reported_on_basis: Text = reported_on_basis()
    status: Text = column("State of the figure.", required=True, values=STATUS, later=("superseded",))
    source_id: Text = source_id()
    confidence: Text = confidence()
    note: Text = note()

    @rule("value", "a row has a number")
    @classmethod
    def number_is_there(cls, frame: pd.DataFrame) -> pd.Series:
        """Require a value, a floor or a cap."""
        return holds(frame[["value", "low", "high"]].isna().all(axis=1))

    @rule("value", "levels are above zero")
    @classmethod
    def levels_are_positive(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a zero that stands for a missing figure, and negative levels; rates may be both."""
        return holds((frame["unit"] != "percent") & (frame["value"] <= 0))

    @rule("unit", "the unit is one that the measure can have")
    @classmethod
    def unit_fits_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a rate called an index, and the like."""
        wrong = pd.Series(False, index=frame.index)
        for measure, units in UNITS_OF.items():
            wrong |= (frame["measure"] == measure) & ~frame["unit"].isin(units)
        return holds(wrong)

    @rule("base_year", "an index has a base year, and nothing else has one")
    @classmethod
    def index_has_base(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the base year exactly where an index stands."""
        return (frame["unit"] == "index").fillna(False).astype(bool) == frame["base_year"].notna()

    @rule("counterpart", "an exchange rate and a wage gap name the other country")
    @classmethod
    def pairs_have_a_counterpart(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the other country where the figure is about two."""
        pair = frame["measure"].isin(["exchange_rate_average", "wage_gap"])
        return holds(pair != frame["counterpart"].notna())

    @rule("reported_on", "a statistic is not reported before its period began")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a figure that was public before its period."""
        return holds(frame["reported_on"] < frame["period_start"])
