"""The words of a text with their places, as the readers of dates and figures walk over them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

MONTHS: Final = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
    "july": 7, "jul": 7,
    "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "october": 10, "oct": 10, "november": 11, "nov": 11,
    "december": 12, "dec": 12,
}  # fmt: skip
DASHES: Final = frozenset("-–—~～−")


class Tokens:
    """The words of a text, lower-cased, with their places, and the day the text is dated."""

    __slots__ = ("end", "reference", "size", "start", "text", "word")

    def __init__(self, text: str, word: list[str], start: list[int], end: list[int], reference: str | None) -> None:
        self.text, self.word, self.start, self.end, self.reference = text, word, start, end, reference
        self.size = len(word)

    def at(self, i: int) -> str:
        """The word at a place, or an empty one outside the text."""
        return self.word[i] if 0 <= i < self.size else ""

    def glued(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a space."""
        return 0 < i < self.size and self.start[i] == self.end[i - 1]


def to_int(word: str) -> int | None:
    """The number of a token of at most four digits."""
    return int(word) if len(word) <= 4 and word.isdecimal() else None
