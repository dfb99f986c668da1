"""What a program sends and gets: the JSON of the command line, described field by field."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from answering.question import LIMIT

MOST_PREVIOUS = 20
DRAFT_LIMIT = 400_000  # characters of a draft
Outcome = Literal["answered", "partly_answered", "not_held", "withheld", "nothing_found", "personal_case", "off_topic", "at_risk", "failed"]
Question = Annotated[str, Field(max_length=LIMIT)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Ask(_Strict):
    """A question, and the same person's earlier ones, oldest first."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"question": "Who decides, Cafcass or the court?", "previous": []}]})
    question: Annotated[str, Field(min_length=1, max_length=LIMIT, description="the question, in the person's own words")]
    previous: Annotated[list[Question], Field(max_length=MOST_PREVIOUS, description="earlier questions of the same person, oldest first")] = []


class Check(_Strict):
    """A draft reply as plain text."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"text": "Dear Ms Example,\n\nThank you for your request."}]})
    text: Annotated[str, Field(min_length=1, max_length=DRAFT_LIMIT, description="the whole text of the draft")]


class Problem(_Strict):
    """What is wrong, in one plain sentence."""

    error: str


class Published(_Strict):
    """A date, how far it can be trusted, and in words."""

    date: str
    precision: str
    basis: str
    text: str


class Statement(_Strict):
    """One thing that the answer says. `citations` are numbers of the citations; `rests_on` and `instead` are there only
    with a chat model."""

    text: str
    kind: Literal["quote", "note", "generated", "fixed"]
    citations: list[int]
    rests_on: list[int] | None = None
    instead: bool | None = None


class Citation(_Strict):
    """Where a quotation stands; `start` and `end` are offsets in the clean text of the source."""

    number: int
    source: str
    reference: str
    title: str
    published: Published | None
    page: int
    start: int
    end: int
    quote: str
    asked: str
    file: str
    url: str | None


class Notice(_Strict):
    """What has changed since a cited letter."""

    id: str
    text: str
    citation: int
    source: str


class Said(_Strict):
    """A signpost or a caution: fixed, reviewed words."""

    id: str
    text: str


class Related(_Strict):
    """A past question that lies near."""

    asked: str
    source: str


class Answer(_Strict):
    """The whole answer, as `python -m answering --json` prints it."""

    question: str
    outcome: Outcome
    read_as: str | None = None
    statements: list[Statement]
    citations: list[Citation]
    notices: list[Notice]
    signposts: list[Said]
    cautions: list[Said]
    related: list[Related]


class Finding(_Strict):
    """One finding of the draft check; `start` and `end` are offsets in `draft`."""

    check: str
    severity: Literal["error", "warning", "note"]
    start: int
    end: int
    text: str
    message: str
    action: str
    evidence: list[Citation]
    sources: list[str]
    paragraph: str


class Sentence(_Strict):
    """A sentence of the draft against the record."""

    start: int
    end: int
    text: str
    verdict: str
    match: int
    citations: list[Citation]


class Duty(_Strict):
    """A line of the checklist."""

    id: str
    status: Literal["met", "not_met", "not_applicable", "not_checked"]
    message: str


class Report(_Strict):
    """The report on a draft, as `python -m answering draft --json` prints it."""

    findings: list[Finding]
    sentences: list[Sentence]
    checklist: list[Duty]
    warnings: list[str]
    draft: str


class Letter(_Strict):
    """A document in a line, as `python -m corpus list --json` prints it."""

    key: str
    kind: str
    reference: str
    title: str
    published: Published | None
    file: str
    exchanges: int
    warnings: list[str]


class WholeLetter(BaseModel):
    """A document in full, as `python -m corpus show KEY --json` prints it: a letter's exchanges, or a policy's sections."""

    key: str
    kind: str
    reference: str
    title: str
    published: Published | None
    file: str
    exchanges: list[dict[str, Any]] | int
    warnings: list[str]
