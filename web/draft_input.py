"""What someone gives to be checked, pasted words or a file, and the report on it. Everything stays in memory; what
cannot be checked is refused in one plain sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from answering.checks.check import Check, Rule
from answering.draft_text import Draft, read_draft
from answering.findings import DraftReport, Excused, Raised
from answering.library import Library
from corpus.apart import read_bytes_apart
from corpus.document import Document
from corpus.reading import LIMIT

Progress = Callable[[int, int], None]  # how many checks are done, of how many

ENGLISH = frozenset("the and of that for with this you are from not have which your our would".split())  # words of no other language
LEAST = 0.08  # the least share of them in an English text; past letters have 0.2 and more, other languages none
ENOUGH = 20  # words from which a language can be told
_LETTERS = re.compile(r"[^\W\d_]+")
_LETTER_LIKE = re.compile(
    r"^\s*dear\b|\byours (?:sincerely|faithfully|truly)\b|\bkind regards\b|\bfreedom of information\b|\byour (?:request|e-?mail|letter)\b|\byou (?:asked|requested)\b",
    re.I | re.M,
)


class NotChecked(Exception):
    """A draft that cannot be checked. Its message is one plain sentence with the way out."""


@dataclass(frozen=True)
class Upload:
    """A file that was chosen in the browser: its name, and its bytes, which are nowhere on this machine's disk."""

    name: str
    data: bytes = field(repr=False)


def report_on(given: str | Upload, library: Library, progress: Progress) -> DraftReport:
    """The report on a draft. Raises NotChecked, and UnreadableFile for a file that cannot be read."""
    from answering.draft import CHECKS, checked  # here, so that the page starts without every check

    report = checked(read_given(given, library), library, tuple(_counted(CHECKS, progress)))
    if _LETTER_LIKE.search(report.text):
        return report
    return replace(report, warnings=("This does not look like a reply to a request, so some of the checks may not fit it.", *report.warnings))


def read_given(given: str | Upload, library: Library) -> Draft:
    """What was given as a draft; its length and language are looked at first, since reading a whole book takes minutes."""
    if isinstance(given, str):
        text = _lines(given)
        check_words(text)
        return read_draft(Document((text,)), "draft.txt", library.body, text)
    document = read_bytes_apart(given.data, given.name)
    plain = _plain(given)
    check_words("\n".join(document.pages))
    return read_draft(document, given.name, library.body, plain)


def check_words(text: str) -> None:
    """Raises NotChecked for a text that is empty, too long, without words, or not in English."""
    from answering.draft import LONGEST

    if not text.strip():
        raise NotChecked("There is nothing to check yet. Paste the text of a draft reply, or choose a file.")
    if (count := len(text.split())) > LONGEST:
        raise NotChecked(f"This draft has {count:,} words, and at most {LONGEST:,} can be checked at once. Check it in parts.")
    odd = sum(not (c.isprintable() or c.isspace()) or c == "\ufffd" for c in text)
    if odd * 20 > len(text):
        raise NotChecked("This is not text: it looks like the inside of a file. Choose the file itself, or paste the words that it shows.")
    words = [word.lower() for word in _LETTERS.findall(text)]
    if not words:
        raise NotChecked("There are no words in this. Paste the text of a draft reply, or choose a file.")
    if len(words) >= ENOUGH and sum(word in ENGLISH for word in words) < LEAST * len(words):
        raise NotChecked("This does not read as English, and only drafts in English can be checked.")


def too_large(name: str, size: int) -> NotChecked:
    """What is said of a file that the browser does not even send."""
    return NotChecked(f"{name}: the file is {size // 1_000_000:,} MB, and the limit is {LIMIT // 1_000_000} MB. Save it without pictures, or paste its text.")


def _plain(given: Upload) -> str | None:
    """The words of a plain text file as they were written; None for a file whose places are those of the text read from it."""
    if not given.name.lower().endswith((".txt", ".text", ".md")):
        return None
    try:
        return _lines(given.data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return None


def _lines(text: str) -> str:
    """The text with plain line ends, and without the halves of characters that no file or page can hold."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def _counted(checks: Sequence[Check], progress: Progress) -> Iterator[Check]:
    """The same checks, each of which tells how many were done when its turn comes."""

    def counted(rule: Rule, done: int) -> Rule:
        def run(draft: Draft, library: Library) -> Iterable[Raised | Excused]:
            progress(done, len(checks))
            return rule(draft, library)

        return run

    for done, check in enumerate(checks):
        yield replace(check, rule=counted(check.rule, done))
