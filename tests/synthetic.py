"""Many releases made up from a real package, edited again and again as maintainers do."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kindicators import releases
from kindicators.authoring.releasing.manifest import kept
from kindicators.comparison.differences import Counts
from kindicators.package import DESCRIPTOR, Package, parse
from repository import put

TABLES, ADDED, CORRECTED = 4, 10, 5
"""How many tables a release touches, and how many rows it adds and corrects in each."""


def edited(pack: Package, chance: random.Random) -> dict[str, Counts]:
    """Edit some tables of a package on disk, and return the numbers of rows."""
    numbers = {}
    for name in chance.sample(sorted(pack.resources), TABLES):
        resource = pack.resources[name]
        rows = list(csv.DictReader(io.StringIO(resource.path.read_text(encoding="utf-8"), newline="")))
        texts = [f.name for f in resource.fields if f.type == "string" and f.name != resource.key]
        changed = chance.sample(rows, min(CORRECTED, len(rows)))
        for row in changed:
            row[chance.choice(texts)] = f"corrected {chance.random()}"
        for _ in range(ADDED):
            rows.append(chance.choice(rows) | {resource.key: f"new-{chance.random()}", texts[-1]: str(chance.random())})
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row[resource.key]))
        resource.path.write_text(buffer.getvalue(), encoding="utf-8", newline="")
        numbers[name] = Counts(ADDED, len(changed), 0)
    return numbers


def described(pack: Package, version: str) -> dict[str, Any]:
    """Return the descriptor of the files that are there now."""
    descriptor = pack.descriptor | {"version": version, "created": "2031-05-04T00:00:00Z"}
    for item in descriptor["resources"]:
        content = (pack.folder / item["path"]).read_bytes()
        item |= {
            "bytes": len(content),
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
            "rows": len(list(csv.reader(io.StringIO(content.decode(), newline="")))) - 1,
        }
    return descriptor


def many(root: Path, count: int, source: Package) -> Iterator[Package]:
    """Release an edited copy of a package again and again into a folder; yield each release as it was on disk."""
    chance = random.Random(0)
    (root / releases.FOLDER).mkdir(parents=True)
    pack = parse(root, json.loads(json.dumps(source.descriptor)))
    paths = [r.path for r in source.resources.values()] + [i.path for i in source.indicators.values()]
    for path in paths:
        place = root / path.relative_to(source.folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    for number in range(count):
        numbers = edited(pack, chance) if number else {}
        pack = parse(root, described(pack, f"1.{number}.0"))
        text = (json.dumps(pack.descriptor, ensure_ascii=False, indent=2) + "\n").encode()
        (root / DESCRIPTOR).write_bytes(text)
        past = releases.read(root / releases.FOLDER)
        files = kept(past, pack, text, numbers, "minor" if number else "first").files()
        put(root, files)
        yield pack


def size(root: Path, suffix: str) -> int:
    """Return the bytes of the files of the releases with an ending."""
    return sum(file.stat().st_size for file in (root / releases.FOLDER).glob(f"*{suffix}"))
