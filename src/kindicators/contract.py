"""What a reader of a table relies on, and what changes of it mean for the version."""

from __future__ import annotations

import hashlib
import json
from typing import Any

RELIED_ON = ("name", "type", "unit", "constraints")
"""The properties of a column that readers rely on; titles and descriptions may be worded better at any time."""


def digest(schema: dict[str, Any]) -> str:
    """Return a hash of what readers of a table rely on: names, types, units, constraints and keys.

    Parameters
    ----------
    schema : dict
        The table's schema in the descriptor.
    """
    fields = [{key: field[key] for key in RELIED_ON if key in field} for field in schema["fields"]]
    keys = {key: schema.get(key) for key in ("primaryKey", "foreignKeys", "missingValues")}
    text = json.dumps(keys | {"fields": fields}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
