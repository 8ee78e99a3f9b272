"""Faults in the table of corrections; `test_validate` puts each into the real data."""

from __future__ import annotations

from conftest import Fault, Row, first, holds

CORRECTED = holds("kind", "corrected")
WITHDRAWN = holds("kind", "withdrawn")
MARINES = holds("row_id", "usa-kor-dmdc-1954-06-30-marine-corps")


def emptied(row: Row) -> bool:
    return bool(row["old_value"]) and not row["new_value"] and row["kind"] == "corrected"


FAULTS: list[Fault] = [
    ("corrections", first, {"reason": ""}, "reason", "required"),
    ("corrections", first, {"kind": "mended"}, "kind", "is not one of"),
    ("corrections", first, {"since_version": "0.3"}, "since_version", "does not match"),
    ("corrections", CORRECTED, {"column_name": ""}, "column_name", "a withdrawn row none"),
    ("corrections", CORRECTED, {"kind": "withdrawn"}, "column_name", "a withdrawn row none"),
    ("corrections", WITHDRAWN, {"column_name": "note"}, "column_name", "a withdrawn row none"),
    ("corrections", WITHDRAWN, {"old_value": "2013-02"}, "kind", "has no values here"),
    ("corrections", WITHDRAWN, {"new_value": "2013-02"}, "kind", "has no values here"),
    ("corrections", MARINES, {"old_value": "x", "new_value": "x"}, "new_value", "something else than before"),
    ("corrections", emptied, {"old_value": ""}, "new_value", "something else than before"),
    ("corrections", MARINES, {"since_version": "0.2.0"}, "correction_id", "is made of"),
    ("corrections", MARINES, {"table_name": "force_levels"}, "correction_id", "is made of"),
    ("corrections", MARINES, {"row_id": "another"}, "correction_id", "is made of"),
    ("corrections", MARINES, {"column_name": "low"}, "correction_id", "is made of"),
    ("corrections", holds("column_name", "value"), {"column_name": "note"}, "row_id", "corrects a cell once"),
]
