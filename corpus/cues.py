"""The words and numbers with which a letter itself says what is a request and what is an answer.

"Your request", "Our response", "Q1", "With regard to point 1", "2.", "b,": each read into a small value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBER_WORDS = {word: str(n) for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)} | {
    word: str(n) for n, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
}
_N = r"(\d{1,2}\s?[a-h]?|[a-h]|" + "|".join(_NUMBER_WORDS) + r")"
_THING = r"(?:request|question|query|enquiry|point|part|item|query)"

_ASK_LINE = re.compile(
    rf"^(?:(?:the|your|this|original|initial)\s+)*(?:foi\s+|information\s+)?(?:request|question|query|enquiry|(?:information|questions?) (?:you )?(?:have )?(?:requested|asked(?: for)?))s?"
    rf"(?:\s+for information)?(?:\s*(?:no\.?|number)?\s*{_N})?\s*[:.\-–]?$|^you (?:have )?(?:asked|requested|wrote|said|wanted(?: to know)?|wished to know)"
    rf"(?: (?:us|for|that|the following(?: questions?)?|about|to know|for the following(?: information)?|these questions?|as follows))*\s*[:.]?$|^what you (?:asked|requested|wanted)(?: for)?\s*[:.?]?$|"
    rf"^(?:the|your) requests?(?:,? as (?:we|i) (?:understand|understood) (?:it|them),?)? (?:is|was|were|are|reads?|said)(?: as follows| set out below)?\s*[:.]?$|"
    rf"^q(?:uestion)?\s*{_N}?\s*[:.]?$|^{_THING}\s*(?:no\.?|number)?\s*{_N}\s*[:.\-–]?$",
    re.I,
)
_ANSWER_LINE = re.compile(
    rf"^(?:(?:our|the|my|[\w'’]+(?:'s|’s|s['’])|[A-Z]{{2,8}}|official|full)\s+)?(?:response|answer|reply|decision|comment|we (?:answer|respond|reply|say))s?"
    rf"(?:\s+(?:to\s+)?(?:your\s+)?(?:{_THING}\s*)?(?:no\.?|number)?\s*{_N})?(?:\s+to your (?:request|questions?))?(?:\s+(?:is|are)?\s*(?:as follows|follows|below|is below))?\s*[:.\-–]?$|"
    rf"^(?:please )?(?:see|find)?\s*(?:below )?(?:for )?(?:our|my|the) (?:responses?|answers?|repl(?:y|ies)|information|decision)\b[^?]{{0,70}}(?:below|as follows|follows|in turn|turn|here|order|out|requests?|questions?)?\s*[:.]$|"
    rf"^(?:please )?(?:see|find) (?:below|our|the)\b[^?]{{0,60}}(?:response|answer|repl|information)[^?]{{0,40}}[:.]$|"
    rf"^(?:i|we) (?:will |shall |now |can |have |set )*(?:answer|respond|reply|address|deal|take|set)(?:ed)?\b[^?]{{0,80}}(?:turn|order|below|follows|same|each)[^?]{{0,30}}[:.]$|"
    rf"^(?:our |the |my )?(?:response|answer|reply)[^?]{{0,30}}(?:is|are|follow)\b[^?]{{0,30}}(?:follows|below|follow)?\s*[:.]$|"
    rf"^(?:taking|in) (?:your|each|the)[^?]{{0,40}}turn\s*[:.,]?$|^what we (?:can tell you|hold|found|say)\s*[:.]?$|"
    rf"^(?:in response(?: to (?:this|your request|the above))?|in answer|in reply)\s*[:,.]?$|^a(?:nswer)?\s*{_N}?\s*[:.]$",
    re.I,
)
_ANSWER_TO = re.compile(
    rf"^(?:(?:with|in)\s+(?:regards?|respect|relation|reference|response|answer|reply)\s+(?:to|of)|regarding|turning(?:\s+(?:now|next))?\s+to|as\s+(?:to|for|regards)|concerning|on|for|response to|answer to|reply to|to)\s+"
    rf"(?:your\s+|the\s+)?(?:{_THING}\s*(?:no\.?|number)?\s*{_N}|(?P<o>{'|'.join(w for w in _NUMBER_WORDS)})\s+{_THING})(?:\s+(?:of|in) your (?:request|e-?mail|letter))?\s*(?P<end>[:,.\-–]|$)",
    re.I,
)
_INLINE_ASK = re.compile(rf"^(?:q(?:uestion)?|(?:your\s+)?(?:request|question)|you (?:asked|requested)(?: for)?|point|item|part)\s*{_N}?\s*[:.)\-–]\s+(?=\S)|^Q\d{{1,2}}[a-h]?\s+(?=\S)", re.I)
_INLINE_ANSWER = re.compile(rf"^(?:a(?:nswer)?|(?:our\s+|the\s+)?(?:response|reply|answer))\s*(?:to\s*)?(?:{_THING}\s*)?{_N}?\s*[:)\-–]\s+(?=\S)|^A\d{{1,2}}[a-h]?[.:)]?\s+(?=\S)|^(?:A|R)\.\s+(?=\S)", re.I)
_PLAIN_LABEL = re.compile(r"^[(\[]?(?P<number>\d{1,2})(?P<letter>[a-h])?[.)\],:]\)?\s+(?=\S)|^[(\[]?(?P<part>[a-zA-Z]|[ivx]{2,4})[.)\],]\s+(?=\S)")


@dataclass(frozen=True)
class Cue:
    """What a block says about itself.

    `role`: `ask` or `answer` for a line or prefix that says whose words follow; None for a plain number or letter.
    `label` as printed without punctuation ("1", "2b", "a", "i"), or "". `length` is how much of the block's text is
    cue: all of it for a line of its own (`whole`).
    """

    role: str | None
    label: str
    length: int
    whole: bool = False


def cue_of(text: str) -> Cue | None:
    """The cue that a block consists of or begins with, or None.

    >>> cue_of("With regard to point 2, no records are held."), cue_of("Q3. How many?").label
    (Cue(role='answer', label='2', length=0, whole=False), '3')
    """
    if len(text) < 140:
        for pattern, role in ((_ASK_LINE, "ask"), (_ANSWER_LINE, "answer")):
            if match := pattern.match(text):
                return Cue(role, _label(_first(match)), len(text), whole=True)
    if match := _ANSWER_TO.match(text):
        standing = match["end"] in (":", "-", "–") or match.end() == len(text)
        return Cue("answer", _label(match[1] or match["o"]), match.end() if standing else 0, whole=match.end() == len(text))
    if (match := _INLINE_ANSWER.match(text)) and not re.match(r"^A\.?\s", text[:3]):
        return Cue("answer", _label(_first(match) or "".join(re.findall(r"^[AR](\d{1,2}[a-h]?)", text))), match.end())
    if match := _INLINE_ASK.match(text):
        return Cue("ask", _label(_first(match) or "".join(re.findall(r"^Q(\d{1,2}[a-h]?)", text))), match.end())
    if match := _PLAIN_LABEL.match(text):
        label = f"{match['number']}{match['letter'] or ''}" if match["number"] else match["part"]
        return Cue(None, label, match.end())
    return None


def _first(match: re.Match[str]) -> str:
    return next((group for group in match.groups() if group), "")


def _label(printed: str | None) -> str:
    word = (printed or "").strip().lower()
    return _NUMBER_WORDS.get(word, word.replace(" ", ""))
