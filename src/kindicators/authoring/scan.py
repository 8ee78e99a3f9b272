"""Look through the bytes of a CSV file once, before anything is read from them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from kindicators.authoring.cells import Numbers

PIECE = 1 << 17
"""Bytes that are looked at at once: what fits into the processor's cache is read several times faster."""


class Scan(NamedTuple):
    """Where a file has what."""

    not_utf8: int | None
    """The first byte that is not UTF-8; nothing is known of what comes after it."""
    nul: int | None
    """The first NUL."""
    carriage_return: int | None
    """The first one."""
    quotes: Numbers
    """Where the quotes stand."""


def scan(content: bytes) -> Scan:
    r"""Look through a file.

    Examples
    --------
    >>> from kindicators.authoring.scan import scan
    >>> found = scan(b'a,"b"\r\n')
    >>> found.carriage_return, found.quotes.tolist()
    (5, [2, 4])
    """
    nul, carriage_return, start = None, None, 0
    quotes = [np.empty(0, dtype=np.intp)]
    while start < len(content):
        # A piece ends with a line, so that no character is cut.
        end = content.find(b"\n", start + PIECE) + 1 or len(content)
        piece = content[start:end]
        try:
            piece.decode()
        except UnicodeDecodeError as error:
            return Scan(start + error.start, nul, carriage_return, np.concatenate(quotes))
        if nul is None and b"\0" in piece:
            nul = start + piece.index(b"\0")
        if carriage_return is None and b"\r" in piece:
            carriage_return = start + piece.index(b"\r")
        quotes.append(np.flatnonzero(np.frombuffer(piece, dtype=np.uint8) == ord('"')) + start)
        start = end
    return Scan(None, nul, carriage_return, np.concatenate(quotes))
