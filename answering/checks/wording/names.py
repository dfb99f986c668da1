"""Whether a draft calls one thing by one name: documents, bodies and roles written in two ways, names that are nearly right, and its own reference."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from answering.checks.check import Check
from answering.checks.wording.salutation import salutations
from answering.draft_text import Draft
from answering.findings import Excused, Raised
from answering.library import Library
from corpus.references import canonical
from corpus.source import Span

# Names that many bodies' letters carry, as their owners write them.
_NATIONAL = (
    "Information Commissioner's Office", "Health and Care Professions Council", "Social Work England", "British Association of Social Workers",
    "Ministry of Justice", "Department for Education", "Department for Work and Pensions", "Department of Health and Social Care", "Home Office",
    "Parliamentary and Health Service Ombudsman", "Local Government and Social Care Ombudsman",
    "Children and Family Court Advisory and Support Service", "HM Courts and Tribunals Service", "Family Justice Council",
    "Freedom of Information Act", "Environmental Information Regulations", "Data Protection Act", "Family Procedure Rules",
    "General Data Protection Regulation", "Equality and Human Rights Commission", "Office for National Statistics", "Crown Prosecution Service",
    "Care Quality Commission", "Nursing and Midwifery Council", "General Medical Council", "Family Justice Young People's Board",
    "Children's Commissioner for England", "National Audit Office",
)  # fmt: skip
_JOIN = r"(?:and|of|for|the|in|with|to|on|&)"
_PHRASE = re.compile(rf"[A-Z][\w'’-]*(?:,? (?:{_JOIN} ){{0,2}}[A-Z][\w'’-]*)+(?:(?: {_JOIN})? (?:office|council|act|policy|procedure|framework))?")
_KIND = re.compile(
    r"\b(?:policy|procedure|framework|programme|code|guidance|guide|standards|checklist|pathway|protocol|strategy|handbook|plan|charter|manual|procedures"
    r"|policies)$"
)
_LEADING = re.compile(
    r"(?:(?:The|Our|Your|Its|Their|This|That|These|An?|In|Under|Please|See|By|From|With|As|For|All|Each|Any|No|Both|Every|Most|Some|When|If)\s+)+"
)
_LINKS = frozenset("and of for the in with to on".split())
_EXPANDED = re.compile(
    r"(?P<full>[A-Z][\w'’&-]*(?:,? (?:(?:and|of|for|the|in|&) ){0,2}[A-Z][\w'’-]*){1,8})"
    r" \((?:the )?['\"“‘]?(?P<short>[A-Z][A-Za-z]*[A-Z]s?)['\"”’]?\)"
)
_ADVISER = re.compile(r"\b(?P<who>(?:[\w-]+ ){1,2})(?P<word>advis[eo]r)(?P<end>s?)\b", re.I)
_OUR_REF = re.compile(
    r"^\W*(?:our|foi|request|case)?\s*ref(?:erence)?(?: (?:no|number))?\W{1,4}(?:Gov/)?(?P<value>[A-Za-z]{0,8}[ /-]?\d[\w/-]*\d"
    r"|[A-Z]{2,6}[ /-]?(?:[A-Z]{2,5}[ /-]?)?\d{2,4}[/-]\d+)", re.I
)
_SELF_REF = re.compile(
    r"\b(?:quot(?:e|ing)|our|this|your)(?: the| our| this| your)?(?: request)? ref(?:erence)?(?: number| no\.?)?(?: is| of"
    r"| above)?[:,]? (?:Gov/)?(?P<value>[A-Z]{2,6}[ /-]?(?:[A-Z]{2,5}[ /-])?\d{2,4}[/-]\d{1,6}|[A-Z]{2,6}[ /-]?\d{4,8})(?![\w/-])"
)
_ELSEWHERE = re.compile(r"\b(?:earlier|previous|former|related|other|another|separate|last|also|published|answered in|response to|reply to|letter)\b", re.I)


@dataclass(frozen=True)
class _Used:
    """A name as the draft writes it, with its place; `words` in small letters, without links and apostrophes' accidents."""

    text: str
    span: Span

    @property
    def words(self) -> tuple[str, ...]:
        return _words(self.text)


def names(draft: Draft, library: Library) -> Iterator[Raised | Excused]:
    """Names that differ within the draft or nearly match a known one. A short form ("the Policy") is no other name.

    Source: the duty to be clear, section 45 Code of Practice; check F23 of the domain notes.
    """
    known = _known(library)
    printed = " ".join(contact.post + " " + contact.note for contact in (library.body.foi, library.body.complaints, library.body.subject_access))
    used = tuple(_used(draft, library))
    raised: dict[Span, Raised] = {}
    for found in (*_nearly(used, known), *_two_ways(used, known), *_expansions(draft, known), *_advisers(draft, library), *_reference(draft), *salutations(draft)):
        taken = any(found.span.start < span.end and span.start < found.span.end for span in raised)
        if not taken and draft.text[found.span.start : found.span.end] not in printed:
            raised[found.span] = found
    yield from (raised[span] for span in sorted(raised))


def _known(library: Library) -> dict[tuple[str, ...], str]:
    """The right names by their words: the body's, its regulator's, the glossary's with capitals, the policies on file, national ones."""
    body = library.body
    names: list[str] = [*body.names, re.sub(r"^the ", "", body.regulator.name), *_NATIONAL]
    names += [name for term in library.glossary.terms for name in (term.term, term.expansion)]
    names += [source.title for source in library.sources if source.kind in ("policy", "note")]
    return {_words(name): name for name in names if len(_words(name)) > 1 and sum(word[:1].isupper() for word in name.split()) > 1}


def _used(draft: Draft, library: Library) -> Iterator[_Used]:
    """The names with capitals in the draft's own words, without "the" or an owner before them."""
    owner = "|".join(re.escape(name) for name in library.body.names)
    leading = re.compile(rf"(?:{_LEADING.pattern})?(?:(?:{owner})(?:['’]s?)? (?=\S+ \S))?")
    for said in draft.part("opening", "answered", "closing"):
        for match in _PHRASE.finditer(said.text):
            lead = leading.match(match[0])
            start, end = match.start() + (lead.end() if lead else 0), match.start() + len(re.sub(r"['’]s?$", "", match[0]))
            before = said.text[:start]
            quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1  # a quotation is checked letter by letter elsewhere
            if len(said.text[start:end].split()) > 1 and not quoted:
                yield _Used(said.text[start:end], Span(said.span.start + start, said.span.start + end))


def _nearly(used: Iterable[_Used], known: dict[tuple[str, ...], str]) -> Iterator[Raised]:
    """Runs of words that are a known name but for one word of its own."""
    for one in used:
        tokens = list(re.finditer(r"[\w'’-]+", one.text))
        for words, right in known.items():
            if len(words) < 3 and not one.text.lower().endswith(("act", "office", "ombudsman")):
                continue
            size = len(re.findall(r"[\w'’-]+", right))
            for first in range(len(tokens)):
                for length in (size - 1, size, size + 1):
                    part = tokens[first : first + length]
                    if len(part) != length or length < 2 or part[0][0].lower() in _LINKS or part[-1][0].lower() in _LINKS:
                        continue
                    text = one.text[part[0].start() : part[-1].end()]
                    if _near(_words(text), words) and _words(text) not in known and not any(_within(text, other) for other in known):
                        place = Span(one.span.start + part[0].start(), one.span.start + part[-1].end())
                        yield Raised("inconsistent_name.nearly", place, {"words": text, "right": right})


def _two_ways(used: tuple[_Used, ...], known: dict[tuple[str, ...], str]) -> Iterator[Raised]:
    """The rarer way of writing a title or a name that the draft writes in two."""
    counts = Counter(one.words for one in used)
    first = {words: n for n, words in reversed(list(enumerate(one.words for one in used)))}
    for one in used:
        for other in counts:
            if other == one.words or one.words in known or not (_near(one.words, other) or _turned(one.words, other)) or len(one.words) < 2:
                continue
            rank = lambda words: (words in known, counts[words], -first[words])  # noqa: E731
            if rank(one.words) < rank(other):
                yield Raised("inconsistent_name.two_ways", one.span, {"words": one.text, "right": next(two.text for two in used if two.words == other)})
                break


def _expansions(draft: Draft, known: dict[tuple[str, ...], str]) -> Iterator[Raised]:
    """An abbreviation that is written out in two ways."""
    seen: dict[str, str] = {}
    for said, match in draft.find(_EXPANDED, "opening", "answered", "closing"):
        initials = match["short"].rstrip("s").upper()
        full = _ending(match["full"], initials)
        right = seen.setdefault(initials, full)
        if _words(full) in known:
            seen[initials] = full
            continue
        if full and right and _words(full) != _words(right):
            start = said.span.start + match.start("full") + match["full"].rindex(full)
            yield Raised("inconsistent_name.two_ways", Span(start, start + len(full)), {"words": full, "right": right})


def _ending(full: str, initials: str) -> str:
    """The last words of a phrase that begin with the initials; empty where none do."""
    words = full.split()
    for first in range(len(words)):
        own = [word[0].upper() for word in words[first:] if word.lower() not in _LINKS and word != "&"]
        if "".join(own) == initials and words[first].lower() not in _LINKS:
            return " ".join(words[first:])
    return ""


def _advisers(draft: Draft, library: Library) -> Iterator[Raised]:
    """The rarer spelling of "adviser" where a draft has both for one role."""
    found = [(said, match) for said, match in draft.find(_ADVISER, "opening", "answered", "closing")]
    ways = Counter(match["word"].lower() for _, match in found)
    if len(ways) < 2:
        return
    right = next((word for word in ways if any(word in role.lower() for role in (library.body.worker,))), ways.most_common(1)[0][0])
    rightly = {match["who"].split()[-1].lower() for _, match in found if match["word"].lower() == right}
    for said, match in found:
        if match["word"].lower() != right and match["who"].split()[-1].lower() in rightly:
            yield Raised("inconsistent_name.two_ways", draft.place(said, match, "word"), {"words": match["word"], "right": right})


def _reference(draft: Draft) -> Iterator[Raised]:
    """A reference that the text gives as the letter's own and that its head does not bear."""
    head = {canonical(match["value"]) for said in draft.sentences[:20] if (match := _OUR_REF.match(re.sub(r"^\W*your\b", "our", said.text, flags=re.I)))}
    for said, match in draft.find(_SELF_REF, "opening", "answered", "closing"):
        if head and canonical(match["value"]) not in head and not _ELSEWHERE.search(said.text[: match.start()][-60:]) and not _OUR_REF.match(said.text):
            yield Raised("inconsistent_name.reference", draft.place(said, match, "value"), {"words": match["value"], "right": draft.letter.reference})


def _words(name: str) -> tuple[str, ...]:
    """The words that make a name: in small letters, links left out, & as and."""
    words = (word.lower().replace("’", "'") for word in re.findall(r"[\w'’]+", re.sub(r"['’]s?$", "", name.replace("-", " "))))
    return tuple(word for word in words if word not in _LINKS)


def _near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ in exactly one word, and that word only in its ending or a slip of the pen.

    A plural of the last word is no other name, nor is another year or number.
    """
    if len(one) != len(other) or one == other or len(one) < 2:
        return False
    differing = [(n, a, b) for n, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differing) != 1:
        return False
    n, a, b = differing[0]
    plain_a, plain_b = a.replace("'", ""), b.replace("'", "")
    if any(character.isdigit() for character in a + b) or min(len(plain_a), len(plain_b)) < 4:
        return False
    short, long = sorted((plain_a, plain_b), key=len)
    if n == len(one) - 1 and long in (short + "s", re.sub("y$", "ies", short)):
        return False
    if plain_a == plain_b or plain_a.rstrip("s") == plain_b.rstrip("s"):
        return True
    same = sum(x == y for x, y in zip(plain_a, plain_b, strict=False))
    stem = len(plain_a[: next((i for i, (x, y) in enumerate(zip(plain_a, plain_b, strict=False)) if x != y), min(len(plain_a), len(plain_b)))])
    slip = min(len(plain_a), len(plain_b)) > 5 and SequenceMatcher(None, plain_a, plain_b).ratio() > 0.85 and same > 2
    return (stem >= 7 and len(one) > 2) or slip


def _turned(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two titles have the same words in another order, the last the same ("Complaints and Compliments Procedure")."""
    return len(one) > 2 and one[-1] == other[-1] and one != other and sorted(one) == sorted(other) and bool(_KIND.search(one[-1]))


def _within(text: str, words: tuple[str, ...]) -> bool:
    own = _words(text)
    return any(words[n : n + len(own)] == own for n in range(len(words) - len(own) + 1))


CHECKS: tuple[Check, ...] = (Check("consistent_names", names),)
