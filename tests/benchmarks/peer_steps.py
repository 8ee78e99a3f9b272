"""What is measured: for each step the script of each tool that can do it, on the same files.

A script defines ``action``, calls it and prints how large its result is. The scripts of pandas and DuckDB are what an
analyst would write who knows the types of the columns: they are spelt out, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from measuring import Task
from peer_files import METADATA, unpack
from peer_tools import Tools

from kindicators import views
from kindicators.clocks import NO_CLOCKS
from kindicators.frames import pandas_dtype
from kindicators.package import Package, Resource
from kindicators.releases import releases

TABLE, DIFFED, INDICATOR = "troop_deployments", "defense_spending", "usfk_personnel"
AGGREGATE = (
    f"SELECT reporter, count(*) AS n, sum(value) AS total FROM {TABLE} WHERE sending_country = 'USA' "
    "GROUP BY reporter ORDER BY n DESC, reporter"
)
JOIN = (
    f"SELECT t.deployment_id, t.value, s.title, s.url FROM {TABLE} t JOIN sources s USING (source_id) "
    "WHERE t.date >= '2000-01-01' ORDER BY t.deployment_id"
)
Scripts = dict[str, str]


def script(setup: str, body: str, size: str = "len(result)") -> str:
    """Return a script from its imports and the statements that make ``result``."""
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f"{setup}\ndef action():\n{lines}\n    return {size}\nprint(action())\n"


def tasks(step: Scripts, tools: Tools, *, ours: str = "kindicators", warm: bool = True) -> list[Task]:
    """Return the tasks of a step, for those of its tools that are there; `ours` is what kindicators runs in."""
    there = ((tool, tools.python(ours if tool == "kindicators" else tool), text) for tool, text in step.items())
    return [Task(tool, python, text, {}, warm) for tool, python, text in there if python is not None]


def steps(pack: Package, tools: Tools) -> dict[str, Callable[[], list[Task]]]:
    """Return what is measured on the package's own files, by name; the tasks are made when they are asked for."""
    return {
        "import": lambda: tasks(imports(), tools, warm=False),
        "load one table": lambda: tasks(load(pack, [TABLE]), tools),
        "load all tables": lambda: tasks(load(pack, pack.resources), tools),
        "filter and aggregate": lambda: tasks(aggregate(pack), tools),
        "join with sources": lambda: tasks(join(pack), tools),
        "question in a shell": lambda: command_line(pack, tools),
        "indicator": lambda: tasks(indicator(pack), tools),
        "diff of one table": lambda: tasks(diff(pack.folder, DIFFED), tools),
        "diff of all tables": lambda: tasks(diff(pack.folder), tools),
        "validate": lambda: tasks(validate(pack), tools, ours="kindicators[validate]", warm=False),
    }


def imports() -> Scripts:
    """Import each tool, and nothing at all."""
    modules = {"kindicators": "kindicators", "python": "sys", "pandas": "pandas", "DuckDB": "duckdb"}
    modules |= {"frictionless": "frictionless", "owid-catalog": "owid.catalog", "pycldf": "pycldf"}
    return {tool: f"import {module}" for tool, module in modules.items()}


def load(pack: Package, names: Iterable[str]) -> Scripts:
    """Read tables into the structure that each tool has for them: a frame, or a list of rows."""
    names = list(names)
    resources = [pack.resources[name] for name in names]
    frictionless = "Package({!r}).extract({})".format(
        str(pack.folder / "datapackage.json"), f"name={names[0]!r}" if len(names) == 1 else ""
    )
    files = [str(r.path) for r in resources]
    return {
        "kindicators": script(
            "import kindicators as ki", f"result = [ki.load(n) for n in {names!r}]", "sum(map(len, result))"
        ),
        "pandas": script(
            "import pandas as pd",
            "result = []\n" + "\n".join(f"result.append({read_csv(r)})" for r in resources),
            "sum(map(len, result))",
        ),
        "DuckDB": script(
            "import duckdb",
            "con = duckdb.connect()\nresult = []\n"
            + "\n".join(f"result.append(con.execute({'FROM ' + views.source(r)!r}).df())" for r in resources),
            "sum(map(len, result))",
        ),
        "frictionless": script(
            "from frictionless import Package", f"result = {frictionless}", "sum(map(len, result.values()))"
        ),
        "owid-catalog": script(
            "from owid.catalog import Table",
            f"result = [Table.read_csv(f) for f in {files!r}]",
            "sum(map(len, result))",
        ),
        "pycldf": script(
            "from pycldf import Generic",
            f"data = Generic.from_metadata({str(pack.folder / METADATA)!r})\n"
            f"result = [list(data.iter_rows('data/' + n + '.csv')) for n in {names!r}]",
            "sum(map(len, result))",
        ),
    }


def aggregate(pack: Package) -> Scripts:
    """Filter and aggregate one table."""
    return {
        "kindicators": script("import kindicators as ki", f"result = ki.sql({AGGREGATE!r})"),
        "DuckDB": duckdb_query(pack, [TABLE], AGGREGATE),
        "pandas": script(
            "import pandas as pd",
            f"frame = {read_csv(pack.resources[TABLE])}\n"
            "few = frame[frame['sending_country'] == 'USA']\n"
            "result = few.groupby('reporter').agg(n=('reporter', 'size'), total=('value', 'sum')).reset_index()\n"
            "result = result.sort_values(['n', 'reporter'], ascending=[False, True])",
        ),
    }


def join(pack: Package) -> Scripts:
    """Join one table with that of the sources."""
    return {
        "kindicators": script("import kindicators as ki", f"result = ki.sql({JOIN!r})"),
        "DuckDB": duckdb_query(pack, [TABLE, "sources"], JOIN),
        "pandas": script(
            "import pandas as pd",
            f"frame = {read_csv(pack.resources[TABLE])}\nsources = {read_csv(pack.resources['sources'])}\n"
            "few = frame[frame['date'] >= '2000-01-01'][['deployment_id', 'value', 'source_id']]\n"
            "result = few.merge(sources[['source_id', 'title', 'url']], on='source_id')\n"
            "result = result.drop(columns='source_id').sort_values('deployment_id')",
        ),
    }


def command_line(pack: Package, tools: Tools) -> list[Task]:
    """Answer the question in a shell: the command, and a bare script that prints the same as CSV."""
    ours, theirs = tools.need("kindicators"), tools.need("DuckDB")
    printed = (
        "import duckdb, csv, sys\ncon = duckdb.connect()\n"
        f"con.execute({f'CREATE VIEW {TABLE} AS FROM {views.source(pack.resources[TABLE])}'!r})\n"
        f"result = con.execute({AGGREGATE!r})\n"
        "writer = csv.writer(sys.stdout, lineterminator='\\n')\n"
        "writer.writerow([d[0] for d in result.description]); writer.writerows(result.fetchall())"
    )
    command = ("-m", "kindicators", "sql", AGGREGATE, "--format", "csv")
    return [Task("kindicators", ours, "", {}, False, command), Task("DuckDB", theirs, printed, {}, False)]


def indicator(pack: Package) -> Scripts:
    """Make an indicator; DuckDB runs the same SQL over the same tables, without the choice of periods and subjects."""
    resources, indicators = views.needed([INDICATOR], pack)
    made = [views.table("VIEW", r, NO_CLOCKS) for r in resources] + [views.indicator("VIEW", i) for i in indicators]
    return {
        "kindicators": script("import kindicators as ki", f"result = ki.indicator({INDICATOR!r})"),
        "DuckDB": script(
            "import duckdb",
            f"con = duckdb.connect()\ncon.execute({''.join(made)!r})\nresult = con.execute('FROM {INDICATOR}').df()",
        ),
    }


def diff(folder: Path, table: str | None = None) -> Scripts:
    """Compare the last two releases: in one table, or in all.

    kindicators unpacks them and checks their hashes; the peers, which cannot, are given the files.
    """
    every = releases()
    a, b = list(every.manifests)[-2:]
    old, new = unpack(folder, a), unpack(folder, b)
    files = []
    for name in every.manifest(b).tables if table is None else [table]:
        before, after = old / f"{name}.csv", new / f"{name}.csv"
        if not before.exists():  # a new table: all its rows were added
            before.write_text(",".join(header(after)) + "\n", encoding="utf-8")
        files.append((str(before), str(after), header(after)))
    return {
        "kindicators": script("import kindicators as ki", f"result = ki.diff({a!r}, {b!r}, {table!r})", ROWS_AND_CELLS),
        **peer_diff(files),
    }


# The contract's changes are left out of the count: the peers know nothing of them.
ROWS_AND_CELLS = "int(result['row_id'].notna().sum())"


def header(file: Path) -> list[str]:
    """Return the names of the columns of a table; the first is its key."""
    with file.open(encoding="utf-8") as stream:
        return stream.readline().rstrip("\n").split(",")


def peer_diff(files: list[tuple[str, str, list[str]]]) -> Scripts:
    """Compare pairs of files, each with its columns: all cells as text, rows matched by the first column."""
    return {
        "pandas": script(
            "import pandas as pd\n"
            "def compare(old, new, names):\n"
            "    key, *names = names\n"
            "    old, new = (pd.read_csv(f, dtype=str, keep_default_na=False) for f in (old, new))\n"
            "    both = old.merge(new, on=key, how='outer', suffixes=('_old', '_new'), indicator=True)\n"
            "    gone = [both[both._merge == side] for side in ('left_only', 'right_only')]\n"
            "    same = both[both._merge == 'both']\n"
            "    cells = [same[same[c + '_old'] != same[c + '_new']][[key, c + '_old', c + '_new']] for c in names]\n"
            "    return sum(map(len, gone + cells))",
            f"result = sum(compare(*files) for files in {files!r})",
            "result",
        ),
        "DuckDB": script(
            f"import duckdb\n{DUCKDB_COMPARE}",
            f"con = duckdb.connect()\nresult = sum(compare(con, *files) for files in {files!r})",
            "result",
        ),
    }


DUCKDB_COMPARE = """
def compare(con, old, new, names):
    options = "header=true, auto_detect=false, delim=',', quote='\\"', escape='\\"', new_line='\\\\n', nullstr=''"
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    old, new = (f"read_csv('{file}', columns={{{columns}}}, {options})" for file in (old, new))
    key, *others = names
    cells = ", ".join(f'a."{name}" IS DISTINCT FROM b."{name}"' for name in others)
    rows = con.execute(
        f"SELECT a.{key} IS NULL OR b.{key} IS NULL AS alone, [{cells}] AS cells, a, b FROM {old} a "
        f"FULL JOIN {new} b ON a.{key} = b.{key} WHERE alone OR list_contains(cells, true)"
    ).fetchall()
    return sum(1 if alone else sum(cells) for alone, cells, *_ in rows)
"""


def validate(pack: Package) -> Scripts:
    """Check the whole package; the size of the answer is the number of findings."""
    return {
        "kindicators": script(
            "from pathlib import Path\nfrom kindicators.authoring.validate import validate",
            f"result = validate(Path({str(pack.folder)!r}))",
        ),
        "frictionless": script(
            "from frictionless import Package",
            f"result = Package({str(pack.folder / 'datapackage.json')!r}).validate()",
            "result.stats['errors']",
        ),
        "pycldf": script(
            "import logging\nfrom pycldf import Generic\nlog = logging.getLogger('cldf')",
            f"result = Generic.from_metadata({str(pack.folder / METADATA)!r}).validate(log=log)",
            "int(not result)",
        ),
    }


def read_csv(resource: Resource) -> str:
    """Return the call with which pandas reads a table: the types that `ki.load` gives it, spelt out."""
    plain = {f.name: str(pandas_dtype(f)) for f in resource.fields if f.type != "date" and not f.categories}
    dates = [f.name for f in resource.fields if f.type == "date"]
    listed = (
        f"{f.name!r}: pd.CategoricalDtype({[v for v, _ in f.categories]!r})" for f in resource.fields if f.categories
    )
    types = "{" + ", ".join([*(f"{name!r}: {kind!r}" for name, kind in plain.items()), *listed]) + "}"
    return (
        f"pd.read_csv({str(resource.path)!r}, dtype={types}, parse_dates={dates!r}, date_format='%Y-%m-%d', "
        "keep_default_na=False, na_values=[''])"
    )


def duckdb_query(pack: Package, names: Iterable[str], query: str) -> str:
    """Return a script in which bare DuckDB answers a query over some tables, with their types."""
    made = "".join(f"CREATE VIEW {n} AS FROM {views.source(pack.resources[n])};" for n in names)
    return script(
        "import duckdb", f"con = duckdb.connect()\ncon.execute({made!r})\nresult = con.execute({query!r}).df()"
    )
