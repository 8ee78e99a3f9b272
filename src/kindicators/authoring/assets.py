"""The assets of a release: all that is published of it, made by one command, from the last commit alone.

What lies in the working tree, the clock, the time zone, the umask and the locale play no part: the same commit gives
the same bytes, with the same versions of Python and of the packages that are at work, which one of the assets lists.
All is made in a folder beside the destination, checked, and moved there in one step.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import signal
import subprocess
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib import metadata, util
from pathlib import Path
from typing import NamedTuple

from kindicators.authoring.releasing.version import DEV, MODULE, Version, stated
from kindicators.errors import DataFolderError, IntegrityError, ReleaseError, UnwritableFileError, UsageError
from kindicators.package import DESCRIPTOR
from kindicators.releases import FOLDER, read

SUMS = "SHA256SUMS"
SAID = 20
"""So many lines of what a tool printed are shown when it fails."""
Say = Callable[[str], None]


class Source(NamedTuple):
    """The files of the commit, and what is fixed for all that is made of them."""

    folder: Path
    version: Version

    @property
    def name(self) -> str:
        """What the names of all assets begin with."""
        return f"kindicators-{self.version.text}"

    @property
    def moment(self) -> datetime:
        """The time stamp of every file: the day of the release, at midnight in UTC."""
        return datetime.fromisoformat(self.version.released).replace(tzinfo=UTC)


def assets(
    destination: Path,
    root: Path = Path(),
    *,
    docs: bool = True,
    unreleased: bool = False,
    say: Say = print,
) -> list[Path]:
    """Make the assets of the release that the last commit of the repository at `root` is.

    Parameters
    ----------
    destination : pathlib.Path
        The folder to make; there must be none yet.
    root : pathlib.Path, optional
        The repository.
    docs : bool, optional
        Whether to build the documentation, which takes longest.
    unreleased : bool, optional
        Take the last commit even if it is no release, to see what would be made.
    say : callable, optional
        Is told in a line what is being made.

    Returns
    -------
    list of pathlib.Path
        The files that were made; ``SHA256SUMS`` is the last.

    Raises
    ------
    UsageError
        If there is a `destination` already, or no folder to make it in.
    DataFolderError
        If `root` is not the repository, or holds what is not committed.
    ReleaseError
        If the last commit is no release, or a tool fails or is not installed.
    IntegrityError
        If what was made does not hold the data of the repository.
    UnwritableFileError
        If the disk is full or fails. Whatever is raised, there is no `destination` then.
    """
    if destination.exists() or destination.is_symlink():
        raise UsageError(f"{destination} exists: name a folder that does not, or remove it")
    if not destination.absolute().parent.is_dir():
        raise UsageError(f"{destination} cannot be made: there is no folder {destination.parent}")
    version = _version(root, unreleased)
    for tool in ("build", "hatchling"):
        if util.find_spec(tool) is None:
            raise ReleaseError(f"{tool} is not installed: pip install -e '.[dev]' installs what is needed")
    try:
        with _beside(destination) as folder:
            source = Source(folder / "source", version)
            made = folder / "made"
            made.mkdir()
            _check_out(root, source)
            say(f"{source.name}: wheel and sdist")
            _python(source, "-m", "build", "--no-isolation", "--outdir", str(made), ".")
            for kind, title in (("zip", "datapackage"), ("parquet", "parquet")):
                say(f"{source.name}: {title}")
                _export(source, kind, made / f"{source.name}-{title}.zip")
            if docs:
                say(f"{source.name}: documentation")
                _python(source, "docs/site", str(folder / "docs"))
                zipped(folder / "docs", made / f"{source.name}-docs.zip", source.moment)
            (made / f"{source.name}-built-with.txt").write_text(_built_with(), encoding="utf-8")
            (made / SUMS).write_text(_sums(made), encoding="utf-8", newline="\n")
            say(f"{source.name}: checks")
            _check(source, made)
            names = sorted((file.name for file in made.iterdir()), key=lambda name: (name == SUMS, name))
            made.rename(destination)
    except OSError as error:
        raise UnwritableFileError(
            f"{destination} cannot be made: {error.strerror or error}; nothing was written"
        ) from error
    return [destination / name for name in names]


def zipped(folder: Path, file: Path, moment: datetime) -> None:
    """Write a folder to a zip, in which all lies in one folder named as the zip, so that it is the same every time."""
    with zipfile.ZipFile(file, "w") as archive:
        inside = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
        for name, path in sorted(inside.items()):
            entry = zipfile.ZipInfo(f"{file.stem}/{name}", moment.timetuple()[:6])
            entry.create_system = 3  # Unix, whatever system this is
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=9)


def _version(root: Path, unreleased: bool) -> Version:
    """Return the version of the last commit, or raise if assets must not be made of it."""
    if not (root / MODULE).is_file():
        raise DataFolderError(f"{root} is not the repository of kindicators: run this at its root")
    try:
        top = Path(_git(root, "rev-parse", "--show-toplevel").decode().rstrip("\n"))
        if not top.samefile(root):
            raise DataFolderError(f"{root} is not a clone of the repository: assets are made from a commit")
        changed = _git(root, "status", "--porcelain", "-z").decode(errors="replace").split("\0")[:-1]
    except FileNotFoundError as error:
        raise ReleaseError("git is not installed: assets are made from a commit") from error
    if changed:
        files = "1 file differs" if len(changed) == 1 else f"{len(changed)} files differ"
        raise DataFolderError(
            f"{files} from the last commit ({changed[0][3:]}{', …' if len(changed) > 1 else ''}): commit that first, "
            "or put it aside with 'git stash --include-untracked'"
        )
    version = stated(root)
    reason = _no_release(root, version)
    if reason and not unreleased:
        raise ReleaseError(f"{reason}; --unreleased makes the assets all the same, to look at them")
    return version


def _no_release(root: Path, version: Version) -> str:
    """Return why the last commit is not a release as it was made and tagged, empty if it is."""
    if version.text.endswith(DEV):
        return f"{version.text} is work on {version.number}, and no release: run 'kindicators release' first"
    manifest = read(root / FOLDER).manifests.get(version.text)
    if manifest is None or manifest.descriptor != _sha256(root / DESCRIPTOR):
        return f"{version.text} is not what was released: 'kindicators release --check' says why"
    tag = f"v{version.text}"
    if tag not in _git(root, "tag", "--points-at", "HEAD").decode().split():
        return f"the last commit has no tag {tag}: check out the commit of the release, or tag it"
    return ""


def _git(root: Path, *arguments: str) -> bytes:
    result = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    if result.returncode:
        reason = " ".join(result.stderr.decode(errors="replace").split())
        raise DataFolderError(f"assets are made from a commit, and git cannot read {root} ({reason})")
    return result.stdout


@contextmanager
def _beside(destination: Path) -> Iterator[Path]:
    """Give a folder beside the destination, which is gone afterwards."""
    with tempfile.TemporaryDirectory(
        dir=destination.absolute().parent, prefix=".kindicators.", ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


def _check_out(root: Path, source: Source) -> None:
    """Write the files of the last commit into the source folder, without what the working tree ignores."""
    with tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", "HEAD"))) as archive:
        archive.extractall(source.folder, filter="data")


def _python(source: Source, *arguments: str, code: Path | None = None) -> None:
    """Run Python in the source folder, in an environment that is the same everywhere.

    Raises
    ------
    ReleaseError
        If it fails; what it printed last is on the standard error output.
    """
    environment = os.environ | {
        "PYTHONPATH": str(code or source.folder / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": f"{source.moment.timestamp():.0f}",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=source.folder,
        env=environment,
        umask=0o022,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    try:
        output, _ = process.communicate()
    except BaseException:
        # All that it has started as well, or they would go on writing into a folder that is being removed.
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL) if os.name == "posix" else process.kill()
        process.wait()
        raise
    if process.returncode:
        print(*output.splitlines()[-SAID:], sep="\n", file=sys.stderr)
        raise ReleaseError(f"'python {' '.join(arguments)}' failed (exit code {process.returncode}); nothing was made")


def _export(source: Source, kind: str, file: Path) -> None:
    """Export the data of the source in a format; what is a folder becomes a zip."""
    place = file if kind == "zip" else source.folder.with_name(kind)
    _python(source, "-m", "kindicators", "export", str(place), "--format", kind)
    if place != file:
        zipped(place, file, source.moment)


def _built_with() -> str:
    """Return what is needed to make the same bytes again, as a file of requirements for pip."""
    packages = {f"{d.metadata['Name']}=={d.version}" for d in metadata.distributions()}
    others = sorted((p for p in packages if not p.startswith("kindicators==")), key=str.lower)
    here = f"Python {platform.python_version()}, zlib {zlib.ZLIB_RUNTIME_VERSION}, {platform.system()}"
    return "\n".join([f"# {here} {platform.machine()}: with the same the assets have the same bytes.", *others, ""])


def _sums(folder: Path) -> str:
    """Return the lines that ``sha256sum`` prints for the files in a folder, and checks with ``-c``."""
    return "".join(f"{_sha256(file)}  {file.name}\n" for file in sorted(folder.iterdir()) if file.name != SUMS)


def _check(source: Source, made: Path) -> None:
    """Raise `IntegrityError` if what was made is not whole, or has other data than the source."""
    if _sums(made) != (made / SUMS).read_text(encoding="utf-8"):
        raise IntegrityError(f"a file changed on the disk after it was written: {SUMS} does not fit")
    inside = source.folder.with_name("wheel")
    for file in sorted(made.glob("*.zip")) + sorted(made.glob("*.whl")):
        with zipfile.ZipFile(file) as archive:
            if broken := archive.testzip():
                raise IntegrityError(f"{file.name} is broken: {broken} cannot be read")
            if file.suffix == ".whl":
                archive.extractall(inside)
                _same(source, file, archive.namelist(), "kindicators/datapackage/", archive.read)
            elif file.name.endswith("-datapackage.zip"):
                _same(source, file, archive.namelist(), "", archive.read)
    file = made / f"{source.name}.tar.gz"
    with tarfile.open(file) as sdist:
        _same(source, file, sdist.getnames(), f"{source.name}/", lambda name: _member(sdist, name))
    _python(source, "-m", "kindicators", "tables", code=inside)


def _same(source: Source, file: Path, names: Iterable[str], prefix: str, content: Callable[[str], bytes]) -> None:
    """Raise `IntegrityError` if an archive lacks a file of the data package, or has another one in its place."""
    stated = _stated((source.folder / DESCRIPTOR).read_bytes())
    there = set(names)
    for part in [DESCRIPTOR, *stated]:
        if prefix + part not in there:
            raise IntegrityError(f"{file.name} lacks {part}")
        found = content(prefix + part)
        # An export adds to the descriptor where and how its own files are stored.
        same = _stated(found) == stated if part == DESCRIPTOR else found == (source.folder / part).read_bytes()
        if not same:
            raise IntegrityError(f"{part} in {file.name} is not the one of the repository")


def _stated(descriptor: bytes) -> dict[str, str]:
    """Return the hash that a descriptor states for each table and indicator, by its path."""
    described = json.loads(descriptor)
    return {item["path"]: item["hash"] for item in described["resources"] + described["indicators"]}


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    stream = archive.extractfile(name)
    return stream.read() if stream else b""


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
