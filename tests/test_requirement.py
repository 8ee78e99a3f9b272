"""`ki.require`: the operators of PEP 440, what the error says, and what it costs."""

from __future__ import annotations

import pickle
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from packaging.specifiers import SpecifierSet
from packaging.version import Version

import kindicators as ki
from edition import Edition
from kindicators.errors import KindicatorsError, RequirementError, UsageError
from kindicators.pinning.requirement import parse, version_of

NUMBERS = st.integers(0, 3) | st.integers(0, 40)  # small ones, so that versions are often equal or near
DEV = st.none() | st.integers(0, 2)
VERSIONS = st.builds(
    lambda numbers, dev: ".".join(map(str, numbers)) + ("" if dev is None else f".dev{dev}"),
    st.tuples(NUMBERS, NUMBERS, NUMBERS),
    DEV,
)


@st.composite
def clauses(draw: st.DrawFn) -> str:
    operator = draw(st.sampled_from(["~=", "==", "!=", ">=", "<=", ">", "<"]))
    numbers = draw(st.lists(NUMBERS, min_size=2 if operator == "~=" else 1, max_size=4))
    dev = draw(DEV)
    end = "" if dev is None else f".dev{dev}"
    if operator in ("==", "!=") and draw(st.booleans()):
        end = ".*"
    space = draw(st.sampled_from(["", " "]))
    return f"{space}{operator}{space}{'.'.join(map(str, numbers))}{end}{space}"


@settings(derandomize=True, deadline=None, max_examples=500)
@given(st.lists(clauses(), min_size=1, max_size=3).map(",".join), VERSIONS)
@example("<2", "2.0.0.dev0")
@example("~=1.4", "1.5.0.dev0")
@example("~=1.4.0", "1.5.0")
@example("==1.4.*", "1.4.0.dev0")
@example("<2.0.dev1", "2.0.0.dev0")
@example("==0.*", "0.0.0")
def test_a_specifier_allows_what_packaging_says(specifier: str, version: str) -> None:
    # What is installed is installed: PEP 440 then counts states of development like any other version.
    expected = SpecifierSet(specifier).contains(version, prereleases=True)
    assert all(clause.allows(version_of(version)) for clause in parse(specifier)) == expected


@settings(derandomize=True, deadline=None)
@given(st.lists(VERSIONS, min_size=2))
def test_versions_have_the_order_that_packaging_gives_them(versions: list[str]) -> None:
    assert all(version_of(a) <= version_of(b) for a, b in pairwise(sorted(versions, key=Version)))


@pytest.mark.parametrize(
    ("specifier", "message"),
    [
        ("1.4", "did you mean '~=1.4' or '==1.4'"),
        ("~=1", "needs two numbers or more, for example '~=1.0'"),
        (">=1.4.*", r"'\.\*' stands only after == and !="),
        ("===1.0", "write it as pip does"),
        (">=1.0rc1", "write it as pip does"),
        ("=>1.0", "write it as pip does"),
        (">=1.0,", "write it as pip does"),
        ("", "write it as pip does"),
        ("kindicators>=1.0", "write it as pip does"),
        (">=１.0", "write it as pip does"),
        (None, "is text, for example"),
    ],
)
def test_what_cannot_be_read_says_how_to_write_it(specifier: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        ki.require(specifier)


def test_the_installed_version_is_enough_for_itself_and_for_what_is_earlier() -> None:
    number, _, dev = ki.__version__.partition(".dev")
    ki.require(f"=={number}.*")
    ki.require(">=0.1,!=0.2.0")
    ki.require(f"<={number}")
    if dev:
        with pytest.raises(RequirementError, match=f"{ki.__version__} is installed, a state before that release"):
            ki.require(f"=={number}")
    else:
        ki.require(f"=={number}")


def refusal(specifier: str) -> str:
    with pytest.raises(RequirementError) as caught:
        ki.require(specifier)
    return str(caught.value)


def test_a_version_that_is_too_old_is_to_be_replaced_by_one_that_fits() -> None:
    assert refusal("~=98.6") == (
        f"kindicators ~=98.6 is required, and {ki.__version__} is installed, an earlier major version: tables and "
        "columns may be missing or have another name or meaning; install one that fits: pip install 'kindicators~=98.6'"
    )


def test_a_version_that_is_too_new_says_how_to_see_what_changed_and_how_to_read_the_old_data() -> None:
    text = refusal(" < 0.3 , >= 0.1 ")
    assert "kindicators <0.3,>=0.1 is required" in text
    assert "pip install 'kindicators<0.3,>=0.1'" in text
    assert "this installation also holds the data of 0.2.0: ki.load(name, version='0.2.0') reads them" in text
    assert text.endswith("and 'kindicators diff 0.2.0' tells what changed since")


ASK = """
import kindicators as ki
for specifier in {specifiers}:
    try:
        ki.require(specifier)
    except ki.errors.RequirementError as error:
        print(str(error).partition(" is installed, ")[2].partition(";")[0])
    else:
        print("fits")
"""


def asked(installation: Edition, *specifiers: str) -> list[str]:
    result = installation.run("-c", ASK.format(specifiers=list(specifiers)), cwd=installation.folder)
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


LATER_MAJOR = "a later major version: tables and columns may be gone, renamed or of another meaning"
LATER_MINOR = "a later minor version: rows were added and values may have been corrected"


def test_how_far_two_versions_are_apart_and_what_it_means(tmp_path: Path) -> None:
    answers = asked(
        Edition(tmp_path, "2.1.1"),
        *(
            "~=2.1",
            "~=1.4",
            "<2",
            "==1.*",
            "<=2.0",
            "~=2.0.3",
            "<2.1",
            "==2.1.0",
            ">2.1.1",
            ">=2.1.2",
            ">=2.2",
            "!=2.1.1",
        ),
    )
    assert answers == [
        "fits",
        LATER_MAJOR,
        LATER_MAJOR,
        LATER_MAJOR,
        LATER_MINOR,
        LATER_MINOR,
        LATER_MINOR,
        "a later patch version: the data are the same",
        "an earlier patch version: the data are the same, but the code lacks what was mended",
        "an earlier patch version: the data are the same, but the code lacks what was mended",
        "an earlier minor version: rows, columns and corrections may be missing",
        "which is excluded",
    ]


def test_a_state_between_releases_is_earlier_than_the_release(tmp_path: Path) -> None:
    answers = asked(Edition(tmp_path, "2.0.0.dev0"), "~=1.4", "<2", ">=2", "==2.0.0", ">=1.9", "==2.0.*")
    assert answers == [LATER_MAJOR, LATER_MAJOR, *["a state before that release"] * 2, "fits", "fits"]


def test_a_retracted_release_is_not_offered(tmp_path: Path) -> None:
    installation = Edition(tmp_path, "2.0.0")
    installation.retract("0.2.0", "0.3.0")
    result = installation.run("-c", "import kindicators as ki; ki.require('<0.3')", cwd=tmp_path)
    assert "also holds the data of 0.1.0" in result.stderr


def test_a_damaged_installation_still_says_what_is_required(tmp_path: Path) -> None:
    installation = Edition(tmp_path, "2.0.0")
    (installation.folder / "data" / "releases" / "0.3.0.json").write_text("{", encoding="utf-8")
    result = installation.run("-c", "import kindicators as ki; ki.require('~=1.4')", cwd=tmp_path)
    assert result.stderr.splitlines()[-1] == (
        "kindicators.errors.RequirementError: kindicators ~=1.4 is required, and 2.0.0 is installed, "
        f"{LATER_MAJOR}; install one that fits: pip install 'kindicators~=1.4'"
    )


def test_the_error_is_an_import_error_that_crosses_processes() -> None:
    with pytest.raises(ImportError) as caught:
        ki.require("~=98.6")
    assert isinstance(caught.value, KindicatorsError)
    assert caught.value.name == "kindicators"
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), str(again), again.name) == (RequirementError, str(caught.value), "kindicators")


def test_a_module_that_asks_waits_for_nothing() -> None:
    script = "import sys, kindicators as ki; ki.require('>=0.1'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    ours = {name for name in loaded if name.split(".")[0] == "kindicators"}
    assert ours == {
        "kindicators",
        *(f"kindicators.{n}" for n in ("_version", "errors", "pinning", "pinning.requirement")),
    }
    assert not {"pandas", "duckdb", "numpy", "json", "lzma", "hashlib", "packaging"} & {*loaded}
