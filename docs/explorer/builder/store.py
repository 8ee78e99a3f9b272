"""Files under the hash of what is in them: what several versions share is written, and loaded, once."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any


class Store:
    """The folder ``data`` of the explorer."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "data"

    def put(self, kind: str, content: bytes, suffix: str) -> str:
        """Write a file of a kind, unless it is there, and return its name."""
        name = f"{kind}/{hashlib.sha256(content).hexdigest()[:16]}.{suffix}"
        file = self.folder / name
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return name

    def put_json(self, kind: str, value: Any) -> str:
        """Write a value as JSON and return the file's name."""
        return self.put(kind, to_json(value), "json")

    def write_json(self, name: str, value: Any) -> None:
        """Write a value as JSON under a name that says what it is."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(to_json(value))


def to_json(value: Any) -> bytes:
    """Return a value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
