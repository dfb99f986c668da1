"""How a line of a draft puts a request: the number it bears, the form it has, and whether it says something in answer."""

from __future__ import annotations

import re

from answering.checks.matters import Line
from corpus.anatomy.cues import CARDINALS, ORDINALS, cue_of
from corpus.sentences import sentences

THING = r"(?:requests?|questions?|points?|parts?|items?|quer(?:y|ies)|issues?|matters?|rows?|answers?|responses?|heads?|limbs?)"
_ABOUT = r"(?:(?:as|turning|moving|coming|in (?:answer|response|reply)|with (?:regard|respect|reference)|in (?:relation|respect|regard)|on|for|to|under|regarding|concerning)(?: now| next)?(?: to| of)? (?:your |the )?)"
_VALUE = r"(?P<{}>\d{{1,2}}|[a-h]|i{{1,3}}|iv|vi{{0,3}})"
_LABELS = (
    re.compile(rf"^\W*{_ABOUT}?(?:your |the )?{THING}\s*(?:no\.? ?|number )?\(?{_VALUE.format('value')}\)?(?!\w|\.\d)", re.I),
    re.compile(rf"^\W*{THING} (?P<nth>{'|'.join(CARDINALS)})\b", re.I),
    re.compile(rf"^\W*{_ABOUT}?(?:your |the )?(?P<nth>{'|'.join(ORDINALS)}|final|last)\b(?: of)?(?: your| the)? {THING}", re.I),
    re.compile(rf"^\W*{_ABOUT}\({_VALUE.format('value')}\)", re.I),
    re.compile(rf"^\W*(?:our|my|the) (?:answer|response|reply)s? (?:to|on|for) (?:your |the )?(?:{THING} )?\(?{_VALUE.format('value')}\)?(?!\w|\.\d)", re.I),
    re.compile(rf"^\W*[QAR]\s?{_VALUE.format('value')}\b", re.I),
    re.compile(rf"^\(?{_VALUE.format('value')}(?:[.)\]:](?!\d)|\s*\|)", re.I),
    re.compile(rf"^\W*(?:the |your |my )?(?P<nth>{'|'.join(ORDINALS)})(?: one)?[.:]\s+(?=[A-Z\"“])", re.I),
    re.compile(rf"^you (?:also |then )?ask(?:ed)?,? (?P<nth>{'|'.join(ORDINALS)})ly\b", re.I),
)
_LABEL_MARK = re.compile(r"^\W*(?:\w+ )?\w{1,5}[.)\]] ")
_DOTTED = re.compile(r"^\d{1,2}\.\d{1,2}\.?\s+(?=\w)")
_PREFIX = re.compile(r"^(?P<word>Q|Question|Request|You asked(?: for| about| us)?|What you asked(?: for| us)?|Your (?:question|request)|Asked)\b[^:|.?]{0,20}[:|]\s*\S", re.I)
_ASKS_ONLY = re.compile(r"^(?:and |then |also |finally,? )?you (?:also |then |next |finally |further )?ask(?:ed)?\b", re.I)
_SAYS_ASKED = re.compile(r"^(?:\W*\w{1,2}[.)] )?(?:(?:in|as to|on|for|under|by) [^.;:]{3,45}?,? )?you (?:also |then |next |finally |further )?(?:asked|ask|sought|wanted|requested|wished)\b[^.?!:]*[.:]?(?=\s+[A-Z]|$)", re.I)
QUOTED = re.compile(r"[*_ ]*[\"“][^\"“”]{12,300}[\"”][*_ .]*$")
QUOTES_IT = re.compile(r"^[^\"“]{3,30}[:|] *[\"“][^\"“”]{12,600}[\"”][*_ .]*$")
_PUTS_IT = re.compile(rf"^\W*(?:[^\"“.]{{0,25}}\byou (?:also |then |next )?(?:wrote|asked|said|put it|requested|wanted)|(?:the )?(?:{'|'.join(ORDINALS)})(?: {THING})?|{THING} ?\w{{1,3}}|\(?\w{{1,3}}[.)])\b[:.,)]* *[\"“][^\"“”]{{12,600}}[\"”][*_.]*(?P<rest>.*)$", re.I)
_WANTS = re.compile(r"^(?:please|kindly|send|give|provide|supply|list|disclose|copies|a copy|any|all|the number|how|what|who|when|where|which|may|can|could|do|does|did|is|are|was|were)\b|\bplease\W*$", re.I)
BEGS = re.compile(r"^(?:\W*\w{1,2}[.)] )?(?:please|kindly|i (?:want|would|wish|need|am (?:asking|requesting)|request|ask)|i'd|give|send|tell|provide|supply) \b", re.I)
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")


def label_of(text: str) -> tuple[str, int] | None:
    """The number that a line bears, and in which style: ("digit", 2) for "2.", "Q2", "Question 2" and "Your second point"."""
    bare = _DOTTED.sub("", text)
    for pattern in _LABELS:
        if match := pattern.match(bare):
            found = match.groupdict()
            if nth := (found.get("nth") or "").lower():
                words = next((words for words in (ORDINALS, CARDINALS) if nth in words), None)
                return ("digit", words.index(nth) + 1) if words else None
            value = found["value"].lower()
            if value.isdigit():
                return ("digit", int(value)) if 0 < int(value) < 40 else None
            return ("roman", ROMAN.index(value) + 1) if value in ROMAN else ("alpha", ord(value) - 96)
    return None


def form_of(line: Line) -> tuple[str, bool] | None:
    """The form of a request on a line, and whether the same line answers it."""
    text = line.text.strip("*\"“”_ ()")
    if put := _PUTS_IT.match(line.text):
        return "quoted", len(put["rest"].split()) > 1
    if prefix := _PREFIX.match(text):
        return f"prefix {prefix['word'].lower().split()[0]}", bool(re.search(r"\?\s+\S.{3,}$", text)) and not QUOTES_IT.match(line.text)
    if line.asked and label_of(text):
        return "numbered", False
    if text.endswith("?") and len(text.split()) <= 45 and not re.search(r"[.!] [A-Z]", _LABEL_MARK.sub("", text)):
        return ("numbered" if label_of(text) else "question"), False
    if line.asked and len(line.said) == 1 and BEGS.match(text):
        return ("numbered" if label_of(text) else "question"), False
    if QUOTED.match(line.text) and (line.asked or _WANTS.search(text)):  # "Please send the manual." in quotation marks, as the others are
        return ("numbered" if label_of(text) else "question"), False
    if inline := re.match(r"(?:\W*\w+[.)] )?[A-Z][^.?!|]{8,200}\?\s+(?=\S)", text):
        return ("numbered" if label_of(text) else "question"), len(text[inline.end() :].split()) > 0
    if _ASKS_ONLY.match(text) or _SAYS_ASKED.match(text):
        return ("numbered" if label_of(text) and not _SAYS_ASKED.match(text) else "you ask"), sum(len(text[a:b].split()) > 2 for a, b in sentences(text)) > 1
    return None


def says(line: Line) -> bool:
    """Whether a line is a piece of an answer, more than a heading over one."""
    cue = cue_of(line.text)
    bare = re.sub(r"^[^|:]{2,30}[|:]\s*", "", line.text)
    form = form_of(line)
    return not (cue and cue.whole) and (form is None or form[1]) and bool(re.search(r"\w", bare))
