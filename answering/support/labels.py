"""Labels with a number or a letter: section 40(2), paragraphs 4 to 6, Annex C, Form C100, Year 7, rule 16.4."""

from __future__ import annotations

import re

_NAMES = (
    "sections? subsections? paragraphs? paras? regulations? regs? articles? arts? schedules? rules? parts? chapters? clauses? "
    "notes? versions? years? stages? annex(?:es)? appendix appendices forms? items? questions? wards? cells? zones? areas? rooms? "
    "tables? pages? levels? grades? bands? tiers? phases? steps? points? volumes? standards? recommendations? box(?:es)? bags? routes? "
    "class(?:es)? categor(?:y|ies) columns? rows? lines? groups? channels? platforms? exhibits? sites? lots? units? child patient officer "
    "parent witness pupil family"
).split()
_OF_PEOPLE = frozenset("child patient officer parent witness pupil family".split())
_LETTERED = frozenset("annex appendix form part schedule group band area zone grade question item paragraph category stage exhibit class point ward section".split()) | _OF_PEOPLE
_IDENTIFIER = r"(?:\d+[A-Z]?(?:\.\d+)*(?:\s?\((?:\d+[A-Z]?|[a-z]{1,4})\))*|[A-Z]{0,3}\d[A-Z\d]*|[A-Z](?![\w'])|[ivx]+(?![\w']))"
_BRACKET = r"\((?:[ivx]+|[a-z]|\d+[A-Z]?)\)"
_ANOTHER = rf"(?:, | and | or | to |-| & |, and )(?:section )?(?:{_IDENTIFIER}|{_BRACKET})(?![\w%£]| (?:day|week|month|hour|year|minute))"
LABEL = (  # as a piece of a pattern; its match is read by `labels`
    rf"\b(?P<label>(?i:{'|'.join(_NAMES)})(?=\.? )|(?:ss?|pp?)(?=\.? ?\d))\.? ?(?P<ids>{_IDENTIFIER}(?:{_ANOTHER})*)"
    rf"|\b(?P<bare>\d+[A-Z]?(?:\((?:\d+[A-Z]?|[a-z]{{1,4}})\))+)|(?P<bracket>{_BRACKET})"
)
CODE = r"\b(?=[A-Z\d/-]*\d)(?=[\d/-]*[A-Z])[A-Z\d]+(?:[/-][A-Z\d]+)*\b"  # C100, B13, FOI-16-84
_FULL = {
    "s": "section", "ss": "section", "subsection": "section", "para": "paragraph", "reg": "regulation", "art": "article", "p": "page",
    "pp": "page", "appendice": "appendix", "annexe": "annex", "categorie": "category", "boxe": "box", "classe": "class",
}  # fmt: skip


def labels(match: re.Match[str]) -> list[tuple[str, str]]:
    """The labels of one match of `LABEL`, each as its name in full and its number; the name is "" where none is said.

    >>> labels(re.match(LABEL, "ss 30(1) and (2)"))
    [('section', '30(1)'), ('section', '30(2)')]
    """
    if match["bare"] or match["bracket"]:
        return [] if match["bracket"] == "(i)" and match.string.count("(i") < 2 else [("", match["bare"] or match["bracket"])]
    given = match["label"]
    name = given.lower()
    if name not in ("s", "class"):
        name = name.removesuffix("s") or name
    name = _FULL.get(name, name)
    said = re.sub(r"\s+(?=\()", "", match["ids"])
    if re.fullmatch(r"[A-Z]|[ivx]+", said) and (name not in _LETTERED or said == "i" or (said in "AI" and given.islower())):
        return []
    if (name in _OF_PEOPLE and said.isdigit()) or (name == "year" and not re.match(r"\d{1,2}\b", said)):
        return []
    found: list[tuple[str, str]] = []
    for part in re.findall(rf"{_IDENTIFIER}|{_BRACKET}", said):
        if part.startswith("(") and found:
            part = found[-1][1].split("(")[0] + part
        found.append((name, part))
    return found
