"""What a body says of holding something, in plain words: "Nothing of this sort is kept by us" says "we do not hold this"."""

from __future__ import annotations

import re

from answering.record.agents import marked

_KEPT = r"(?:held|kept|recorded|retained|on file|in (?:our|<body>(?:'s)?|its) (?:possession|files|records))"
_PLAINLY: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\b(?:nothing|none|no information|no records?) of (?:this|that|the) (?:sort|kind|nature|type) (?:is|are) {_KEPT}(?: by <body>)?"), "<body> do not hold this"),
    (re.compile(rf"^(?P<lead>\W*(?:\w+\W+)?)(?:this|the|that) (?:is|information is) not {_KEPT}\b(?! by)"), r"\g<lead><body> do not hold this"),
    (re.compile(r"<body> (?:do|does) not (?:possess|retain|have in (?:our|its) possession)\b"), "<body> do not hold"),
    (re.compile(r"<body> (?:possess(?:es)?|retains?|ha(?:s|ve) in (?:our|its|<body>'s) possession)\b"), "<body> hold"),
    (re.compile(r"<body> (?:have|has) never (?:held|kept|recorded|had)\b"), "<body> do not hold"),
    (re.compile(r"<body> (?:hold|holds|have|has|keeps?) (?:none|nothing) of (?:this|that|the) (?:information|kind|sort|data)\b"), "<body> do not hold this"),
    (re.compile(rf"\bthere (?:is|are) no (?P<thing>[a-z]+) (?:(?:on|in) (?:our|<body>(?:'s)?|its) (?:files?|records?|systems?|possession)|{_KEPT})\b"), r"<body> do not hold the \g<thing>"),
    (re.compile(r"\bnor (?:do|does) <body> (?P<verb>hold|have|keep)\b"), r"<body> do not \g<verb>"),
    (re.compile(r"<body> (?:have|has|hold|holds) what (?:you|<\w+>) (?:ha(?:ve|s) )?(?:ask(?:ed)? for|requested|seek|want)"), "<body> hold this"),
    (re.compile(r"<body> (?:have|has|hold|holds) (?:kept |now )?none of the (?P<thing>[a-z]+)"), r"<body> do not hold the \g<thing>"),
    (re.compile(r"\bthere (?:is|are) (?:nothing|no (?:information|record|document|paper)) (?:on|about|of) (?:this|it|that|these)(?: point| subject| matter)? (?:on|in) (?:our|<body>(?:'s)?|its) (?:files?|records?|systems?)"), "<body> do not hold this"),
    (re.compile(r"\bno (?P<thing>[a-z]+) of (?:that|this) (?:kind|sort) (?:is|are|was|were|has been|have been)(?: ever)? in (?:our|<body>(?:'s)?|its) possession"), r"<body> do not hold any \g<thing>"),
    (re.compile(r"\bthere (?:is|are) no such (?P<thing>[a-z]+) (?:at|with|in) <body>"), r"<body> do not hold such \g<thing>"),
    (re.compile(r"<body> (?:hold|holds|have|has|keeps?) no such (?P<thing>\w+)"), r"<body> do not hold such \g<thing>"),
    (re.compile(r"^.*\|\s*(?P<held>(?:not )?held)(?=[;:,.])"), r"\g<held>"),  # the last cell of a row
)


def held_plainly(text: str, names: tuple[str, ...]) -> str:
    """A sentence with those who act marked, and with what it says of holding in the words that the rules know; an officer who writes "I" writes for
    the body.

    >>> held_plainly("Nothing of this sort is kept by us.", ("Cafcass",))
    '<body> do not hold this.'
    """
    said = marked(re.sub(r"\bI\b", "we", text), names)
    for pattern, plainly in _PLAINLY:
        said = pattern.sub(plainly, said)
    return said
