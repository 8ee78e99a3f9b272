"""Faults of every kind are found when they are put into the real data; `tests/mutation.py` puts in hundreds."""

from __future__ import annotations

import pytest

from conftest import ROOT
from mutation import BEGIN, END, Laboratory, mutations
from mutation_kinds import Mutation, all_kinds


@pytest.fixture(scope="module")
def one_of_each() -> dict[str, Mutation]:
    return {mutation.kind: mutation for mutation in mutations(1, 7, all_kinds())}


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory: pytest.TempPathFactory) -> Laboratory:
    return Laboratory.of(tmp_path_factory.mktemp("laboratory") / "repository")


def test_nothing_is_found_without_a_fault(laboratory: Laboratory) -> None:
    content = laboratory.file("missile_launches").read_bytes()
    assert laboratory.layer(Mutation("none", "missile_launches", "", "", "", "", content)) == ""


def test_there_is_a_fault_of_every_kind(one_of_each: dict[str, Mutation]) -> None:
    assert list(one_of_each) == all_kinds()


@pytest.mark.parametrize("kind", all_kinds())
def test_a_fault_is_found(kind: str, one_of_each: dict[str, Mutation], laboratory: Laboratory) -> None:
    assert laboratory.layer(one_of_each[kind]), one_of_each[kind]


def test_the_report_names_every_kind() -> None:
    page = (ROOT / "docs/mutation.md").read_text(encoding="utf-8")
    table = page[page.index(BEGIN) : page.index(END)]
    for kind in all_kinds():
        assert f"| {kind} |" in table
