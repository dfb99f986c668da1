"""The words of a draft or a letter as a finding shows them."""

from __future__ import annotations

PAST = 240  # letters of a past sentence that is shown


def shortened(text: str, most: int = PAST) -> str:
    """A text on one line, cut at a word where it has more than `most` letters.

    >>> shortened("It is the court that decides.", 12)
    'It is the ...'
    """
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " ..."
