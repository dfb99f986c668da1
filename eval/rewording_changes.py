"""Changes that keep what a sentence says, and changes that make it false: each a function of a sentence, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from answering.support.figures import figures_in
from eval.rewording_sources import Said

Made = tuple[str, tuple[str, ...], tuple[str, ...], bool]  # the claim, its passages, the body's names, whether they are of two documents

_SHORT = {"do not": "don't", "does not": "doesn't", "did not": "didn't", "is not": "isn't", "are not": "aren't", "was not": "wasn't", "were not": "weren't",
          "has not": "hasn't", "have not": "haven't", "cannot": "can't", "will not": "won't"}  # fmt: skip
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_PLAIN = (  # an official word and a plain one, by another hand than the lists of the check
    ("approximately", "about"), ("prior to", "before"), ("in relation to", "about"), ("regarding", "about"), ("provided", "given"), ("undertaken", "done"),
    ("commenced", "started"), ("in order to", "to"), ("additional", "more"), ("received", "got"), ("retained", "kept"), ("held", "kept"), ("submitted", "sent"), ("assist", "help"), ("obtain", "get"),
    ("requested", "asked for"), ("permitted", "allowed"), ("purchased", "bought"), ("requires", "needs"), ("each", "every"), ("however", "but"), ("concerning", "about"),
    ("per cent", "%"), ("reviewed", "checked"), ("children", "kids"), ("staff", "employees"), ("concluded", "ended"),
)  # fmt: skip
_FRONT = re.compile(r"^(?P<head>(?:The|A|An|All|There|It|They|No) [^,;:()]+?) (?P<part>(?:in|since|during|between|by|on) (?:the (?:year|quarter|month) )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d(?:[/-]\d\d)?)\.$")
_LEAD = re.compile(r"^(?:However|Therefore|In addition|Nevertheless|Accordingly|For information|In particular|As a result|Furthermore), (?P<rest>[a-z].*)$")
_MODALS = (("must", "may"), ("may", "must"), ("should", "must"), ("must", "should"), ("can", "must"), ("is required to", "may"), ("are required to", "may"), ("are expected to", "must"), ("will", "may"))
_SCOPES = (("all", "some"), ("every", "some"), ("each", "one"), ("both", "one of the"), ("some", "all"), ("most", "all"), ("only", ""), ("at least", "at most"), ("up to", "at least"),
           ("more than", "fewer than"), ("fewer than", "more than"), ("any", "only one"), ("within", "after"), ("no more than", "at least"), ("The", "Only the"))  # fmt: skip
_DIRECTIONS = (("before", "after"), ("after", "before"), ("first", "last"), ("increased", "decreased"), ("rose", "fell"), ("fell", "rose"), ("higher", "lower"), ("internal", "external"),
               ("from", "to"), ("received", "sent"), ("mother", "father"), ("upheld", "rejected"), ("given", "refused"), ("longer", "shorter"), ("closed", "opened"))  # fmt: skip
_ACTORS = ("court", "local authority", "parent", "manager", "practitioner", "police", "child", "judge", "complainant", "panel", "staff", "guardian", "ombudsman", "team")
_ADDED = (
    " because there are too few staff", " and this is reviewed every year", " and nobody may appeal against it", " after a parent has agreed", ", which costs £45",
    " and the police are told", " for cases in London only", ", as the regulator has ordered", " and a copy goes to the school", ", and this has cut delays",
)  # fmt: skip
_AUXILIARY = re.compile(r"\b(is|are|was|were|will|must|may|can|should|does|do|did|has|have|had|could|would)\b(?! (?:not|no|never|only)\b)(?! to\b)")
_HANGS = re.compile(r"\b(?:It|This|These|They|Those|That|He|She|Such|The latter|However)\b")


def changed(sort: str, said: Sequence[Said]) -> Iterator[Made]:
    """The sentences that this change can be made to, changed, in their order."""
    if sort in _OF_TWO:
        for one, other in zip(said, said[1:], strict=False):
            yield from _OF_TWO[sort](one, other)
        return
    for n, one in enumerate(said):
        claim = _OF_ONE[sort](one.text, n)
        if claim and claim != one.text:
            yield claim, (f"{one.text} {one.after}".strip() if n % 3 == 0 else one.text,), (one.body,), False


def _copy(text: str, n: int) -> str:
    return text[:-1] if n % 9 == 0 else ""


def _contraction(text: str, _: int) -> str:
    return _replaced(text, tuple(_SHORT.items()))


def _numerals(text: str, _: int) -> str:
    figure = next((f for f in figures_in(text) if f.kind in ("number", "days", "working days", "months") and text[f.start : f.end].split()[0] in [*map(str, range(2, 13)), *_WORDS[2:]]), None)
    if figure is None or (figure.start and text[figure.start - 1] != " "):
        return ""
    word = text[figure.start : figure.end].split()[0]
    other = str(_WORDS.index(word)) if word in _WORDS else _WORDS[int(word)]
    return f"{text[: figure.start]}{other}{text[figure.start + len(word) :]}" if figure.start else ""


def _plain(text: str, n: int) -> str:
    some = [pair for pair in _PLAIN if re.search(rf"\b{pair[0]}\b", text)]
    return _replaced(text, some[n % len(some) :][:1] if some else ())


def _front(text: str, _: int) -> str:
    match = _FRONT.match(text)
    return f"{match['part'][0].upper()}{match['part'][1:]}, {match['head'][0].lower()}{match['head'][1:]}." if match else ""


def _lead(text: str, _: int) -> str:
    match = _LEAD.match(text)
    return f"{match['rest'][0].upper()}{match['rest'][1:]}" if match else ""


def _date_form(text: str, _: int) -> str:
    match = re.search(r"\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) ((?:19|20)\d\d)\b", text)
    return f"{text[: match.start()]}{match[2]} {match[1]}, {match[3]}{text[match.end() :]}" if match else ""


def _number(text: str, n: int) -> str:
    found = [f for f in figures_in(text) if f.kind not in ("date", "time", "label", "code") and re.search(r"\d", text[f.start : f.end])]
    if not found:
        return ""
    figure = found[n % len(found)]
    digits = list(re.finditer(r"\d", text[figure.start : figure.end]))[-1 if n % 2 else 0]
    at = figure.start + digits.start()
    return f"{text[:at]}{(int(digits[0]) % 9) + 1}{text[at + 1 :]}"


def _date(text: str, n: int) -> str:
    if match := re.search(r"\b(19|20)(\d\d)\b", text):
        return f"{text[: match.start()]}{match[1]}{(int(match[2]) + 1 + n % 3) % 100:02d}{text[match.end() :]}"
    return _replaced(text, (("January", "June"), ("March", "May"), ("April", "August"), ("September", "October"), ("Monday", "Friday"), ("December", "November")))


def _negation(text: str, n: int) -> str:
    if re.search(r" not\b", text):
        return re.sub(r" not\b", "", text, count=1)
    found = list(_AUXILIARY.finditer(text))
    if not found:
        return ""
    match = found[n % len(found)]
    return f"{text[: match.end()]} not{text[match.end() :]}"


def _one_of(pairs: Sequence[tuple[str, str]]) -> Callable[[str, int], str]:
    def change(text: str, n: int) -> str:
        some = [pair for pair in pairs if re.search(rf"\b{pair[0]}\b", text)]
        return re.sub(r"  +", " ", _replaced(text, some[n % len(some) :][:1])) if some else ""

    return change


def _actor(text: str, n: int) -> str:
    there = [actor for actor in _ACTORS if re.search(rf"\b{actor}\b", text)]
    if not there:
        return ""
    if len(there) > 1 and n % 2:  # who does what to whom, the other way about
        one, other = there[:2]
        return re.sub(rf"\b(?:{one}|{other})\b", lambda match: other if match[0] == one else one, text)
    new = [actor for actor in _ACTORS if actor not in text][n % 5]
    return re.sub(rf"\b{there[0]}\b", new, text)


def _added(text: str, n: int) -> str:
    return f"{text[:-1]}{_ADDED[n % len(_ADDED)]}."


def _replaced(text: str, pairs: Sequence[tuple[str, str]]) -> str:
    for old, new in pairs:
        if re.search(rf"\b{old}\b", text):
            return re.sub(rf"\b{old}\b", new, text, count=1) if new != "%" else re.sub(r" ?\bper cent\b", "%", text, count=1)
    return ""


def _two_sentences(one: Said, other: Said) -> Iterator[Made]:
    """Two sentences of one answer in one."""
    if one.after and not _HANGS.match(one.after) and one.after.endswith(".") and len(one.text) + len(one.after) < 350 and re.match(r"(?:The|A|An|All|No) ", one.after):
        yield f"{one.text[:-1]}, and {one.after[0].lower()}{one.after[1:]}", (f"{one.text} {one.after}",), (one.body,), False


def _of_body(one: Said, other: Said) -> Iterator[Made]:
    """The body named for "we"."""
    if match := re.match(r"We (have|do|are|were|will|would|cannot|did|must|may|hold|expect|consider|take)\b", one.text):
        verb = {"have": "has", "do": "does", "are": "is", "were": "was", "hold": "holds", "expect": "expects", "consider": "considers", "take": "takes"}.get(match[1], match[1])
        rest = one.text[match.end() :]
        if not re.search(r"\b(?:we|our|us)\b", rest):
            yield f"{one.body} {verb}{rest}", (one.text,), (one.body,), False


def _merged(one: Said, other: Said) -> Iterator[Made]:
    """The end of one sentence on the beginning of another."""
    halves = [re.match(r"^(.+?\b(?:is|are|was|were|will|must|may|has|have)\b) (.+)$", each.text) for each in (one, other)]
    if halves[0] and halves[1] and len(halves[0][1].split()) > 2 and len(halves[1][2].split()) > 3:
        same = one.document == other.document
        yield f"{halves[0][1]} {halves[1][2]}", (one.text, other.text), (one.body,), not same and len(one.text) % 2 == 0


_OF_ONE: dict[str, Callable[[str, int], str]] = {
    "copied": _copy, "contraction": _contraction, "numerals": _numerals, "plain word": _plain, "put in front": _front, "lead left out": _lead, "date form": _date_form,
    "number": _number, "date": _date, "negation": _negation, "modality": _one_of(_MODALS), "scope": _one_of(_SCOPES), "direction": _one_of(_DIRECTIONS), "actor": _actor, "added claim": _added,
}  # fmt: skip
_OF_TWO: dict[str, Callable[[Said, Said], Iterator[Made]]] = {"two in one": _two_sentences, "body named": _of_body, "merged sources": _merged}
TRUE = ("copied", "contraction", "numerals", "plain word", "put in front", "lead left out", "date form", "two in one", "body named")
FALSE = ("number", "date", "negation", "modality", "scope", "direction", "actor", "merged sources", "added claim")
