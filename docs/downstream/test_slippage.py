"""The answers are right, and the data behind them have not changed."""

import pytest

from slippage import RELEASE, slippage


@pytest.mark.parametrize(
    ("day", "months"),
    [
        ("2007-02-22", None),  # the day before the ministers agreed on 17 April 2012
        ("2007-02-23", 0),
        ("2010-06-26", 43.5),  # the presidents moved it to 1 December 2015
        ("2014-10-22", 43.5),
        ("2014-10-23", None),  # conditions took the place of a date
    ],
)
def test_the_agreed_date_slipped_once_and_was_then_given_up(day, months):
    assert slippage(day) == months


def test_the_installed_data_are_those_that_were_locked(kindicators_lock):
    # The fixture fails, with the rows that differ, when the installed release has other data than the locked one.
    assert kindicators_lock.version == RELEASE
    assert "opcon_target_slippage_months" in kindicators_lock.indicators
