"""Many releases: what each adds stays small, and all of them are read back."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from kindicators import releases
from kindicators.package import DESCRIPTOR, package, parse
from kindicators.releases.archives import LONGEST_CHAIN
from synthetic import ADDED, CORRECTED, TABLES, many, size

NAMES = ("actors", "opcon_milestones", "troop_deployments", "sma_agreements", "tariff_rates", "launch_totals")


def test_many_releases_stay_small_and_are_read_back_byte_for_byte(tmp_path: Path) -> None:
    whole = package()
    few = whole.descriptor | {"resources": [r for r in whole.descriptor["resources"] if r["name"] in NAMES]}
    source = parse(whole.folder, few | {"indicators": []})
    count = LONGEST_CHAIN + 5  # so that some files rest on so many deltas that they are kept whole again
    sizes, files = [], []
    for pack in many(tmp_path, count, source):
        sizes.append(size(tmp_path, ".tar.xz"))
        places = [DESCRIPTOR, *(f"data/{name}.csv" for name in pack.resources)]
        files.append({place: (tmp_path / place).read_bytes() for place in places})
    added = [after - before for before, after in pairwise(sizes)]
    rows = TABLES * (ADDED + CORRECTED)
    assert sum(added) / len(added) < rows * 500  # the bytes of the rows that changed, not of the tables
    assert sum(added[-5:]) < 3 * sum(added[:5])  # and at the end about as much as in the beginning
    assert max(added) < sizes[0]

    past = releases.read(tmp_path / releases.FOLDER)
    assert len(past.manifests) == count
    archives = past.archives()
    for manifest, content in zip(past.manifests.values(), files, strict=True):
        assert {path: archives.read(sha256) for path, sha256 in manifest.files().items()} == content
