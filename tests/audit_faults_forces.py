"""Faults in the tables on forces, commands, meetings, exercises, agreements and limits; `test_audit` puts them in."""

from __future__ import annotations

from audit_faults_every import Edit, cells
from conftest import Row


def dropped(row_id: str, named: str) -> Edit:
    """Take one row out; the check names the place where it was."""

    def edit(rows: list[Row]) -> str:
        rows.remove(next(r for r in rows if next(iter(r.values())) == row_id))
        return named

    return edit


def added(row_id: str, of: str, **values: str) -> Edit:
    """Add a row that is like another one."""

    def edit(rows: list[Row]) -> str:
        like = next(r for r in rows if next(iter(r.values())) == of)
        rows.append({**like, next(iter(like)): row_id, **values})
        return row_id

    return edit


def renamed(row_id: str, name: str) -> Edit:
    """Give a row another id."""

    def edit(rows: list[Row]) -> str:
        row = next(r for r in rows if next(iter(r.values())) == row_id)
        row[next(iter(row))] = name
        return name

    return edit


TROOPS = [
    ("reconciliation/troops_branches", cells("usa-kor-dmdc-1985-09-30-total", value="83436")),
    ("reconciliation/troops_losses", cells("bel-kor-rok-mnd-2000-casualties", value="404")),
    ("reconciliation/troops_nations", cells("unc-kor-unmck-deaths", value="48096")),
    ("reconciliation/troops_units_abroad", cells("kor-world-mnd-2016-11-30-present", value="104")),
    (
        "reconciliation/troops_losses_and_strength",
        cells("prk-rus-rok-jcs-2025-03-27-killed-and-wounded", value="40000"),
    ),
    ("reconciliation/troops_indicator", added("zzz-quarter", "usa-kor-dmdc-2016-06-30-total", date="2016-06-15")),
    ("ranges/troops_americans", cells("usa-jpn-dmdc-1985-09-30-air-force", value="16171000")),
    ("ranges/troops_koreans", cells("kor-lbn-mnd-2012-09-dongmyeong-present", value="348000")),
    ("ranges/troops_korean_war", cells("nld-kor-rok-mnd-2000-present", value="8190")),
    ("jumps/troops_counts", cells("usa-kor-dmdc-2019-03-31-total", value="35884")),
    ("jumps/troops_counts", cells("usa-kor-dmdc-2014-03-31-total", value="33650")),
    ("jumps/troops_services", cells("usa-kor-dmdc-1999-09-30-air-force", value="4680")),
    ("jumps/troops_units", cells("kor-som-mnd-2018-11-30-cheonghae-present", value="604")),
    ("jumps/troops_world", cells("usa-world-troopdata-1975-total", value="836748")),
    ("jumps/troops_cumulative", cells("prk-rus-nis-2025-09-02-killed", value="200")),
    (
        "tenures/troops_rules",
        cells("usa-kor-us-congress-2019-12-20-floor-fy2020", period_end="2021-12-20"),
    ),
    ("gaps/troops_years", dropped("usa-kor-dmdc-2018-12-31-total", "usa-kor-dmdc-2018-12-31-total")),
    ("outliers/troops_reporters", cells("usa-kor-rok-mnd-2016-stated", value="57000")),
    ("outliers/troops_russia", cells("prk-rus-us-un-mission-2025-01-08-present", value="120000")),
    ("outliers/troops_korean_war", cells("fra-kor-unmck-deaths", value="2700")),
    ("dates/troops_russia", cells("prk-rus-nis-2024-10-13-arrived", date="2023-10-13")),
    ("dates/troops_wars", cells("kor-svn-mnd-1966-09-10-killed", date="1996-09-10")),
    ("dates/troops_counts", cells("usa-jpn-dmdc-1990-09-30-army", date="1990-03-09")),
    ("doubles/troops", added("zzz-killed", "prk-rus-nis-2025-04-30-killed", value="700")),
]
FORCES = [
    ("reconciliation/forces_branches", cells("prk-active-personnel-total-2004-12-wp2004", value="1107000")),
    (
        "reconciliation/forces_branches",
        dropped("kor-active-personnel-total-2008-12-wp2008", "KOR 2008 Defense White Paper"),
    ),
    ("ranges/forces_ids", cells("kor-submarines-navy-2016-12-wp2016", country="PRK")),
    ("ranges/forces_levels", cells("prk-tanks-army-2008-12-wp2008", value="3900000")),
    ("jumps/forces_levels", cells("prk-field-artillery-army-2016-12-wp2016", value="17200")),
    ("jumps/forces_levels", cells("kor-tanks-army-2004-12-wp2004", value="3230")),
    ("jumps/forces_levels", cells("prk-divisions-army-2018-12-wp2018", value="108")),
    ("gaps/forces_editions", dropped("prk-submarines-navy-2010-11-wp2010", "prk-submarines-navy-2010")),
    ("gaps/forces_editions", dropped("kor-active-personnel-total-2006-12-wp2006", "kor-active-personnel-total-2006")),
    ("outliers/forces_reporters", cells("kor-tanks-army-2016-mb2016", value="4800")),
    ("outliers/forces_two_sides", cells("kor-combat-aircraft-air-force-2004-12-wp2004", value="830")),
    ("dates/forces_editions", cells("kor-tanks-army-2008-12-wp2008", reported_on="2009-03-23")),
    ("doubles/forces_and_exercises", added("zzz-tanks", "kor-tanks-army-2018-12-wp2018", value="2310")),
]
MEETINGS = [
    ("tenures/meetings_leads", cells("scm-37-2005", us_lead="William Cohen, Secretary of Defense")),
    ("gaps/meetings_numbers", dropped("ncg-02-2023", "ncg-03-2024")),
    ("gaps/meetings_scm_years", dropped("scm-24-1992", "scm-1992")),
    ("dates/meetings_known", cells("scm-20-1988", reported_on="1998-06-09")),
    ("doubles/meetings", added("zzz-summit", "summit-2019-04-11", start_date="2019-04-12", end_date="2019-04-12")),
]
OPCON = [
    (
        "reconciliation/opcon_supersedes",
        cells("opcon-2021-12-02-53rd-scm-foc-2022", supersedes="opcon-2018-10-31-ioc-2019"),
    ),
    ("reconciliation/opcon_meetings", cells("opcon-2015-11-02-cotp", date="2015-02-11")),
    ("dates/opcon_targets", cells("opcon-2013-05-01-foc-august-2014", target_to="2041-08-31")),
    ("dates/opcon_speakers", cells("opcon-2006-09-14-bush-roh", date="1996-09-14")),
]
EXERCISES = [
    ("gaps/exercises_years", dropped("ulchi-freedom-guardian-2013", "summer-2013")),
    ("dates/exercises_seasons", cells("freedom-shield-2024", start_date="2024-04-03")),
]
EXERCISE_FIGURES = [
    ("reconciliation/exercises_parts", cells("ulchi-focus-lens-2005-personnel-usa", value="1000")),
    ("ranges/exercises_figures", cells("ssangyong-2024-personnel-usa", value="9500000")),
    ("outliers/exercises_figures", cells("ulchi-freedom-guardian-2014-personnel-usa", value="300")),
    ("dates/exercises_figures", cells("ulchi-freedom-guardian-2015-unc-member-states-unc", date="2015-07-18")),
]
AGREEMENTS = [
    ("reconciliation/agreements_events", cells("kor-usa-sofa-1966", valid_from="1967-09-02")),
    ("reconciliation/agreements_meetings", cells("kor-prk-oct-4-2007", signed_on="2007-04-10")),
    ("reconciliation/agreements_parties", renamed("kor-prk-july-4-1972", "kor-jpn-july-4-1972")),
]
LIMITS = [
    ("reconciliation/range_limits_guidelines", cells("kor-2017-ballistic-800km-unlimited", valid_to="2021-05-22")),
    ("reconciliation/range_limits_succession", cells("kor-1991-space-launch-180km", valid_to="2001-01-18")),
    ("reconciliation/range_limits_sources", cells("prk-2016-unscr-2270-ballistic", valid_from="2016-02-03")),
    ("ranges/range_limits", cells("kor-2012-ballistic-500km-1000kg", range_km="310")),
    ("jumps/range_limits", cells("kor-2012-ballistic-300km-2000kg", range_km="900")),
    ("tenures/range_limits_overlap", cells("kor-2001-uav-long-range-500kg", valid_to="2012-11-07")),
    ("dates/range_limits", cells("jpn-2022-cruise-counterstrike", agreed_on="2023-12-16")),
]
COMMANDS = [
    ("tenures/commands_one_general", cells("unc-1990-robert-riscassi", person="Gary Luck")),
    ("tenures/commands_length", cells("cfc-deputy-2016-leem-ho-young", start_date="2017-09-22")),
]
FAULTS = [
    *((check, "troop_deployments", edit) for check, edit in TROOPS),
    *((check, "force_levels", edit) for check, edit in FORCES),
    *((check, "alliance_meetings", edit) for check, edit in MEETINGS),
    *((check, "opcon_milestones", edit) for check, edit in OPCON),
    *((check, "military_exercises", edit) for check, edit in EXERCISES),
    *((check, "exercise_figures", edit) for check, edit in EXERCISE_FIGURES),
    *((check, "agreements", edit) for check, edit in AGREEMENTS),
    *((check, "missile_range_limits", edit) for check, edit in LIMITS),
    *((check, "command_tenures", edit) for check, edit in COMMANDS),
    ("reconciliation/exercises_editions", "exercise_series", cells("vigilant-storm", first_held="2022-11-30")),
    ("reconciliation/agreements_terms", "agreement_terms", cells("six-party-2007-02-13-oil-package", value="590000")),
    ("ranges/meetings_length", "dprk_meetings", cells("rus-prk-2019-04-25", end_date="2019-05-24")),
    ("ranges/agreements_terms", "agreement_terms", cells("kor-prk-cma-2018-balloon", value="25000")),
    (
        "ranges/agreements_terms",
        "agreement_terms",
        cells("kor-prk-cma-2018-guard-posts-demolished-prk", actor="KOR"),
    ),
    ("dates/agreements_terms", "agreement_terms", cells("armistice-1953-withdrawal", date="1953-07-17")),
    ("dates/agreements_events", "agreement_events", cells("rus-prk-treaty-2024-on-2024-11-11-kim", date="2024-01-11")),
    ("dates/commands", "command_events", cells("unc-1957-07-01-seoul", date="1917-07-01")),
]
