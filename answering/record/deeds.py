"""Who does what in a sentence: "it is the court that decides", "a matter for the court", "read by a manager", "not us".

Those who act are marked in the sentence first, so that a few plain patterns find who is said to do something and who
is said not to, whichever way it is put.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from answering.record.agents import deed_words, marked

TELLING = 4  # longer words from which "who ..." says by itself what is done
_ONE = r"<\w+>(?!')"
_SOME = rf"{_ONE}(?:(?:,? (?:and|or) (?:either )?|, ){_ONE})*"
_BUT = r",? ?\(?(?:rather than|and not|but not|not|instead of|as opposed to|never)(?: for| by| with| to| up to| that of)? "
_BE = r"(?:is|are|was|were|be|been|being|s)"
_ADVERBS = r"(?:(?:\w+ly|also|then|always|often|still|now|only|alone|itself|themselves|ourselves|never|not|just|who|both|first|usually|ever)\s+)*"
_AUX = r"(?:(?:will|would|can|could|may|might|must|shall|should|do|does|did|has|have|had|need|needs|ought|to|is|are|was|were|be|been)\s+)*"
_DENIED = re.compile(r"\b(?:not|never|no longer|cannot)\b")
_SPLIT = re.compile(r"\s*[;:]\s+|\s+-\s+|\s*[()]\s*|,\s+(?=(?:and|but|which|who|whom|where|when|while|although|so|because|as|if|it|they|we|he|she|<\w+>)\b|<)|\s+(?=(?:but|however|because|although|while|whereas|since|so that|so(?= <\w+> (?:can|could|may|might|must|will|would)\b)|where|when|whenever|if|unless|once|as soon as|until)\b)")
_AND = re.compile(rf"\s+and\s+(?=(?:that\s+)?(?:it|they|we)\b|(?:that\s+)?{_ONE}\s)")
_EITHER = re.compile(rf"(?P<yes>{_SOME}){_BUT}(?P<no>{_SOME})")
_NOR = re.compile(rf"\bnot (?:for |by |with |to |up to )?(?P<no>{_SOME}),? but (?P<yes>(?:for |by |with |to |up to )?{_SOME})")
_BEHIND = re.compile(rf"(?P<yes>{_SOME})(?P<deed>[^;:<]+?){_BUT}(?P<no>{_SOME})(?=$|[,.;])")
_BEFORE = r"(?:(?:and|but|so|then|that|also|where|when|whenever|if|as|because|while|although|once|unless|since|before|after|yes|no|it is true|however|therefore),?\s+)*"
_PASSIVE = re.compile(rf"(?:(?:will|would|can|could|may|might|must|shall|should|has|have|had|to) )*(?:not )?{_BE} (?:not |also |then |always )?(?:\w{{3,}}ed|told|sent|given|made|held|kept|shown|known|paid|put|left|found|seen|asked|heard|taken)\b(?! to\b)")
_NOTHING = re.compile(r"(?:will |would |can |could |also |currently |therefore )*(?:has|have|had|takes?|took|gives?|gave|makes?|made|keeps?|kept|holds?|held|plays?|played) (?:no|none|nothing)\b")
_SETTLED_BEHIND = re.compile(r" (?:is|are|was|were) (?:not )?(?:(?:a|an|the) )?(?:matter|question|decision)\b| (?:is|are|was|were) (?:not )?(?:for|up to|down to) <")
_POINTS = r"(?:it|they)(?= (?!is <|was <|is for|is up|is not <|depends))"


@dataclass(frozen=True)
class Deed:
    """Something done: by whom (classes of those who act), by whom not, the words that say it, whether it is to settle
    something, and the verb where it is known. Either set may be empty."""

    does: frozenset[str]
    denied: frozenset[str]
    words: str
    decides: bool
    verb: str = ""


def clauses(text: str) -> list[str]:
    """The clauses of a marked sentence."""
    return [part.strip(" ,.") for clause in _SPLIT.split(text) for part in _AND.split(clause) if part.strip(" ,.")]


@lru_cache(maxsize=1024)  # no more, because a draft is private
def deeds(text: str, names: tuple[str, ...]) -> tuple[Deed, ...]:
    """What is done in a sentence, and by whom. "It" and "they" at the head of a clause are who did the last thing."""
    return tuple(_deeds(marked(text, names)))


def _deeds(text: str) -> Iterator[Deed]:
    contrast, text = _contrast(re.sub(r"(<\w+>) \(\1\)", r"\1", text))  # "the Commissioner (ICO)"
    if contrast:
        yield contrast
    text = re.sub(rf",? (?:acting )?(?:through|via|by way of|together with) {_SOME},?(?= )", "", text)
    earlier = ""
    known: list[str] = []
    for clause in clauses(text):
        subject = re.match(rf"{_BEFORE}(?P<who>{_SOME}|{_POINTS})", clause)
        about = clause
        if subject and not subject["who"].startswith("<"):
            meant = {who for who in known if (who.strip("<>") in deed_words().single) == (subject["who"] == "it")}
            clause = clause.replace(subject["who"], meant.pop(), 1) if len(meant) == 1 else clause
        else:
            known += re.findall(r"<\w+>(?!')", subject["who"] if subject else clause)
        if relative := re.match(r"(?:who|which|that)\s+(?=\w|<)", clause):
            named = re.search(rf"({_SOME})$", earlier)
            alone = len(re.findall(r"[a-z]{4}", clause[relative.end() :])) >= TELLING
            about = clause if alone and named else f"{earlier} {clause}"
            clause = f"{named[1]} {clause[relative.end() :]}" if named else clause
        for asked in re.finditer(rf"(?:(?<!for )|(?<=necessary for )|(?<=needed for )|(?<=appropriate for )|(?<=possible for )|(?<=required for ))(?P<who>{_ONE}) (?:not )?to (?P<deed>(?!the\b|an?\b|<)\w.+)", clause):
            if not re.search(r"\b(?:whether|if|unless)\b", clause[: asked.start()]):
                deed = _SETTLED_BEHIND.split(asked["deed"])[0]
                yield _made(asked["who"], "", deed, deed.split()[0])
        for among in re.finditer(rf"\b(?:that|because|when|once|after|before) (?P<who>{_SOME}) (?P<deed>(?!and\b|or\b)\w.+)", clause[1:]):
            if not _PASSIVE.match(among["deed"]) and not _DENIED.search(among["deed"]):
                yield _made(among["who"], "", among["deed"], _verb(among["deed"]))
        if found := _deed(clause):
            who, told, verb = found
            if not re.search(r"[a-z]{4}", re.sub(rf"<\w+>|{_DENIED.pattern}|\b(?:does|have|that|this|will|would|could|should)\b", "", about)):
                about = earlier  # "and we do not"
            yield _made(*who, about if told is None else told, verb)
        earlier = clause


def _contrast(text: str) -> tuple[Deed | None, str]:
    """Who does it and who does not, where both are named ("the court, not us", "not by us but by the court"), and the
    text without the one who does not."""
    for pattern in (_EITHER, _NOR):
        match = pattern.search(text)
        if match and not re.match(r" (?:do|does|did|will|can|could|should|would|has|have|had|may|must|is|are)\b(?! not)", text[match.end() :]):
            rest = f"{text[: match.start()]}§{match['yes']}{text[match.end() :]}"
            clause = next(part for part in [*clauses(rest), rest] if "§" in part)
            return _made(match["yes"], match["no"], clause.replace("§", "")), rest.replace("§", "")
    if match := _BEHIND.search(text):
        rest = f"{text[: match.start()]}{match['yes']}{match['deed']}{text[match.end() :]}"
        return _made(match["yes"], match["no"], match["deed"]), rest
    return None, text


def _verb(rest: str) -> str:
    """The verb of what stands behind the one who acts; empty where it says little."""
    head = re.match(rf"{_ADVERBS}{_AUX}{_ADVERBS}", rest)
    found = re.match(r"[a-z]+", rest[head.end() if head else 0 :])
    return found[0] if found else ""


def _deed(clause: str) -> tuple[tuple[str, str], str | None, str] | None:
    """Who does what a clause says and who does not, the words of the deed where they are not the whole clause's, and its verb."""
    matters = deed_words().matters
    settled = r"(?:rests?|lies?|sits?|stays?|remains?|belongs?|falls?)"
    for pattern in (
        rf"\b(?P<not>not (?:something|anything|a \w+)|nothing)(?: that| which)? (?P<who>{_SOME}) (?:can|could|may|might|does|do|did|will|would|has|have)\b",
        rf"\bit {_BE} (?P<not>not )?(?:only )?(?:for )?(?P<who>{_SOME}),? (?:that|who|which|to)\b",
        rf"(?P<not>(?:not|never) )?\b{settled} (?:entirely |only |always )?(?:with|to) (?P<who>{_SOME})",
        rf"(?P<not>not (?:a |an )?)?\b(?:{matters}) (?:of \w+(?: \w+)? )?(?:entirely |only )?(?:for|by|with) (?P<who><\w+>)(?!'s (?:attention|notice))",
        rf"\b(?P<not>not )?(?:at|in|within|to) (?:the )?discretion of (?P<who>{_SOME})",
        rf"\b{_BE} (?P<not>not )?(?:entirely |only |solely |always |wholly |then )?(?:for|up to|down to|left to|with|in the hands of) (?P<who>{_SOME})(?=$|[,.]| to\b| alone| and\b| in\b)",
        rf"^(?:{_BEFORE})?(?:the |this |that |such )?(?:final |last )?(?:{matters})\b(?: [^;:]*?)? {_BE} (?:then |always |finally )?(?P<not>not )?(?P<who><\w+>)(?:'s)?(?=$|[,.])",
        rf"(?P<not>\bnot )?(?P<who><\w+>)'s (?:own )?(?:{matters})(?=$|[,.]| (?:to|whether|which|alone|and))",
        rf"(?P<who><\w+>)'s (?:own )?(?:view|opinion|verdict|{matters}) {_BE} (?P<not>not )?(?:always |then )?(?:final|decisive|conclusive)\b",
        rf"\b{_BE} (?P<not>not |never )?(?:then |always |only |first |also |all )?\w+(?: \w+)?(?: \w+)? by (?:either )?(?P<who>{_SOME})",
    ):
        if match := re.search(pattern, clause):
            denied = bool(match.groupdict().get("not"))
            done = re.search(r"(\w+)(?: \w+)? by (?:either )?<", match[0])
            return (("", match["who"]) if denied else (match["who"], "")), None, done[1] if done else _verb(clause[match.end() :].strip()) if match[0].endswith(("that", "who", "which")) else ""
    if match := re.search(rf"\bto (?P<who>{_SOME}) (?:in order |so as )?to (?P<deed>(?!the\b|a\b|<)\w.+)", clause):
        return (match["who"], ""), match["deed"], match["deed"].split()[0]
    subject = re.match(rf"{_BEFORE}(?:no |no one (?:at|in) |none of |nobody (?:at|in) |neither )?(?P<who>{_SOME})\s+(?P<rest>.+)", clause)
    embedded = not subject
    if not subject:
        subject = re.search(rf"\b(?:that|which|because|when|where|whenever|whether|before|after|if|once|what|how) (?P<who>{_SOME})\s+(?P<rest>(?!and\b|or\b)\w.+)", clause)
    if not subject:
        subject = re.search(rf"(?<!of )(?<!to )(?<!by )(?<!for )(?<!with )(?<!from )(?<!about )(?<!against )(?<!between )(?P<who>{_SOME}) (?P<rest>(?:will|would|can|could|may|might|must|shall|should|is|are|was|were|has|have|had|does|do|did)\b.+)", clause)
    if subject and not re.match(r"(?:and|or|of|in|to|for|at|by|on|from|under|about|with)\b|\w+ing\b", subject["rest"]):
        if _PASSIVE.match(subject["rest"]):
            return None
        head = re.match(rf"{_ADVERBS}{_AUX}{_ADVERBS}", subject["rest"] + " ")
        denied = bool(head and _DENIED.search(head[0])) or bool(_NOTHING.match(subject["rest"]))
        denied = denied or bool(re.search(r"\b(?:no|no one at|no one in|none of|nobody at|nobody in|neither)$", clause[: subject.start("who")].strip()))
        own = subject[0] if embedded and deed_words().deciding.search(clause[: subject.start()]) else None  # "decides whether a parent sees a child"
        return (("", subject["who"]) if denied else (subject["who"], "")), own, _verb(subject["rest"])
    return None


def _made(does: str, denied: str, about: str, verb: str = "") -> Deed:
    classes = [frozenset(re.findall(r"<(\w+)>", who)) for who in (does, denied)]
    m = deed_words().matters
    settles = bool(deed_words().deciding.search(about) or re.search(rf"\b(?:{m}) (?:of \w+ )?(?:for|by)\b|\bup to\b|\b{_BE} (?:not )?for <|>'s (?:own )?(?:{m})\b|\b(?:rests?|lies?|belongs?) (?:entirely |only |always )?(?:with|to) <", about))
    words = re.sub(r"<\w+>(?:'s)?", " ", re.sub(r"(?<=>) as (?:the|an?|its|our) (?:\w+ ){1,3}(?:\w+)?$", " ", about))  # "with us as the expert body"
    return Deed(classes[0], classes[1], words, settles, verb)
