"""By how many months had the agreed date of the transfer of wartime OPCON slipped on a given day?"""

from __future__ import annotations

import sys
import tomllib
from datetime import date
from pathlib import Path

import kindicators as ki

ki.require("~=1.0")  # what pyproject.toml says, for whoever copies this file without it

with Path(__file__).with_name("kindicators.lock").open("rb") as lock:
    RELEASE: str = tomllib.load(lock)["version"]
    """The release that every number here comes from, whichever newer one is installed."""


def slippage(day: date | str) -> float | None:
    """Return how much later than the first agreed date (17 April 2012) the one agreed on a day was, in months.

    None if no date was agreed on that day.
    """
    agreed = ki.indicator("opcon_target_slippage_months", subject="joint", as_of=day, version=RELEASE)
    return None if agreed.empty else float(agreed["value"].iloc[0])


if __name__ == "__main__":
    today = sys.argv[1] if len(sys.argv) > 1 else date.today().isoformat()
    months = slippage(today)
    answer = "no date was agreed" if months is None else f"the agreed date had slipped by {months:g} months"
    print(f"{today}: {answer} (kindicators {RELEASE})")
