"""The files of past releases: for each release one archive with those that were new in it.

``data/releases/<version>.tar.xz`` holds every file that no earlier release had, under its SHA-256: ``<sha256>`` is the
file as it was released, ``<sha256>.delta`` one that differs in few lines from a file of an earlier release, its base.
The first line of a delta names the base, each further line is an edit, in the base's order: ``=N`` keeps N lines,
``-N`` skips N lines, ``+N`` takes the N lines that follow it. Whatever way a file is kept, it is only ever returned if
its bytes have the hash that was asked for.

When a major version is over, its releases share one archive, such as ``0.x.tar.xz``: it is a fifth smaller than theirs.
"""

from __future__ import annotations

import hashlib
import io
import lzma
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path

from kindicators.errors import DataFolderError, IntegrityError

LONGEST_CHAIN = 20
"""A file that rests on more deltas than this is kept whole: reading stays fast."""
SMALLEST = 4096
"""Bytes: LZMA takes no smaller dictionary."""


class Archives:
    """The archives of a folder of releases.

    Parameters
    ----------
    folder : pathlib.Path
        The folder.
    places : mapping of str to str
        For the hash of each released file the version that was the first to have it.
    """

    def __init__(self, folder: Path, places: Mapping[str, str]) -> None:
        self.folder = folder
        self._places = places

    def read(self, sha256: str) -> bytes:
        """Return the bytes of a released file.

        Raises
        ------
        DataFolderError
            If its archive is missing.
        IntegrityError
            If its archive is damaged, or holds another file under the hash.
        """
        content, deltas = self._parts(sha256)
        for edits in reversed(deltas):
            try:
                content = b"".join(_apply(content, edits))
            except ValueError as error:
                raise self._damaged(sha256) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise self._damaged(sha256)
        return content

    def pack(self, files: Mapping[str, bytes], bases: Mapping[str, str]) -> bytes:
        """Return the archive of a new release.

        Parameters
        ----------
        files : mapping of str to bytes
            For each path in the package the file's bytes.
        bases : mapping of str to str
            For each path that the release before had the hash of the file that it had there.
        """
        members: dict[str, bytes] = {}
        for path, content in sorted(files.items()):
            sha256 = hashlib.sha256(content).hexdigest()
            if sha256 not in self._places:
                edits = self._delta(content, bases.get(path))
                members |= {sha256: content} if edits is None else {f"{sha256}.delta": edits}
        return _archive(members)

    def join(self, versions: Iterable[str]) -> bytes:
        """Return one archive of all that the archives of some releases hold."""
        members: dict[str, bytes] = {}
        for version in versions:
            members |= self._members(version, f"of {version}")
        return _archive(members)

    def _parts(self, sha256: str) -> tuple[bytes, list[bytes]]:
        """Return the whole file that a file rests on, and the edits that lead from the file to it."""
        deltas: list[bytes] = []
        base = sha256
        while len(deltas) <= LONGEST_CHAIN and base in self._places:
            members = self._members(self._places[base], sha256)
            if base in members:
                return members[base], deltas
            if f"{base}.delta" not in members:
                break
            deltas.append(members[f"{base}.delta"])
            base = deltas[-1].partition(b"\n")[0].decode("ascii", "replace")
        raise self._damaged(sha256)

    def _members(self, version: str, sha256: str) -> dict[str, bytes]:
        file = self.folder / name(version)
        joined = self.folder / joint_name(version)
        if joined.exists() and not file.exists():
            file = joined
        try:
            status = file.stat()
            return _unpacked(file, status.st_mtime_ns, status.st_size)
        except OSError as error:
            raise DataFolderError(f"{file} cannot be read ({error.strerror}); install kindicators again") from error
        except (lzma.LZMAError, tarfile.TarError, EOFError, KeyError, ValueError) as error:
            raise self._damaged(sha256) from error

    def _delta(self, content: bytes, base: str | None) -> bytes | None:
        """Return the edits that make a file of its base, or None if it is better kept whole."""
        if base is None or len(self._parts(base)[1]) >= LONGEST_CHAIN:
            return None
        edits = f"{base}\n".encode() + _edits(self.read(base), content)
        return edits if len(lzma.compress(edits)) < 0.6 * len(lzma.compress(content)) else None

    def _damaged(self, sha256: str) -> IntegrityError:
        return IntegrityError(
            f"{self.folder} does not hold the file {sha256} as it was released; install kindicators again"
        )


def name(version: str) -> str:
    """Return the name of a release's own archive."""
    return f"{version}.tar.xz"


def joint_name(version: str) -> str:
    """Return the name of the archive that the releases of a major version share once it is over."""
    return f"{version.partition('.')[0]}.x.tar.xz"


def _archive(members: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    # No times, no owners: the same files always make the same archive.
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for member_name, content in members.items():
            member = tarfile.TarInfo(member_name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    tar = buffer.getvalue()
    # A dictionary as large as what is packed: that of the preset takes half a gigabyte, and longer than to pack.
    best = {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": max(SMALLEST, len(tar))}
    return lzma.compress(tar, filters=[best])


# A release whose tables rest on chains of deltas is read from many archives in turn; each is unpacked once for all.
@lru_cache(maxsize=2 * LONGEST_CHAIN)
def _unpacked(file: Path, changed: int, size: int) -> dict[str, bytes]:
    """Return the members of an archive; `changed` and `size` tell one state of the file from another."""
    with tarfile.open(file, mode="r:xz") as archive:
        found = ((member.name, archive.extractfile(member)) for member in archive)
        return {name: stream.read() for name, stream in found if stream is not None}


def _edits(old: bytes, new: bytes) -> bytes:
    """Return the edits that turn the lines of `old` into those of `new`.

    A line is kept where the base goes on with it, or where it stands only once in the base and further down. That
    finds what tables sorted by key have in common, in one pass; lines that moved make longer edits, never wrong ones.
    """
    before, after = _lines(old), _lines(new)
    count = Counter(before)
    places = {line: i for i, line in enumerate(before) if count[line] == 1}
    out = io.BytesIO()
    at = 0  # the next line of the base
    kept = 0  # lines kept since the last edit
    taken: list[bytes] = []

    def flush() -> None:
        nonlocal kept, taken
        if kept:
            out.write(f"={kept}\n".encode())
        if taken:
            out.write(f"+{len(taken)}\n".encode() + b"".join(taken))
        kept, taken = 0, []

    for line in after:
        place = at if at < len(before) and before[at] == line else places.get(line, -1)
        if place < at:
            taken.append(line)
            continue
        if taken or place > at:
            flush()
        if place > at:
            out.write(f"-{place - at}\n".encode())
        kept += 1
        at = place + 1
    flush()
    return out.getvalue()


def _apply(base: bytes, edits: bytes) -> Iterator[bytes]:
    """Yield the lines that edits make of a base; raise ValueError if they do not fit it."""
    old = iter(_lines(base))
    script = iter(_lines(edits))
    next(script)  # the base's name
    for edit in script:
        count = int(edit[1:])
        if edit[:1] not in (b"=", b"-", b"+") or count < 1:
            raise ValueError(edit)
        lines = list(islice(script if edit[:1] == b"+" else old, count))
        if len(lines) < count:
            raise ValueError(edit)
        if edit[:1] != b"-":
            yield from lines


def _lines(content: bytes) -> list[bytes]:
    return io.BytesIO(content).readlines()  # at line feeds only: no other character ends a line here
