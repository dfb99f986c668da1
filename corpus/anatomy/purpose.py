"""What a letter is for, where it answers nothing: an acknowledgement, an extension, a question back, a transfer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.sentences import sentences

_SIGNS: dict[str, re.Pattern[str]] = {
    "a request for clarification": re.compile(
        r"\b(?:clarif\w+|(?:need|require|ask for|would be grateful for) (?:some )?(?:further|more|"
        r"additional) (?:information|details?) (?:before|from you|about your|to (?:help us )?(?:identify|locate|"
        r"process|answer))|please (?:could you )?(?:specify|let (?:us|me) know (?:what|which|exactly))|"
        r"be more specific|(?:tell|let) us (?:know )?(?:which|what|more)|please tell us:|when we hear from you|"
        r"(?:treat|regard|consider) (?:your|the) request as (?:withdrawn|closed)|once we (?:have|hear)|"
        r"section 1\(3\))\b",
        re.I,
    ),
    "an extension of time": re.compile(
        r"\b(?:extend(?:ed|ing)?\b[^.]{0,40}\b(?:time|deadline|date|period)|(?:need|require) (?:more|further|"
        r"additional) time|further \d+ working days|additional \d+ working days|time (?:limit )?(?:for|"
        r"to) (?:respond|consider)\w*\b[^.]{0,60}extend|new (?:target|deadline|date)|section 10\(3\)|"
        r"not (?:yet )?in a position to (?:respond|reply))\b",
        re.I,
    ),
    "a transfer to another body": re.compile(
        r"\b(?:transferr?(?:ed|ing)? (?:your|the|this) (?:request|enquiry|e-?mail|letter)|(?:passed|forwarded|"
        r"redirected) (?:your|the) (?:request|enquiry|e-?mail|letter) to|request should be (?:sent|made|directed|"
        r"addressed) to|you (?:should|may wish to|will need to) (?:contact|redirect|send your request to))\b",
        re.I,
    ),
    "a fees notice": re.compile(
        r"\b(?:fees? notice|(?:payment|fee|cheque) of £\s?\d|on receipt of (?:your )?(?:payment|the fee))\b", re.I
    ),
    "an acknowledgement": re.compile(
        r"\b(?:acknowledg\w+|(?:is|are) being (?:dealt with|processed|considered|handled|looked)|will (?:respond|"
        r"reply|be in touch|write|send|aim|endeavour|contact)\b[^.]{0,60}\b(?:by|within|before|soon|shortly|"
        r"possible)|(?:you|we) (?:can|should|will|aim|expect|hope)\b[^.]{0,40}\b(?:expect|receive|respond|reply|"
        r"send)\b[^.]{0,60}\b(?:by|within|no later|before|soon|shortly|working days)|20 working days|"
        r"twenty working days|has been (?:logged|received|passed|allocated|given the reference))\b",
        re.I,
    ),
}
_PROCEDURE = re.compile(
    r"\b(?:reference|thank you|contact (?:me|us)|queries|quote|in the meantime|meanwhile|apologi[sz]e|sorry|"
    r"patience|deadline|the Act (?:gives|allows|requires)|public interest test)\b",
    re.I,
)
SHORT = 180  # words: a reply with more in it answers something
MOSTLY = 0.6  # share of sentences that speak of procedure


def speaks_of_procedure(text: str) -> bool:
    """Whether a paragraph says what will be done about a request rather than answers it."""
    return any(sign.search(text) for sign in _SIGNS.values())


def purpose_of(paragraphs: Sequence[str]) -> str | None:
    """What paragraphs that were read as an answer are instead ("an acknowledgement"), or None where they answer.

    >>> purpose_of(["We will respond within 20 working days."])
    'an acknowledgement'
    >>> purpose_of(["We received 14 complaints."]) is None
    True
    """
    said = [text[start:end] for text in paragraphs for start, end in sentences(text)]
    if not said or sum(len(sentence.split()) for sentence in said) > SHORT:
        return None
    told = {name: [bool(sign.search(sentence)) for sentence in said] for name, sign in _SIGNS.items()}
    asks_back = any(told["a request for clarification"])
    procedure = [
        any(row[i] for row in told.values())
        or bool(_PROCEDURE.search(sentence))
        or (asks_back and sentence.endswith("?"))
        for i, sentence in enumerate(said)
    ]
    if sum(procedure) < MOSTLY * len(said):
        return None
    return next((name for name, row in told.items() if any(row)), None)
