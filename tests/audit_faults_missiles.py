"""Faults in launches, missiles, nuclear estimates, sanctions and submarines, for `test_audit`."""

from __future__ import annotations

from audit_faults_every import Edit, cells
from conftest import Row


def without(row_id: str) -> Edit:
    """Take a row out."""

    def edit(rows: list[Row]) -> str:
        rows.remove(next(r for r in rows if next(iter(r.values())) == row_id))
        return row_id

    return edit


def like(of: str, new_id: str, /, **values: str) -> Edit:
    """Add a row that is like another one."""

    def edit(rows: list[Row]) -> str:
        row = next(r for r in rows if next(iter(r.values())) == of)
        rows.append({**row, next(iter(row)): new_id, **values})
        return new_id

    return edit


LAUNCHES = [
    # The success is one year early, as in a register that was filled from another list.
    ("dates/first_flights", "missile_systems", cells("kn-25", first_success="2018-08-24")),
    (
        "dates/launch_reports",
        "launch_reports",
        cells("prk-2020-03-02-kn-25-rok-jcs-range", reported_on="2020-06-02"),
    ),
    # 18:17 UTC of 28 November is the morning of the 29th in Korea.
    (
        "doubles/launches",
        "missile_launches",
        like("prk-2017-11-29-hwasong-15", "prk-2017-11-30-hwasong-15", date="2017-11-30", date_utc="2017-11-28"),
    ),
    ("gaps/launch_lists", "launch_totals", without("prk-2010-cns-missiles")),
    (
        "gaps/replaced_launch_reports",
        "launch_reports",
        cells("prk-2023-01-01-kn-25-rok-jcs-range", status="superseded"),
    ),
    ("outliers/launch_reports", "launch_reports", cells("prk-2020-03-21-hwasong-11b-cns-range", value="140")),
    ("outliers/flight_distances", "launch_reports", cells("prk-2023-08-30-hwasong-11b-cns-range-2", value="900")),
    ("ranges/launch_counts", "missile_launches", cells("prk-2023-04-13-hwasong-18", count="13")),
    ("ranges/launch_places", "missile_launches", cells("prk-2019-05-09-kn-23", country="KOR")),
    # Metres for kilometres.
    ("ranges/launch_reports", "launch_reports", cells("prk-2022-01-30-hwasong-12-rok-jcs-range", value="800000")),
    ("ranges/launch_totals", "launch_totals", cells("prk-2023-jmod-occasions", value="180")),
    # Half the time is no unit gone wrong, and yet no flight to that height takes it.
    ("ranges/launch_trajectories", "launch_reports", cells("prk-2023-07-12-hwasong-18-kcna-flight-time", value="2245")),
    ("reconciliation/flight_tests", "missile_estimates", cells("kn-25-tests-cns-2026-03-14", value="7")),
    ("reconciliation/launch_counts", "missile_launches", cells("prk-2019-08-06-kn-23", count="4")),
    ("reconciliation/launch_landings", "missile_launches", cells("prk-2016-08-24-pukguksong-1", landing="in_flight")),
    ("reconciliation/launch_names", "missile_launches", cells("prk-2020-03-29-kn-25", system_id="hwasong-11a")),
    ("reconciliation/launch_places", "missile_launches", cells("prk-2014-07-09-scud-c", latitude="39.686834")),
    (
        "reconciliation/launch_reports_and_estimates",
        "missile_estimates",
        cells("kn-25-flight-jmod-2023-02-20", value="300"),
    ),
    ("reconciliation/launch_systems", "missile_launches", cells("prk-2024-04-22-kn-25", system_id="hwasong-19")),
    ("reconciliation/launch_totals_and_launches", "launch_totals", cells("prk-2019-nhk-missiles", value="52")),
    ("reconciliation/launch_totals_and_list", "launch_totals", cells("prk-2014-cns-missiles", value="91")),
    ("reconciliation/launch_totals_parts", "launch_totals", cells("prk-2022-01-jbpress-occasions", value="12")),
]
MISSILES = [
    ("dates/estimates_in_the_id", "missile_estimates", cells("hwasong-14-range-rok-mnd-2020", date="2012-01-01")),
    # Day and month of the publication of Defense of Japan are swapped.
    ("dates/editions", "missile_estimates", cells("unha-3-range-jmod-2024", reported_on="2024-12-07")),
    ("dates/figures_known", "missile_estimates", cells("hwasong-7-range-rok-mnd-2014", reported_on="2015-06-01")),
    ("dates/missile_systems", "missile_systems", cells("chollima-1", first_test="1923-05-31")),
    ("dates/missile_systems", "missile_systems", cells("hwasong-13", reported_on="2022-12-21")),
    ("gaps/white_paper_estimates", "missile_estimates", without("taepodong-2-range-rok-mnd-2008")),
    ("jumps/missile_estimates", "missile_estimates", cells("hwasong-5-range-rok-mnd-2010", value="3000")),
    (
        "outliers/missile_estimates",
        "missile_estimates",
        cells("hwasong-12-range-press-hankyung-2017-12-01", value="450"),
    ),
    ("ranges/missile_estimates", "missile_estimates", cells("hwasong-7-payload-rok-mnd-2010", value="0.7")),
    (
        "reconciliation/missile_aliases",
        "aliases",
        like("hwasong-13-kn-08", "hyunmoo-5-kn-08", row_id="hyunmoo-5"),
    ),
    ("reconciliation/missile_names", "missile_systems", cells("haeseong-3", country="PRK")),
    (
        "reconciliation/missile_reporters",
        "missile_estimates",
        cells("hwasong-10-flight-kcna-2016-06-22", basis="measured"),
    ),
]
NUCLEAR = [
    (
        "dates/nuclear_test_estimates",
        "nuclear_test_estimates",
        cells("2016-09-09-csis-yield", reported_on="2015-12-31"),
    ),
    ("jumps/nuclear_arsenal", "nuclear_arsenal_estimates", cells("sipri-2025-01-assembled", value="5")),
    (
        "outliers/nuclear_arsenal",
        "nuclear_arsenal_estimates",
        cells("siegfried-hecker-2016-plutonium", low="2", high="4"),
    ),
    ("outliers/nuclear_test_estimates", "nuclear_test_estimates", cells("2017-09-03-kma-magnitude", value="4.7")),
    (
        "ranges/nuclear_arsenal",
        "nuclear_arsenal_estimates",
        cells("kida-2025-unspecified", low="127000", high="150000"),
    ),
    # Tons for kilotons.
    (
        "ranges/nuclear_test_estimates",
        "nuclear_test_estimates",
        cells("2017-09-03-norsar-yield", low="200000", high="300000"),
    ),
    (
        "reconciliation/nuclear_arsenal",
        "nuclear_arsenal_estimates",
        cells("fas-2018-01-assembled", low="40", high="80"),
    ),
    (
        "reconciliation/nuclear_material_and_warheads",
        "nuclear_arsenal_estimates",
        cells("isis-ngo-2006-possible", low="40", high="130"),
    ),
    ("reconciliation/nuclear_tests", "nuclear_tests", cells("nuclear-test-2013-02-12", latitude="41.929")),
    (
        "reconciliation/nuclear_yields_and_magnitudes",
        "nuclear_test_estimates",
        cells("2009-05-25-rok-us-governments-yield", low="30", high="40"),
    ),
]
SANCTIONS = [
    ("reconciliation/barrels_and_tonnes", "sanctions_figures", cells("refined-2021-03-china", value="48930")),
    ("dates/sanctions_measures", "sanctions_measures", cells("unsc-2371-2017-coal", valid_from="2017-05-08")),
    ("dates/security_council_numbers", "sanctions_resolutions", cells("unsc-2371-2017", date="2017-12-25")),
    (
        "dates/security_council_triggers",
        "sanctions_resolutions",
        cells("unsc-1695-2006", trigger="Missile launches of 5 July 2005"),
    ),
    ("dates/in_the_id", "sanctions_figures", cells("refined-2021-01-06-all", period_end="2021-06-01")),
    ("ranges/sanctions_figures", "sanctions_figures", cells("refined-2022-01-china", value="108220")),
    ("ranges/sanctions_measures", "sanctions_measures", cells("unsc-2397-2017-refined", high="500000000")),
    ("reconciliation/sanctions_deliveries", "sanctions_figures", cells("crypto-2017-2023-panel", value="3900000000")),
    ("reconciliation/sanctions_shares_of_caps", "sanctions_figures", cells("refined-2021-china", value="99109")),
    (
        "reconciliation/sanctions_suppliers",
        "sanctions_figures",
        cells("refined-2018-01-04-china-and-russia-t", value="8168"),
    ),
    ("reconciliation/sanctions_titles", "sanctions_measures", cells("unsc-2321-2016-individuals", value="111")),
    ("reconciliation/security_council_vetoes", "sanctions_votes", cells("unsc-825-1993-chn", vote="against")),
    ("reconciliation/security_council_votes", "sanctions_resolutions", cells("unsc-83-1950", votes_for="8")),
    ("tenures/panel_of_experts", "sanctions_measures", cells("unsc-2464-2019-panel", valid_from="2019-05-25")),
]
SUBMARINES = [
    ("dates/submarine_classes", "submarine_program", cells("kss-2-jeong-ji-launched", date="1907-06-13")),
    (
        "dates/submarine_plans",
        "submarine_program",
        cells("kss-2-hong-beom-do-2016-04-05-delivery-plan", status="planned"),
    ),
    ("outliers/submarine_figures", "submarine_figures", cells("kss-3-batch-2-length", value="29")),
    ("ranges/submarine_building", "submarine_program", cells("kss-3-shin-chae-ho-delivered", date="2034-04-04")),
    ("ranges/submarine_figures", "submarine_figures", cells("kss-1-displacement", value="12000")),
    ("reconciliation/submarine_boats", "submarine_program", cells("kss-1-yi-chon-delivered", boat_class="KSS-II")),
]
FAULTS = [*LAUNCHES, *MISSILES, *NUCLEAR, *SANCTIONS, *SUBMARINES]
