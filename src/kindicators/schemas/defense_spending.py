"""The table `defense_spending`."""

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
    "defense_budget": "defence budget of a year",
    "defense_budget_growth": "growth of the defence budget over the year before; the vintage says what over what",
    "average_growth": "mean yearly growth over several years",
    "budget_change": "change by the legislature against the proposal",
    "share_of_gdp": "defence budget as a share of GDP or GNP",
    "share_of_government_budget": "defence budget as a share of the state budget",
    "force_operation": "operation and maintenance part of the budget",
    "force_operation_share": "operation and maintenance as a share of the defence budget",
    "troop_operation": "troop running costs, a part of force_operation",
    "force_maintenance": "maintenance of forces, a part of force_operation",
    "force_improvement": "force improvement part of the budget: weapons, procurement, research",
    "force_improvement_share": "force improvement as a share of the defence budget",
    "force_improvement_growth": "growth of force improvement over the year before",
    "force_improvement_change": "change of force improvement by a supplementary budget",
    "three_axis": "Korean three-axis system: kill chain, air and missile defence, retaliation and what supports them",
    "kill_chain": "kill chain part of the three-axis system",
    "kamd": "Korea Air and Missile Defence part of the three-axis system",
    "kmpr": "Korea Massive Punishment and Retaliation part of the three-axis system",
    "ai_unmanned": "combat systems with artificial intelligence, manned and unmanned",
    "research_and_development": "defence research and development",
    "base_relocation_account": "special account for moving US bases in Korea, outside the defence budget",
    "military_pension_fund": "military pension fund, outside the defence budget",
    "midterm_plan_total": "total of a plan of several years",
    "midterm_plan_force_operation": "operation part of a plan of several years",
    "midterm_plan_force_improvement": "force improvement part of a plan of several years",
    "midterm_plan_growth": "mean yearly growth in a plan of several years",
    "government_budget_total": "total state budget beside which defence is quoted",
    "government_budget_growth": "growth of total state spending over the year before",
    "defense_outlays": "money spent on defence, not voted",
    "defense_related_spending": "defence, coast guard and related spending counted towards the Japanese goal",
    "defense_related_spending_share": "defence-related spending as a share of GDP",
    "military_expenditure": "military spending as estimated or compiled by an outsider",
    "military_expenditure_share": "military spending as a share of GDP, as estimated by an outsider",
}
STAGE = {
    "request": "asked for by the ministry",
    "proposal": "proposed by the government to the legislature",
    "enacted": "original budget as voted or announced",
    "supplemented": "set by a supplementary budget",
    "final": "budget after all supplementary budgets",
    "settled": "spent, as reported after the year",
    "plan": "foreseen in a plan of several years",
    "projection": "worked out from assumptions, not decided",
    "target": "aim for a later time",
    "demanded": "asked for by another state",
    "cap": "limit not to be passed",
    "estimate": "estimate or compilation",
}
UNIT = {
    "KRW": "South Korean won",
    "USD": "US dollars",
    "JPY": "Japanese yen",
    "CNY": "Chinese yuan",
    "RUB": "Russian roubles",
    "percent": "percent",
    "percent_of_gdp": "percent of GDP or GNP",
    "percent_of_government_budget": "percent of the state budget",
    "percent_of_defense_budget": "percent of the defence budget",
}
STATUS = {
    "proposed": "requested or proposed, not voted",
    "in_force": "voted or decided, and not known to be replaced",
    "superseded": "replaced by a supplementary budget or a later decision",
    "planned": "planned when reported",
    "projected": "worked out from assumptions",
    "announced": "announced as an aim",
    "agreed": "agreed between states",
    "reported": "stated as a fact",
    "estimated": "an estimate, or a provisional figure",
}
MONEY = ["KRW", "USD", "JPY", "CNY", "RUB"]
RATES = ["defense_budget_growth", "average_growth", "force_improvement_growth", "midterm_plan_growth"]
SHARES_OF_GDP = ["share_of_gdp", "defense_related_spending_share", "military_expenditure_share"]
CHANGES = ["budget_change", "force_improvement_change"]


class DefenseSpending(Table):
    """One row is one figure on the military spending of one country, by one maker, at one stage of the budget."""

    class Config:
        """Table-wide metadata."""

        name = "defense_spending"
        title = "Defence spending"

    figure_id: Text = column("Identifier of the figure.", key=True, pattern=ID)
    country: Text = column("Whose spending it is.", required=True, references="actors")
    fiscal_year: Integer = column(
        "Fiscal year of the country; empty for a figure about several years or none.", minimum=1940
    )
    period_start: Date = column(
        "First day that the figure covers. Fiscal years begin on 1 January, in Japan on 1 April, in the US on "
        "1 October of the year before.",
        time=True,
        clock="from",
    )
    period_start_precision: Text = precision("period_start")
    period_end: Date = column("First day after the period.", time=True, clock="to")
    period_end_precision: Text = precision("period_end")
    measure: Text = column("What the figure measures.", required=True, values=MEASURE)
    stage: Text = column(
        "Stage of the budget; figures of different stages are never one series.", required=True, values=STAGE
    )
    value: Number = column("The figure; money in whole units of the currency.")
    low: Number = column("Lower end: at least, more than, or the lower end of a stated range.")
    high: Number = column("Upper end: at most, up to, or the upper end of a stated range.")
    qualifier: Text = column("How exact the figure is.", required=True, values=QUALIFIER)
    unit: Text = column("Unit of value, low and high.", required=True, values=UNIT)
    reporter: Text = column("Who made the figure, whoever printed it.", required=True, references="actors")
    vintage: Text = column(
        "Basis that keeps figures apart: GDP base year, edition, plan or classification; empty where there is only one."
    )
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

    @rule("value", "only growth and changes may be below zero")
    @classmethod
    def amounts_are_not_negative(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a negative amount or share."""
        may = frame["measure"].isin([*RATES, *CHANGES, "government_budget_growth"])
        return holds(~may & (frame[["value", "low", "high"]] < 0).any(axis=1))

    @rule("value", "money is in whole units")
    @classmethod
    def money_is_whole(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse an amount in millions or billions that was left with decimals."""
        return holds(frame["unit"].isin(MONEY) & (frame["value"] % 1 != 0))

    @rule("unit", "growth is in percent, a share in percent of its whole, and all else in money")
    @classmethod
    def unit_fits_measure(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a unit that the measure cannot have."""
        measure, unit = frame["measure"], frame["unit"]
        rates = measure.isin([*RATES, "government_budget_growth"])
        gdp = measure.isin(SHARES_OF_GDP)
        government = measure == "share_of_government_budget"
        parts = measure.isin(["force_operation_share", "force_improvement_share"])
        wrong = rates & (unit != "percent") | gdp & (unit != "percent_of_gdp")
        wrong |= government & (unit != "percent_of_government_budget") | parts & (unit != "percent_of_defense_budget")
        return holds(wrong | ~(rates | gdp | government | parts) & ~unit.isin(MONEY))

    @rule("period_start", "a fiscal year begins and ends on the days of its country")
    @classmethod
    def fiscal_year_has_its_days(cls, frame: pd.DataFrame) -> pd.Series:
        """Require the fiscal year of Japan from April, of the US from October, of the others from January."""
        year, start, end = frame["fiscal_year"], frame["period_start"], frame["period_end"]
        japan, america = (frame["country"].isin([country]).astype(int) for country in ("JPN", "USA"))
        month = 1 + 3 * japan + 9 * america
        first = year - america
        right = (start.dt.year == first) & (start.dt.month == month) & (start.dt.day == 1)
        right &= (end.dt.year == first + 1) & (end.dt.month == month) & (end.dt.day == 1)
        return holds(year.notna() & ~right.fillna(False))

    @rule("fiscal_year", "a plan total and a mean growth are not about one year")
    @classmethod
    def several_years_have_no_fiscal_year(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a fiscal year on a figure about several years."""
        several = frame["measure"].str.startswith("midterm_plan") | (frame["measure"] == "average_growth")
        return holds(several & frame["fiscal_year"].notna())

    @rule("status", "what was requested, planned or estimated is not shown as voted")
    @classmethod
    def status_fits_stage(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a request, plan or aim that claims to be a budget."""
        stage, status = frame["stage"], frame["status"]
        wrong = stage.isin(["request", "proposal"]) & (status != "proposed")
        wrong |= (stage == "plan") & (status != "planned") | (stage == "projection") & (status != "projected")
        wrong |= (stage == "estimate") & (status != "estimated")
        wrong |= stage.isin(["target", "demanded"]) & ~status.isin(["announced", "agreed", "reported"])
        return holds(wrong)

    @rule("reported_on", "a budget is not public more than a year before its year begins")
    @classmethod
    def not_known_years_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a request, proposal or budget with the date of an earlier edition."""
        budget = frame["stage"].isin(["request", "proposal", "enacted"])
        return holds(budget & ((frame["period_start"] - frame["reported_on"]).dt.days > 366))

    @rule("reported_on", "what was spent is not reported before the year began")
    @classmethod
    def not_known_before(cls, frame: pd.DataFrame) -> pd.Series:
        """Refuse a final or settled figure that was public before its period."""
        past = frame["stage"].isin(["final", "settled", "supplemented"])
        return holds(past & (frame["reported_on"] < frame["period_start"]))
