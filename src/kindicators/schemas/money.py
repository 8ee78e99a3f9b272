"""What the tables with amounts of money share."""

from __future__ import annotations

import pandas as pd

from kindicators.schemas.base import QUALIFIER, holds

AMOUNT_QUALIFIER = {value: QUALIFIER[value] for value in ("exact", "approximate")}
CURRENCY = {"USD": "US dollar", "KRW": "South Korean won"}


def money_is_complete(frame: pd.DataFrame) -> pd.Series:
    """Tell where an amount, its currency and its basis are all present or all missing."""
    amount = frame[["amount", "amount_low", "amount_high"]].notna().any(axis=1)
    return holds((amount != frame["currency"].notna()) | (amount != frame["amount_basis"].notna()))
