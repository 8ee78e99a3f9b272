"""Look through the bytes of a CSV file once, before anything is read from them."""

from __future__ import annotations

from io import BufferedIOBase
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

PIECE = 1 << 17
"""Bytes that are looked at at once: what fits into the processor's cache is read several times faster."""
QUOTE, COMMA, LINE_FEED = b'",\n'


class Scan(NamedTuple):
    """What a file has, and in which lines."""

    not_utf8: tuple[int, int] | None
    """The first byte that is not UTF-8, and its line; nothing is known of what comes after it."""
    nul: int | None
    """The line of the first NUL."""
    carriage_return: int | None
    """The line of the first one."""
    line_feeds: int
    """How many there are."""
    ended: bool
    """Whether the last line ends with one."""
    quotes: int
    """How many there are."""
    enclosing: bool
    """Whether all of them enclose whole cells or are doubled within, as RFC 4180 has it."""


def scan(stream: BufferedIOBase) -> Scan:
    r"""Look through a file from its start.

    Examples
    --------
    >>> import io
    >>> from kindicators.authoring.scan import scan
    >>> found = scan(io.BytesIO(b'a,"b ""c"" d"\r\n'))
    >>> found.carriage_return, found.quotes, found.enclosing
    (1, 6, False)
    >>> [scan(io.BytesIO(text)).enclosing for text in (b'a,"b ""c"" d"\n', b'a,b "c" d\n')]
    [True, False]
    """
    stream.seek(0)
    nul, carriage_return, line_feeds, ended, quotes, enclosing = None, None, 0, False, 0, True
    # A piece ends with a line, so that no character is cut.
    while piece := stream.read(PIECE) + stream.readline():
        try:
            piece.decode()
        except UnicodeDecodeError as error:
            line = line_feeds + piece.count(b"\n", 0, error.start) + 1
            wrong = piece[error.start], line
            return Scan(wrong, nul, carriage_return, line_feeds, ended, quotes, enclosing)
        if nul is None and b"\0" in piece:
            nul = line_feeds + piece.count(b"\n", 0, piece.index(b"\0")) + 1
        if carriage_return is None and b"\r" in piece:
            carriage_return = line_feeds + piece.count(b"\n", 0, piece.index(b"\r")) + 1
        data = np.frombuffer(piece, dtype=np.uint8)
        found, apart = _quotes(data, opening=quotes % 2 == 0)
        quotes, enclosing = quotes + found, enclosing and apart
        line_feeds += int(np.count_nonzero(data == LINE_FEED))
        ended = piece.endswith(b"\n")
    return Scan(None, nul, carriage_return, line_feeds, ended, quotes, enclosing and quotes % 2 == 0)


def _quotes(data: npt.NDArray[np.uint8], opening: bool) -> tuple[int, bool]:
    """Return how many quotes a piece has, and whether each has beside it what it must; `opening` is the first of them.

    Of two doubled quotes the first closes and the second opens again.
    """
    places = np.flatnonzero(data == QUOTE)
    opens, closes = places[0 if opening else 1 :: 2], places[1 if opening else 0 :: 2]
    # A piece begins after a line feed, and ends with one or with the file.
    beside = np.concatenate([data[opens[opens > 0] - 1], data[closes[closes < len(data) - 1] + 1]])
    return len(places), bool(np.isin(beside, (QUOTE, COMMA, LINE_FEED)).all())
