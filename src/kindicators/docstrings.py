"""The docstrings that users read, as help and as meaning of a table: ``python -OO`` takes them from the code."""

from __future__ import annotations

from typing import Any


def of(item: Any) -> str:
    """Return the docstring of a function or class, from its source if the running code has none."""
    return item.__doc__ or _in_source(item)


def _in_source(item: Any) -> str:
    import ast
    import inspect
    import textwrap

    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(item)))
    except (OSError, TypeError, SyntaxError):  # compiled code alone was installed
        return ""
    first = tree.body[0]
    return (ast.get_docstring(first) if isinstance(first, ast.FunctionDef | ast.ClassDef) else None) or ""
