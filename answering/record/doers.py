"""Somebody else in a copy: "may be stopped by a team leader" for "may be stopped by the principal examiner".

In a copy the one place that differs says who does it where it stands behind "by", between "it is" and "who", before
the verb, or as whose it is. Which posts a body has does not matter: that they are posts is seen by words such as "officer" or "panel" (`prompts/deeds.toml`).
"""

from __future__ import annotations

import re

from answering.record.agents import apart, deed_words, marked
from answering.record.difference import Difference, words
from corpus.source import Span
from index.words import STOP, stems

LONGEST = 10  # words of a post, or of two
LEAST = 50  # match grade of such a copy: a short sentence is mostly the post
_THAT = re.compile(r"\b(?:that|this|each|every) (?=[a-z]+['’]s\b)", re.I)
_PRONOUNS = frozenset("i we us our you your they them it".split())  # who that is, stands elsewhere
SWAPPED, RUN_BESIDE = 6, 6  # words in such a place at most, and words of the run beside it at least
REST = 3  # words that must be alike besides

_BY = re.compile(r"\bby(?: either)?(?: the| an?| our)?$", re.I)
_IT_IS = re.compile(r"\bit (?:is|was|will be|would be)(?: for)?(?: the| an?| our)?$", re.I)
_OWN = re.compile(r"['’]s?$")
_ANY = frozenset(stems("senior relevant"))  # of a post, and no name of it
_WHO_DECIDES = re.compile(r"^,? who (?:alone |then )?(?:decid|determin|rul|judg|settl)\w*", re.I)
_IS_ITS = re.compile(r"\b(?:is|was) (?:its|our|the)$", re.I)
_WHO = re.compile(r"^(?:who|that|to)\b", re.I)
_TITLE_GOES_ON = re.compile(r" (?:[A-Z]\w+ )?[A-Z]\w+")
_FIRST = re.compile(r"^(?:yes,? |no,? )?(?:(?:at|in|on|after|before|during|within|for) [^,;]{3,40}?,? )?(?:only )?(?:(?:the|an?|our)\b)?$|(?:[,;] |\b)(?:but|and) only (?:the|an?|our)?$", re.I)
_IF = re.compile(r"\b(?:if|unless|when|where|until|once|after|before)(?: the| an?| our)?$", re.I)
_ACTS = re.compile(r"(?:(?:the|an?|our) )?<\w+>(?:'s)?")
_DOES = re.compile(r"^(?:also |then |alone |always )*(?:\w{3,}s\b|(?:is|are|was|were|has|have|had|does|do|did)\b|(?:will|would|can|could|may|might|must|shall|should|has to|have to|is responsible|are responsible)\b|(?:decid|determin|approv|choos|select|appoint|check|review|sign|assess|consider|set|mak|tak|giv|grant|refus|allow|order|direct|investigat|hear|run|lead|manag|own|agree|settl|handl|replac|stop)\w*)", re.I)


def another_doer(difference: Difference, names: tuple[str, ...], roles: tuple[str, ...] = ()) -> bool:
    """Whether a copy differs in one place alone, and that names another who does it. `roles` are the posts of the body."""
    if difference.match < LEAST or (place := _one_place(difference) or _behind_by(difference)) is None:
        return False
    mine, theirs = place
    before, after = difference.past[: theirs.start].strip().rstrip(" ("), difference.past[theirs.end :].strip()
    here, there = difference.draft[mine.start : mine.end], difference.past[theirs.start : theirs.end]
    if title := _TITLE_GOES_ON.match(difference.draft, mine.end):
        here, there = (f"{some}{title[0]}" for some in (here, there))  # "Finance" and "Allotments", of a Committee
    whose = all(_OWN.search(text) for text in (here, there))
    if not (whose or _BY.search(before) or (_IT_IS.search(before) and _WHO.search(after)) or ((_FIRST.search(before) or _IF.search(before)) and _DOES.match(after)) or _WHO_DECIDES.match(after) or (_IS_ITS.search(before) and not re.search(r"\w", after))):
        return False
    return all(deed_words().posts.search(text) or _role(text, roles) or _ACTS.fullmatch(marked(text.strip(), names)) for text in (here, there)) and not _one_and_the_same(here, there, names)


def swapped_beside_run(difference: Difference, names: tuple[str, ...]) -> bool:
    """Whether somebody of another kind stands beside a long run of the same words, "that child's" and "the child's" being one."""
    plain = Difference(*(_THAT.sub("the ", text) for text in (difference.draft, difference.past)))
    return _swapped_beside_run(difference, names) or _swapped_beside_run(plain, names)


def _swapped_beside_run(difference: Difference, names: tuple[str, ...]) -> bool:
    """Whether somebody of another kind stands before (or behind) a long run of the same words: "what the parents agree is in the child's
    best interests in that case" for "what the officer assesses is in ...", who is not named elsewhere in the draft."""
    mine, theirs = words(difference.draft), words(difference.past)
    edits = difference.edits
    for n, (kind, a, b, c, d) in enumerate(edits):
        if kind != "replace" or b - a > SWAPPED or d - c > SWAPPED or any(word.text in _PRONOUNS for word in (*mine[a:b], *theirs[c:d])):
            continue
        runs = [range(edits[m][1], edits[m][2]) for m in (n - 1, n + 1) if 0 <= m < len(edits) and edits[m][0] == "equal"]
        if not any(len(run) >= RUN_BESIDE and sum(mine[k].text not in STOP for k in run) >= REST for run in runs):
            continue
        here, there = (frozenset(re.findall(r"<(\w+)>", marked(text[side[0].span.start : side[-1].span.end], names))) for text, side in ((difference.draft, mine[a:b]), (difference.past, theirs[c:d])))
        elsewhere = difference.draft[: mine[a].span.start] + " ; " + difference.draft[mine[b - 1].span.end :]
        if here and there and apart(here, there) and a == c == 0:
            return True  # both sentences begin with who does it
        if here and there and apart(here, there) and not there & set(re.findall(r"<(\w+)>", marked(elsewhere, names))):
            return True
    return False


def _role(text: str, roles: tuple[str, ...]) -> bool:
    """Whether a text is the name of a post that the body has."""
    said = re.sub(r"^(?:the|an?|our)\s+|['’]s?$", "", text.strip(), flags=re.I).lower()
    return any(said in (role.lower(), f"{role.lower()}s") for role in roles)


def _one_and_the_same(here: str, there: str, names: tuple[str, ...]) -> bool:
    """Whether two names may mean one: the one says the other more fully, or both are of one kind of those who act."""
    stemmed = [{stem for stem in stems(text) if stem not in STOP} for text in (here, there)]
    if not stemmed[0] or not stemmed[1] or stemmed[0] <= stemmed[1] or stemmed[1] <= stemmed[0]:
        return True
    told = [marked(text, names) for text in (here, there)]
    classes = [frozenset(re.findall(r"<(\w+)>", text)) for text in told]
    rest = [re.search(r"[a-z]{3}", re.sub(r"<\w+>|\b(?:either|or|and|the|an?|our|of)\b", " ", text)) for text in told]
    titled = all(re.search(r"\b[A-Z]\w+ (?:of |for |the )*[A-Z]", text) for text in (here, there))  # two posts by their names are two
    managers = classes[0] == classes[1] == {"manager"} and all(len(some - _ANY) > 1 for some in stemmed)  # and so are a line manager and a head of practice
    return bool(classes[0] and classes[1]) and not any(rest) and not titled and not managers and (classes[0] == classes[1] or (not apart(*classes) and {"body"} in classes))


def _behind_by(difference: Difference) -> tuple[Span, Span] | None:
    """What stands behind "by", or "if", and differs, where all else that differs in the draft is of no substance ("their use" for "the use of tools")."""
    mine, theirs = words(difference.draft), words(difference.past)
    apart_at = [edit for edit in difference.edits if edit[0] != "equal"]
    found = [edit for edit in apart_at if edit[0] == "replace" and any(lead.search(difference.draft[: mine[edit[1]].span.start].strip()) and lead.search(difference.past[: theirs[edit[3]].span.start].strip()) for lead in (_BY, _IF))]
    named = [edit for edit in apart_at if edit[3] < edit[4] and all(word.text in _PRONOUNS for word in theirs[edit[3] : edit[4]])]  # "the device" for "it"
    if len(found) != 1 or any(word.text not in STOP for edit in apart_at if edit is not found[0] and edit not in named for word in mine[edit[1] : edit[2]]):
        return None
    _, a, b, c, d = found[0]
    return Span(mine[a].span.start, mine[b - 1].span.end), Span(theirs[c].span.start, theirs[d - 1].span.end)


def _one_place(difference: Difference) -> tuple[Span, Span] | None:
    """From the first word that differs to the last, in both, where no word of substance stands between that is the same."""
    mine, theirs = words(difference.draft), words(difference.past)
    edits = difference.edits
    apart_at = [n for n, (kind, *_) in enumerate(edits) if kind != "equal"]
    if not apart_at:
        return None
    first, last = edits[apart_at[0]], edits[apart_at[-1]]
    a, b, c, d = first[1], last[2], first[3], last[4]
    same = [word for kind, i, j, _, _ in edits[apart_at[0] : apart_at[-1]] if kind == "equal" for word in mine[i:j]]
    if any(word.text not in STOP and not difference.draft[word.span.start].isupper() for word in same) or not (0 < b - a <= LONGEST and 0 < d - c <= LONGEST) or len(mine) - (b - a) < REST:
        return None
    return Span(mine[a].span.start, mine[b - 1].span.end), Span(theirs[c].span.start, theirs[d - 1].span.end)
