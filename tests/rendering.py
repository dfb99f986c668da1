"""Invented letters as real files, each with the truth of what it says: the material that tests the letter reader.

`render` sets one row of `letters.jsonl` (its exchanges, reference and date) as a file that a public body might have
sent. The row's layout decides how requests are set out, a `Style` decides the rest. Everything comes from the row,
the style and the random generator: the same three give the same bytes.

`exact` says which exchanges a reader took apart exactly. The truth is what a careful human reader would say, so it is
tolerant where two readers would differ: words that may stand with an answer but need not ("With regard to point 1:")
are marked as such.
"""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import partial
from html import escape
from itertools import product
from random import Random
from typing import Any

CONTAINERS = ("txt", "wrapped", "md", "pdf", "docx", "html", "eml")
SUFFIXES = {"wrapped": "txt"}

# ---------------------------------------------------------------------------------------------------------------
# What a file is made of


@dataclass(frozen=True)
class Style:
    """Everything about a file that the letter's layout leaves open.

    `setting` is the variant of the layout (see `SETTINGS`). `furniture` is what stands on every page. `label` is
    the form of a printed label, with `{n}` for the number or letter. An empty string means: leave it out.
    """

    container: str
    setting: str
    furniture: str
    addressee: str
    references: str
    dates: str
    salutation: str
    label: str
    automatic_numbers: bool
    width: int


@dataclass(frozen=True)
class Rendered:
    """A file's name and bytes, and what a careful reader would find in it."""

    name: str
    data: bytes
    truth: dict[str, Any]


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, list item or group of lines of the letter, before it is set in any format.

    `label` is printed before the text ("1."); `automatic` means that the word processor prints it. `head` is a
    run-in mark ("Answer:"). `tail` is the second half of a paragraph that a page break has split.
    """

    text: str
    kind: str = "para"  # para | heading | lines | bullet | furniture
    role: str = ""  # asked | answered | ""
    bold: bool = False
    italic: bool = False
    quoted: bool = False
    label: str = ""
    automatic: str = ""  # "decimal:3" or "letter:1": printed by the word processor
    head: str = ""
    tail: bool = False


# ---------------------------------------------------------------------------------------------------------------
# The wording of public bodies, in forms that several of them share. {date} is the date of the request.

RECEIPTS_BEFORE_REQUEST = (
    "Thank you for your email of {date}. You made the following requests for information:",
    "Thank you for your request for information dated {date}, in which you asked:",
    "I write in response to your request, received on {date}, for the following information:",
    "Further to your email of {date}, you requested the following under the Freedom of Information Act 2000:",
    "We received your request on {date}. You asked for the following information:",
    "Your request of {date} has been considered under the Freedom of Information Act 2000. You wrote:",
    "I refer to your correspondence of {date}, in which you requested the following:",
    "Thank you for contacting us on {date}. Your request is set out below:",
    "I am writing further to your Freedom of Information request, which we received on {date}. You asked us:",
    "Thank you for your recent request under the Freedom of Information Act 2000. You asked:",
    "Thank you for your email, which has been passed to me for reply. You asked for the following:",
    "We have now completed our consideration of your request. You asked for:",
    "I can now respond to your recent enquiry. Your request was worded as follows:",
    "Thank you for your Freedom of Information request. For ease of reference, your request is copied below:",
)
RECEIPTS_BEFORE_PAIRS = (
    "Thank you for your email of {date}. Please see below for our responses to your requests for information:",
    "Thank you for your request dated {date}. Your questions and our answers are set out below.",
    "I am writing in response to your request for information received on {date}. I have answered each part in turn.",
    "Your request of {date} has been dealt with under the Freedom of Information Act 2000. "
    "Our response to each question is given below it.",
    "Further to your email of {date}, please find our reply to each of your points below.",
    "Thank you for your Freedom of Information request. The information you asked for is provided below.",
    "Thank you for getting in touch. Your request is reproduced below together with our response.",
    "We have considered your request under the Freedom of Information Act 2000 and reply as follows.",
    "I write with regard to your request for information of {date}. Please find our response below.",
    "I am now in a position to reply to your recent request for information.",
)
LEAD_INS = (
    "Please see below for our response.",
    "Our response is as follows:",
    "Our response is set out below.",
    "Please find our response below.",
    "In response to your request, we can advise as follows.",
    "I set out our reply below.",
    "Having considered your request, our response is below.",
)
HEADINGS = (
    "Re: Freedom of Information Request",
    "Freedom of Information Act 2000",
    "Your request for information",
    "Freedom of Information Act 2000 - Request for Information",
    "RE: FREEDOM OF INFORMATION REQUEST",
    "Request for information: {reference}",
    "Freedom of Information request about {topic}",
)
COVERING = (
    "I can confirm that {short} holds information falling within the scope of your request.",
    "I confirm that we hold some of the information you have asked for.",
    "Your request has been handled under the Freedom of Information Act 2000.",
    "Please accept my apologies for the delay in replying to you.",
    "I am sorry that you have had to wait longer than we would have liked for this reply.",
    "Thank you for your patience while we looked into this.",
    "Thank you for your interest in the work of {body}.",
)
HELD_BEFORE_ANSWER = (
    "I can confirm that we hold this information.",
    "{short} holds the information requested.",
    "I can confirm that {short} holds some of the information you have requested.",
)
AFTER_ANSWERS = (
    "I hope this information is helpful.",
    "We hope that this answers your request.",
    "I trust that the above is of assistance.",
)
SIGNPOSTS = (
    "In relation to your {nth} question:",
    "With regard to your {nth} request:",
    "Your {nth} question",
    "Turning to your {nth} point:",
    "As regards the {nth} part of your request:",
)
NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ANSWERED_BLOCK = (
    "{mark}",
    "Question {n}:",
    "With regard to point {n}:",
    "Response to {n}",
    "In response to question {n}:",
    "Answer {n}",
)
ANSWERED_PART = ("{mark}", "Part {n}:", "With regard to part ({n}):", "In response to ({n}):")
STEMS = (
    "Please tell me the following about {topic}:",
    "On the subject of {topic}, I should like to know:",
    "I am asking about {topic}.",
    "Under the Act, please could you send me:",
)
PAIR_HEADS = (
    ("Your request", "Our response"),
    ("You asked", "We answer"),
    ("Request", "Response"),
    ("Question", "Answer"),
    ("YOUR REQUEST", "OUR RESPONSE"),
    ("Information requested", "Response"),
)
ICO_LINES = "Information Commissioner's Office\nWycliffe House\nWater Lane\nWilmslow\nCheshire\nSK9 5AF"
ICO_CONTACTS = "Telephone: 0303 123 1113\nWebsite: www.ico.org.uk"

# Each closing is a list of blocks: "# " marks a heading, "| " a group of lines (/ between them).
CLOSINGS: tuple[tuple[str, ...], ...] = (
    (
        "We hope that you feel your question has been answered effectively. If you are unhappy with the decisions "
        "made in relation to your request, you may ask for an internal review to be undertaken. If you are "
        "dissatisfied with the way the internal review is handled or with the final decision made at that review "
        "about the information released, you are free to contact the Information Commissioner's Office "
        "(https://ico.org.uk/):",
        "| Post",
        "| " + ICO_LINES,
        "| Tel",
        "| 0303 123 1113",
    ),
    (
        "# Your right to complain",
        "If you are not happy with this response you may request an internal review within 40 working days by "
        "writing to the address at the top of this letter.",
        "If you remain unhappy after the review, you have the right to complain to the Information Commissioner, "
        "who can be contacted at www.ico.org.uk or on 0303 123 1113.",
    ),
    (
        "# Complaints",
        "Should you be dissatisfied with the way in which your request has been handled, you can ask us to review "
        "our decision. A senior officer who had no part in the original reply will carry out the review.",
        "You may then apply to the Information Commissioner for a decision at:",
        "| " + ICO_LINES,
    ),
    (
        "If you have any queries about this letter, please contact me, quoting the reference number above in any "
        "future correspondence.",
        "If you are unhappy with the service you have received and wish to make a complaint or request a review, "
        "you should write to the Information Governance Manager. If you are not content with the outcome, you may "
        "apply directly to the Information Commissioner's Office for a decision.",
        "| " + ICO_LINES + "\n" + ICO_CONTACTS,
    ),
    (
        "# How to appeal",
        "You have the right to appeal against our decision. Please put your appeal in writing within two months of "
        "the date of this letter, explaining why you are dissatisfied.",
        "# And if you are still not satisfied",
        "You may ask the Information Commissioner to look into the matter. Generally the Commissioner cannot make a "
        "decision until our own appeal procedure has been completed.",
    ),
    (
        "# Right of review",
        "You are entitled to ask for an internal review of this decision. Requests for a review should be sent "
        "to {mailbox} within forty working days.",
        "If, having been through the review, you are still dissatisfied you can contact the Information "
        "Commissioner under section 50 of the Act.",
        "| " + ICO_LINES,
    ),
    (
        "I hope that this is of help. Please let us know if you would like this letter in another format.",
        "Under the Act you can ask us for an internal review of how your request was dealt with. After that you have "
        "a right of appeal to the Information Commissioner at www.ico.org.uk.",
    ),
    (
        "# What to do if you are unhappy with this reply",
        "Please reply to this letter and tell us what we got wrong. Someone who has not worked on your request will "
        "look at it again and write to you within 20 working days.",
        "You can also complain to the Information Commissioner's Office, usually only once we have looked again. "
        "Their helpline is 0303 123 1113.",
    ),
    (
        "If you consider that your request has not been properly handled, or are otherwise dissatisfied with this "
        "outcome, you may write to the Chief Executive's office to seek an internal review. Details of the "
        "Information Commissioner, to whom you may complain thereafter, are at https://ico.org.uk/.",
    ),
)
DISCLAIMERS = (
    "This email and any files transmitted with it are confidential and intended solely for the use of the individual "
    "to whom they are addressed. If you have received it in error please notify the sender and delete it.",
    "**********************************************************************\n"
    "The information in this message may be confidential. Any unauthorised copying or disclosure is prohibited.\n"
    "This message has been scanned for viruses.\n"
    "**********************************************************************",
    "Please consider the environment before printing this email.",
)
TEAMS = (
    "Information Governance Team",
    "Freedom of Information Team",
    "Governance Team",
    "Information Rights Unit",
)
JOBS = ("Information Governance Officer", "FOI and Complaints Manager", "Head of Information", "Disclosure Officer")
PEOPLE = (
    ("Mr", "Barnaby", "Quillfeather"),
    ("Ms", "Wilhelmina", "Trestlethwaite"),
    ("Mrs", "Odalys", "Pennywhistle"),
    ("Mr", "Ignatius", "Marrowby"),
    ("Miss", "Tamsin", "Oxenbridle"),
    ("Dr", "Lucinda", "Fennimarsh"),
    ("Mr", "Ravinder", "Saltmarshal"),
    ("Ms", "Ngozi", "Applecross-Venn"),
)
OFFICERS = ("Hester Lampkin", "Percival Dray", "Yusuf Thornaby", "Marguerite Stoop", "Alun Prysor-Bell")
CHAIRS = ("Sir Crispin Oatmarket", "Dame Philippa Thrupple DBE", "Lord Wendlebury", "Cordelia Haythorn OBE")
CHIEFS = ("Auberon Stickley CBE", "Roberta Fanshaw-Cole", "Dilys Hambrook", "Montague Tidy")
STREETS = (
    ("Old Tannery House", "14 Mill Lane", "Fernbridge", "FB1 2QX"),
    ("Third Floor", "Lantern Court", "Castle Street", "Elderby", "ED4 7ZA"),
    ("County Chambers", "The Parade", "Harrowmere", "HW2 9XJ"),
    ("Riverside Offices", "2 Quay Road", "Thornwick", "TW6 0ZZ"),
)
HOMES = (
    ("7 Larch Close", "Fernbridge", "FB3 8QZ"),
    ("Flat 2", "31 Station Road", "Elderby", "ED1 1ZX"),
)

SETTINGS: dict[str, tuple[tuple[str, int], ...]] = {
    "plain": (("merged", 45), ("signposted", 30), ("quoted", 25)),
    "bold": (("bold", 100),),
    "numbered": (("pairs", 60), ("two_blocks", 40)),
    "lettered": (("pairs", 40), ("stem", 20), ("numbered_stem", 20), ("two_blocks", 20)),
    "headed": (("each", 40), ("numbered_each", 20), ("once", 25), ("run_in", 15)),
    "alternating": (("unmarked", 65), ("quoted", 20), ("italic", 15)),
}
NUMBER_LABELS = ("{n}.", "{n}.", "{n})", "({n})", "Q{n}", "Q{n}.", "Question {n}:", "Request {n}:")
LETTER_LABELS = ("{n},", "{n})", "({n})", "{n}.")
TEXT_CONTAINERS = ("txt", "wrapped", "eml")


def choose_style(letter: dict[str, Any], rng: Random, container: str | None = None) -> Style:
    """A style that suits the letter, chosen at random but so that a careful reader can take the letter apart."""
    container = container or rng.choice(CONTAINERS)
    label = rng.choice(LETTER_LABELS if letter["layout"] == "lettered" else NUMBER_LABELS)
    return Style(
        container=container,
        setting=_setting(letter, container, rng),
        furniture=rng.choice(
            ("", "", "chair", "chair", "page", "running", "corporate", "chair+corporate", "running+page")
        ),
        addressee=rng.choice(("", "", "name", "name+email", "name+post", "alias")),
        references=rng.choice(("your+our", "our", "Reference", "FOI Ref", "Request ref", "Our reference", "Ref")),
        dates=rng.choice(("plain", "plain", "th", "sup", "numeric", "zero", "weekday", "marked")),
        salutation=rng.choice(("", "name", "name,", "Dear Sir or Madam,", "initial", "Dear applicant,")),
        label=label,
        automatic_numbers=container in ("docx", "html") and rng.random() < 0.5,
        width=rng.randint(72, 95),
    )


def _setting(letter: dict[str, Any], container: str, rng: Random) -> str:
    layout, exchanges = letter["layout"], letter["exchanges"]
    asks = [exchange["asked"] for exchange in exchanges]
    if any(re.match(r"\(?(\d+|[a-z])[.)] ", _split_heading(ask)[1]) for ask in asks) and layout != "lettered":
        return "each"  # a request that brings its own numbers: another number before it would be unreadable
    if len(exchanges) == 1:
        if layout == "bold" and container in TEXT_CONTAINERS:
            return "bold_lost"
        if layout in ("numbered", "lettered"):
            return "pairs" if layout == "numbered" else "one"
        return {"headed": "each", "bold": "bold", "alternating": "quoted"}.get(layout, "one")
    if layout == "headed" and all(_topic(exchange) for exchange in exchanges):
        return rng.choice(("topic", "topic", "topic_marked", "each"))
    names, weights = zip(*SETTINGS[layout], strict=True)
    chosen = rng.choices(names, weights)[0]
    if layout == "bold" and container in TEXT_CONTAINERS:
        chosen = rng.choice(("bold_lost", "asterisks"))  # plain text has no bold type
    if chosen == "italic" and container in TEXT_CONTAINERS:
        chosen = "unmarked"
    if not all(exchange["answered"] for exchange in exchanges) and chosen in ("unmarked", "bold_lost", "signposted"):
        chosen = "quoted"  # only a mark shows that a request was passed over
    return chosen


def _split_heading(asked: str) -> tuple[str, str]:
    """The topic heading that a request brings ("" for none), and the request."""
    heading, line, rest = asked.partition("\n")
    return (heading, rest) if line else ("", asked)


def _topic(exchange: dict[str, Any]) -> str:
    heading = _split_heading(exchange["asked"])[0]
    label = exchange["label"]
    return heading or ("" if re.fullmatch(r"\(?(\d+|[ivx]+|\w)\)?", label) else label)


# ---------------------------------------------------------------------------------------------------------------
# Setting the letter


def render(letter: dict[str, Any], style: Style, rng: Random) -> Rendered:
    """The letter as a file of the style's container, with its truth.

    `truth` holds `reference`, `date` (ISO, or None where none is printed), `request_date`, `setting`, `masked`
    (strings that a reader must keep out of the text), `exchanges`, and `alternatives`: other ways of taking the
    letter apart that are as good. An exchange of the truth has `label` (None where none is printed), `asked`,
    `asked_before_ok` (words that may stand before what was asked), `answered`, `answered_parts` (pairs of text and
    whether it is needed, in order), `answered_core`, `answered_extra_ok` and `outcome`.
    """
    return _Setting(letter, style, rng).file()


@dataclass
class _Setting:
    letter: dict[str, Any]
    style: Style
    rng: Random
    blocks: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        rng = self.rng
        self.person = rng.choice(PEOPLE)
        self.officer, self.team, self.job = rng.choice(OFFICERS), rng.choice(TEAMS), rng.choice(JOBS)
        self.chair, self.chief = rng.choice(CHAIRS), rng.choice(CHIEFS)
        self.street = STREETS[sum(map(ord, self.letter["body"])) % len(STREETS)]
        self.domain = re.sub(r"[^a-z]", "", self.letter["short"].lower()) + ".example"
        self.mailbox = f"foi@{self.domain}"
        _, first, last = self.person
        alias = f"request-{rng.randint(100000, 999999)}-{rng.getrandbits(32):08x}@whatdotheyknow.com"
        self.email = alias if self.style.addressee == "alias" else f"{first}.{last}@homepost.example".lower()
        self.exact_date = _parse_date(self.letter["date"])
        self.request_date: date | None = None
        self.masked: set[str] = set()
        self.truths: list[dict[str, Any]] = []
        self.alternatives: list[list[dict[str, Any]]] = []

    def fill(self, words: str) -> str:
        """The words with the letter's own facts in them."""
        return words.format(
            body=self.letter["body"],
            short=self.letter["short"],
            reference=self.letter["ref"],
            topic=self.letter["topic"],
            mailbox=self.mailbox,
            date="{date}",
        )

    def add(self, text: str, **how: Any) -> None:
        """One more block."""
        self.blocks.append(Block(text, **how))

    def file(self) -> Rendered:
        """The whole letter, block by block, then its bytes."""
        if self.style.container != "eml" or self.rng.random() < 0.4:
            self.head()
        self.salutation()
        self.heading()
        self.exchanges()
        if self.rng.random() < 0.2:
            self.after_answers()
        self.closing()
        self.sign_off()
        if self.rng.random() < 0.12:
            self.annex()
        if self.style.container == "eml" or self.rng.random() < 0.06:
            self.add(self.rng.choice(DISCLAIMERS), kind="lines")
        data = _WRITERS[self.style.container](self)
        suffix = SUFFIXES.get(self.style.container, self.style.container)
        truth = {
            "reference": self.letter["ref"],
            "date": self.exact_date and self.exact_date.isoformat(),
            "request_date": self.request_date and self.request_date.isoformat(),
            "setting": self.style.setting,
            "masked": sorted(self.masked),
            "exchanges": self.truths,
            "alternatives": self.alternatives,
        }
        return Rendered(f"reply-{self.rng.getrandbits(32):08x}.{suffix}", data, truth)

    # -- above the answer

    def head(self) -> None:
        """Addressee, sender, references and date, in one of the usual orders."""
        parts = [self.sender, self.reference_lines, self.date_line]
        if self.rng.random() < 0.3:
            parts = [self.sender, self.date_line, self.reference_lines]
        if self.rng.random() < 0.75:
            parts.insert(0, self.addressee)
        else:
            parts.append(self.addressee)
        for part in parts:
            part()

    def addressee(self) -> None:
        """The person written to, none of which a reader may keep."""
        kind = self.style.addressee
        title, first, last = self.person
        lines: list[str] = []
        if kind.startswith("name"):
            lines.append(self.rng.choice((f"{title} {first} {last}", f"{first} {last}", f"{title} {first[0]} {last}")))
            self.masked |= {name for name in (first, last) if name in lines[0]}
        if kind == "name+post":
            lines += self.rng.choice(HOMES)
        if kind in ("name+email", "alias"):
            lines.append(self.rng.choice(("", "", "By email: ", "Via email to ")) + self.email)
            self.masked.add(self.email)
        if lines:
            self.add("\n".join(lines), kind="lines")

    def sender(self) -> None:
        """The body's name and address, with or without a telephone number."""
        if self.rng.random() < 0.15:
            return
        lines = [self.letter["body"], *self.street]
        self.add("\n".join(lines), kind="lines")
        if self.rng.random() < 0.5:
            self.add(self.rng.choice(("Tel 01632 960 140", "Tel: 01632 960140", f"E-mail: {self.mailbox}")))

    def reference_lines(self) -> None:
        """The reference as printed, once or as yours and ours."""
        ref, form = self.letter["ref"], self.style.references
        bold = self.rng.random() < 0.4
        if form == "your+our":
            prefix = self.rng.choice(("", "Gov/"))
            self.add(f"Your ref: {ref}\nOur ref: {prefix}{ref}", kind="lines", bold=bold)
        elif form == "our":
            self.add(f"Our ref: {ref}", bold=bold)
        else:
            self.add(f"{form}: {ref}", bold=bold)

    def date_line(self) -> None:
        """The date of the letter, where the row has one."""
        if self.exact_date:
            text = self.date_text(self.exact_date)
            self.add(f"Date: {text}" if self.style.dates == "marked" else text)

    def date_text(self, day: date) -> str:
        """A date in the form that the style uses; `<sup>` is turned into each format's own by the writers."""
        form, month = self.style.dates, f"{day:%B %Y}"
        nth = "th" if 10 <= day.day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
        return {
            "th": f"{day.day}{nth} {month}",
            "sup": f"{day.day}<sup>{nth}</sup> {month}",
            "numeric": f"{day:%d/%m/%Y}",
            "zero": f"{day:%d} {month}",
            "weekday": f"{day:%A} {day.day} {month}",
        }.get(form, f"{day.day} {month}")

    def salutation(self) -> None:
        """Dear somebody, or nobody."""
        title, first, last = self.person
        form = self.style.salutation
        text = {
            "": "",
            "name": f"Dear {title} {last}",
            "name,": f"Dear {title} {last},",
            "initial": f"Dear {first[0]} {last}",
        }.get(form, form)
        if last in text:
            self.masked.add(last)
        if text:
            self.add(text)

    def heading(self) -> None:
        """What the letter is about, in most letters, and sometimes a word of thanks or regret."""
        if not any(self.letter["ref"] in block.text for block in self.blocks):
            self.reference_lines()
        if self.rng.random() < 0.85:
            heading = self.fill(self.rng.choice(HEADINGS))
            if self.rng.random() < 0.6:
                self.add(heading, kind="heading")
            else:
                self.add(heading, bold=True)

    def receipt(self, wordings: Sequence[str]) -> None:
        """The sentence that takes note of the request."""
        if self.rng.random() < 0.15:
            self.add(self.fill(self.rng.choice(COVERING)))
        words = self.rng.choice(wordings)
        if "{date}" in words:
            known = self.exact_date
            year = re.search(r"(?<!\d)(?:20)?([12]\d)(?!\d)", self.letter["ref"])
            if known:
                self.request_date = known - timedelta(days=self.rng.randint(9, 27))
            elif year:
                self.request_date = date(2000 + int(year[1]), self.rng.randint(2, 11), self.rng.randint(1, 28))
            else:
                words = words.replace(" of {date}", "").replace(" dated {date}", "").replace(" on {date}", " recently")
            if self.request_date:
                words = words.replace("{date}", self.date_text(self.request_date))
        self.add(words)

    # -- what was asked and answered

    def exchanges(self) -> None:
        """The requests and their answers, in the setting that the style names."""
        self.asked_texts = [_split_heading(exchange["asked"])[1] for exchange in self.letter["exchanges"]]
        self.answers = [self.paragraphs(exchange["answered"]) for exchange in self.letter["exchanges"]]
        self.labels = [_counted(self.letter["layout"], n) for n in range(len(self.answers))]
        if self.letter["layout"] == "lettered" and len(self.answers) > 1:
            self.asked_texts = [re.sub(r"^\(?[a-h]\) ", "", ask) for ask in self.asked_texts]
        self.before: list[list[str]] = [[] for _ in self.answers]
        self.parts: list[list[tuple[str, bool]]] = [[] for _ in self.answers]
        self.printed: list[str | None] = [None for _ in self.answers]
        getattr(self, "set_" + _SETTERS.get(self.style.setting, self.style.setting))()
        self.truths = [self.truth(n) for n in range(len(self.answers))]
        unmarked = self.style.setting == "merged" or (self.style.setting == "once" and self.printed[0] is None)
        if unmarked and len(self.truths) > 1:  # one exchange; or each request with its own answer, or with all of it
            merged = _merged(self.truths)
            together = {key: merged[key] for key in merged if key.startswith("answered") or key == "outcome"}
            self.alternatives = [self.truths, [{**truth, **together} for truth in self.truths]]
            self.truths = [merged]

    def truth(self, n: int) -> dict[str, Any]:
        """What a careful reader would say of one exchange."""
        parts = self.parts[n]
        core = [text for text, needed in parts if needed]
        return {
            "label": self.printed[n],
            "asked": " ".join(self.asked_texts[n].split()),
            "asked_before_ok": self.before[n],
            "answered": " ".join(core),
            "answered_parts": [list(part) for part in parts],
            "answered_core": core,
            "answered_extra_ok": [text for text, needed in parts if not needed],
            "outcome": self.letter["exchanges"][n]["outcome"],
        }

    def paragraphs(self, sentences: Sequence[str]) -> list[Block]:
        """The answer as paragraphs of one to four sentences; a run of figures becomes a list."""
        blocks: list[Block] = []
        group: list[str] = []
        size = self.rng.randint(1, 4)
        n = 0
        while n < len(sentences):
            run = n
            while run < len(sentences) and _like_a_list_item(sentences[run]):
                run += 1
            bare = any(sentences[k][-1] not in '.?!"' for k in range(n, run))
            if run - n >= 3 or (run - n >= 1 and bare):
                if group:
                    blocks.append(Block(" ".join(group), role="answered"))
                    group = []
                blocks += [Block(sentence, kind="bullet", role="answered") for sentence in sentences[n:run]]
                n, size = run, self.rng.randint(1, 4)
                continue
            group.append(sentences[n])
            n += 1
            if len(group) >= size or group[-1].endswith(":"):
                blocks.append(Block(" ".join(group), role="answered"))
                group, size = [], self.rng.randint(2, 4)
        if group:
            blocks.append(Block(" ".join(group), role="answered"))
        return blocks

    def ask(self, n: int, **how: Any) -> None:
        """What was asked, as one paragraph."""
        self.blocks.append(Block(self.asked_texts[n], role="asked", **how))

    def answer(self, n: int, mark: Block | None = None, head: str = "", label: str = "", automatic: str = "") -> None:
        """The answer's paragraphs, after a mark of their own where there is one."""
        blocks = self.answers[n]
        if not blocks:
            return
        if mark:
            self.blocks.append(mark)
        first = replace(blocks[0], head=head, label=label, automatic=automatic)
        if first.kind == "bullet" and (head or label or automatic):
            self.add(head or label)  # a list cannot take the mark on its first item
            first = blocks[0]
        self.blocks += [first, *blocks[1:]]
        self.parts[n] += [(block.text, True) for block in blocks]

    def lead_in(self, chance: float = 1.0) -> None:
        """A sentence like "Please see below for our response", and sometimes that the information is held."""
        if self.rng.random() < chance:
            heading = self.rng.random() < 0.12
            if heading:
                self.add("Our response", kind="heading")
            else:
                self.add(self.rng.choice(LEAD_INS))
            if self.rng.random() < 0.2:
                held = self.fill(self.rng.choice(HELD_BEFORE_ANSWER))
                self.add(held)
                self.parts[0].append((held, False))

    def label(self, n: int) -> tuple[str, str]:
        """The printed label of an exchange and, where the word processor prints it, its number."""
        self.printed[n] = self.labels[n]
        mark = self.style.label.format(n=self.labels[n])
        if self.style.automatic_numbers:
            kind = "letter" if self.letter["layout"] == "lettered" else "decimal"
            return "", f"{kind}:{n + 1}"
        return mark, ""

    def set_one(self) -> None:
        """One request, one answer."""
        self.receipt(RECEIPTS_BEFORE_REQUEST)
        marked = self.rng.choice(("", "", "bold", "quoted"))
        self.ask(0, **({marked: True} if marked else {}))
        self.lead_in(0.8)
        self.answer(0)

    def set_merged(self) -> None:
        """Several requests in the requester's own paragraph or two, then one answer to them all."""
        self.receipt(RECEIPTS_BEFORE_REQUEST)
        if self.rng.random() < 0.6:
            self.add(" ".join(self.asked_texts), role="asked")
        else:
            for n in range(len(self.asked_texts)):
                self.ask(n)
        self.lead_in()
        for n in range(len(self.answers)):
            self.answer(n)

    def set_signposted(self) -> None:
        """The requests one after another, then the answers, each said to be of the first, second or third."""
        self.receipt(RECEIPTS_BEFORE_REQUEST)
        for n in range(len(self.asked_texts)):
            self.ask(n)
        self.lead_in()
        words = self.rng.choice(SIGNPOSTS)
        for n in range(len(self.answers)):
            signpost = words.format(nth=NTH[n])
            self.parts[n].append((signpost, False))
            self.answer(n, mark=Block(signpost, bold=self.rng.random() < 0.3))

    def set_pairs_marked(self) -> None:
        """Each request marked by its type, its answer under it."""
        self.receipt(RECEIPTS_BEFORE_PAIRS + RECEIPTS_BEFORE_REQUEST[:6])
        how = {
            "bold": {"bold": True},
            "quoted": {"quoted": True},
            "italic": {"italic": True},
            "asterisks": {"head": "*"},
        }.get(self.style.setting, {})
        for n in range(len(self.answers)):
            self.ask(n, **how)
            self.answer(n)

    def set_pairs(self) -> None:
        """Each request with its number or letter, its answer under it."""
        self.receipt(RECEIPTS_BEFORE_PAIRS + RECEIPTS_BEFORE_REQUEST)
        bold = self.rng.random() < 0.4
        mark = self.rng.choice(("", "", "", "Answer:", "Response:", "own line", "A"))
        if mark == "A" and not self.style.label.startswith("Q"):
            mark = ""
        stem = self.stem()
        for n in range(len(self.answers)):
            label, automatic = self.label(n)
            if self.style.setting == "numbered_stem":
                self.printed[n] = "1" + self.labels[n]
            self.before[n] += stem
            self.ask(n, label=label, automatic=automatic, bold=bold)
            if mark == "own line":
                self.answer(n, mark=Block("Response", bold=True))
            elif mark == "A":
                self.answer(n, head=self.style.label.format(n=n + 1).replace("Q", "A").replace("uestion", "nswer"))
            else:
                self.answer(n, head=mark)

    def stem(self) -> list[str]:
        """The words that stand over lettered parts, printed; an empty list where there are none."""
        if self.style.setting not in ("stem", "numbered_stem"):
            return []
        words = self.fill(self.rng.choice(STEMS))
        self.add(words, role="asked", label="1." if self.style.setting == "numbered_stem" else "")
        return [words]

    def set_two_blocks(self) -> None:
        """All requests with their numbers, then all answers with the same numbers."""
        self.receipt(RECEIPTS_BEFORE_REQUEST)
        for n in range(len(self.answers)):
            label, automatic = self.label(n)
            self.ask(n, label=label, automatic=automatic)
        self.lead_in()
        words = self.rng.choice(ANSWERED_PART if self.letter["layout"] == "lettered" else ANSWERED_BLOCK)
        for n in range(len(self.answers)):
            if not self.answers[n]:
                continue
            if words == "{mark}":
                label, automatic = self.label(n)
                self.answer(n, label=label, automatic=automatic and f"{automatic}:again")
            else:
                mark = words.format(n=self.labels[n])
                if words.startswith(("With regard", "In response")):
                    self.parts[n].append((mark, False))
                if mark.endswith(":") and self.rng.random() < 0.5:
                    self.answer(n, head=mark)
                else:
                    self.answer(n, mark=Block(mark, bold=self.rng.random() < 0.4))

    def set_each(self) -> None:
        """The headings "Your request" and "Our response" over every pair."""
        self.receipt(RECEIPTS_BEFORE_PAIRS)
        asked, answered = self.rng.choice(PAIR_HEADS)
        numbered = self.style.setting == "numbered_each"
        kind = self.rng.choice(("heading", "para"))
        colon = self.rng.choice(("", ":"))
        for n in range(len(self.answers)):
            number = f" {n + 1}" if numbered else ""
            self.printed[n] = str(n + 1) if numbered else None
            topic = _topic(self.letter["exchanges"][n])
            if topic and not numbered:
                self.before[n].append(topic)
                self.add(topic, kind="heading")
            self.add(asked + number + colon, kind=kind, bold=True)
            self.ask(n)
            self.answer(n, mark=Block(answered + number + colon, kind=kind, bold=True))

    def set_run_in(self) -> None:
        """The marks "Q:" and "A:" at the head of every paragraph pair."""
        self.receipt(RECEIPTS_BEFORE_PAIRS)
        asked, answered = self.rng.choice((("Q:", "A:"), ("Question:", "Answer:"), ("You asked:", "Our answer:")))
        for n in range(len(self.answers)):
            self.ask(n, head=asked)
            self.answer(n, head=answered)

    def set_once(self) -> None:
        """One heading over all requests and one over all answers, numbered where that tells them apart."""
        self.receipt(RECEIPTS_BEFORE_PAIRS)
        asked, answered = self.rng.choice(PAIR_HEADS)
        numbered = self.rng.random() < 0.7
        self.add(asked, kind="heading")
        for n in range(len(self.answers)):
            label, automatic = self.label(n) if numbered else ("", "")
            self.ask(n, label=label, automatic=automatic)
        self.add(answered, kind="heading")
        for n in range(len(self.answers)):
            label, automatic = self.label(n) if numbered else ("", "")
            self.answer(n, label=label, automatic=automatic and f"{automatic}:again")

    def set_topic(self) -> None:
        """A topic heading over every pair."""
        self.receipt(RECEIPTS_BEFORE_PAIRS)
        marked = self.rng.choice(("bold", "quoted")) if self.style.setting == "topic_marked" else ""
        if marked == "bold" and self.style.container in TEXT_CONTAINERS:
            marked = "quoted"
        for n in range(len(self.answers)):
            topic = _topic(self.letter["exchanges"][n])
            self.before[n].append(topic)
            self.add(topic, kind="heading")
            self.ask(n, **({marked: True} if marked else {}))
            self.answer(n)

    # -- below the answer

    def after_answers(self) -> None:
        """A kind word after the last answer; it may stand with that answer or not."""
        words = self.rng.choice(AFTER_ANSWERS)
        self.add(words)
        lasts = [way[-1] for way in (self.truths, *self.alternatives)]
        if self.alternatives:
            lasts += self.alternatives[1][:-1]
        for truth in lasts:
            truth["answered_parts"] = [*truth["answered_parts"], [words, False]]
            truth["answered_extra_ok"] = [*truth["answered_extra_ok"], words]

    def closing(self) -> None:
        """What someone who is unhappy can do."""
        for words in self.rng.choice(CLOSINGS):
            words = self.fill(words)
            if words.startswith("# "):
                self.add(words[2:], kind="heading")
            elif words.startswith("| "):
                self.add(words[2:], kind="lines")
            else:
                self.add(words)

    def sign_off(self) -> None:
        """Yours sincerely, and who it is."""
        self.add(self.rng.choice(("Yours sincerely,", "Yours sincerely", "Yours faithfully", "Kind regards")))
        if self.rng.random() < 0.5:
            self.add(f"{self.officer}\n{self.job}\n{self.letter['body']}", kind="lines")
        else:
            self.add(self.team)
            self.add(self.letter["body"])
        if self.rng.random() < 0.5:
            self.add(self.mailbox)

    def annex(self) -> None:
        """Something printed after the signature: the words of the Act, numbered as the Act numbers them."""
        self.add("Annex A: Freedom of Information Act 2000", kind="heading")
        self.add("Section 1 - General right of access", bold=True)
        self.add("Any person making a request for information to a public authority is entitled-", label="1.")
        self.add(
            "to be informed in writing by the public authority whether it holds information of the description "
            "specified in the request, and",
            label="(a)",
        )
        self.add("if that is the case, to have that information communicated to him.", label="(b)")

    # -- pages

    def furniture_lines(self, page: int, of: int) -> tuple[list[str], list[str]]:
        """What stands at the foot of a page and at the head of the next."""
        foot: list[str] = []
        head: list[str] = []
        kinds = self.style.furniture.split("+")
        if "chair" in kinds:
            foot += [f"{self.chair} Chair", f"{self.chief} Chief Executive"]
        if "corporate" in kinds and ("chair" not in kinds or page == of):
            foot.append(f"{self.letter['body']}, {', '.join(self.street)} | www.{self.domain}")
        if "page" in kinds:
            foot.append(f"Page {page} of {of}")
        if "running" in kinds:
            head.append(f"{self.letter['short']} - {self.letter['ref']}")
        return foot, head

    def paged(self) -> list[Block]:
        """The blocks with page breaks typed into them, as a converted letter has them."""
        if not self.style.furniture:
            return self.blocks
        words = sum(len(block.text.split()) for block in self.blocks)
        pages = max(2, min(4, round(words / self.rng.randint(170, 280))))
        first = next((n for n, block in enumerate(self.blocks) if block.role), 4)
        last = next((n for n, block in enumerate(self.blocks) if block.text.startswith("Yours")), len(self.blocks) - 2)
        places = sorted(self.rng.sample(range(first + 1, max(first + pages, last)), pages - 1))
        result: list[Block] = []
        page = 1
        for n, block in enumerate(self.blocks):
            if n in places:
                foot, head = self.furniture_lines(page, pages)
                page += 1
                furniture = Block("\n".join(foot) + "\f" + "\n".join(head), kind="furniture")
                halves = _halves(block, self.rng)
                if halves and self.rng.random() < 0.55:
                    result += [halves[0], furniture, halves[1]]
                    continue
                result.append(furniture)
            result.append(block)
        foot, _ = self.furniture_lines(pages, pages)
        if foot:
            result.append(Block("\n".join(foot) + "\f", kind="furniture"))
        return result


_SETTERS = {
    "bold": "pairs_marked",
    "bold_lost": "pairs_marked",
    "asterisks": "pairs_marked",
    "quoted": "pairs_marked",
    "italic": "pairs_marked",
    "unmarked": "pairs_marked",
    "stem": "pairs",
    "numbered_stem": "pairs",
    "numbered_each": "each",
    "topic_marked": "topic",
}


def _merged(truths: Sequence[dict[str, Any]]) -> dict[str, Any]:
    outcomes = {truth["outcome"] for truth in truths}
    parts = [part for truth in truths for part in truth["answered_parts"]]
    core = [text for text, needed in parts if needed]
    return {
        "label": None,
        "asked": " ".join(truth["asked"] for truth in truths),
        "asked_before_ok": [],
        "answered": " ".join(core),
        "answered_parts": parts,
        "answered_core": core,
        "answered_extra_ok": [text for text, needed in parts if not needed],
        "outcome": outcomes.pop() if len(outcomes) == 1 else "partly",
    }


def _counted(layout: str, n: int) -> str:
    return "abcdefgh"[n] if layout == "lettered" else str(n + 1)


def _like_a_list_item(sentence: str) -> bool:
    return bool(re.match(r"[^.:?]{1,48}: \S", sentence)) or sentence[-1] not in '.?!":'


def _halves(block: Block, rng: Random) -> tuple[Block, Block] | None:
    """A paragraph split inside a sentence, before a word in lower case; None where it has no such place."""
    if block.kind != "para" or block.tail:
        return None
    words = block.text.split(" ")
    places = [
        n
        for n in range(4, len(words) - 3)
        if words[n][0].islower() and words[n - 1][-1] not in ".?!:;" and not words[n - 1].endswith(",")
    ]
    if not places:
        return None
    n = rng.choice(places)
    first, second = " ".join(words[:n]), " ".join(words[n:])
    return replace(block, text=first), replace(block, text=second, label="", automatic="", head="", tail=True)


def _parse_date(words: str) -> date | None:
    return None if words == "none" else datetime.strptime(words, "%d %B %Y").date()


# ---------------------------------------------------------------------------------------------------------------
# The formats

_SUP = re.compile(r"<sup>(\w+)</sup>")
_POLICY_NAME = re.compile(r"\b(?:[A-Z][a-z]+ ){1,3}(?:Policy|Handbook|Charter|Framework|Guidance|Plan)\b")


def _words(block: Block, text: str) -> str:
    """The block's text with its label, run-in mark and quotation marks, as plain text prints them."""
    if block.head == "*":
        text = f"*{text}*"
    elif block.head:
        text = f"{block.head} {text}"
    if block.quoted:
        text = text if block.tail else f'"{text}'
        text = text + '"'
    return f"{block.label} {text}" if block.label else text


def _typed_number(block: Block) -> Block:
    """The block with the number that a word processor would print, typed: for formats that have no such numbers."""
    if not block.automatic:
        return block
    kind, number, *_ = block.automatic.split(":")
    return replace(block, label=("abcdefgh"[int(number) - 1] if kind == "letter" else number) + ".", automatic="")


def _text_lines(setting: _Setting, blocks: Sequence[Block], width: int, sup: str) -> str:
    rng, bullet = setting.rng, setting.rng.choice(("- ", "• ", "* "))
    pieces: list[str] = []
    previous = ""
    for block in blocks:
        block = _typed_number(block)
        if block.kind == "furniture":
            foot, _, head = block.text.partition("\f")
            gap = "\n" * rng.randint(4, 6)
            pieces.append(("\n\n" if foot else "") + foot + (gap if head or foot else "") + head)
            previous = "furniture"
            continue
        text = _SUP.sub(sup, _words(block, block.text))
        if block.kind == "bullet":
            text = bullet + text
        if width and block.kind not in ("lines",):
            indent = "  " if block.kind == "bullet" else ""
            text = textwrap.fill(text, width, subsequent_indent=indent, break_long_words=False)
        if pieces:
            pieces.append("\n" if block.kind == "bullet" == previous else "\n\n")
        pieces.append(text)
        previous = block.kind
    return "".join(pieces) + "\n"


def _write_txt(setting: _Setting) -> bytes:
    sup = setting.rng.choice((r"\1", r"^\1", r"<sup>\1</sup>"))
    return _text_lines(setting, setting.paged(), 0, sup).encode()


def _write_wrapped(setting: _Setting) -> bytes:
    return _text_lines(setting, setting.paged(), setting.style.width, r"\1").encode()


def _write_md(setting: _Setting) -> bytes:
    rng = setting.rng
    bold_labels = rng.random() < 0.5
    link = rng.choice(("[{}](#)", f"[{{}}](https://www.{setting.domain}/policies)", "{}"))
    level = "#" * rng.randint(2, 3)
    pieces: list[str] = []
    previous = ""
    for block in setting.paged():
        block = _typed_number(block)
        if block.kind == "furniture":
            foot, _, head = block.text.partition("\f")
            gap = "\n" * rng.randint(4, 6)
            pieces.append("\n\n" + foot.replace("\n", "  \n") + (gap if head or foot else "") + head)
            previous = "furniture"
            continue
        text = block.text
        if block.role == "answered":
            text = _POLICY_NAME.sub(lambda found: link.format(found[0]), text)
        if block.head == "*":
            block = replace(block, head="", italic=True)
        if block.bold and block.kind != "heading":
            label = f"{block.label} " if block.label else ""
            lines = [_words(replace(block, label=""), line) for line in text.split("\n")]
            text = "  \n".join(f"**{line}**" for line in lines)
            text = "**" + label + text[2:] if bold_labels else label + text
        elif block.italic:
            text = f"*{_words(block, text)}*"
        else:
            text = _words(block, text).replace("\n", "  \n")
        if block.kind == "heading":
            text = f"{level} {text}" if rng.random() < 0.6 else f"{level} **{text}**"
        if block.kind == "bullet":
            text = f"- {text}"
        if pieces:
            pieces.append("\n" if block.kind == "bullet" == previous else "\n\n")
        pieces.append(text)
        previous = block.kind
    return ("".join(pieces) + "\n").encode()


def _markup(block: Block, bold: str = "b", italic: str = "i") -> str:
    """The block's text as markup for HTML and for PDF paragraphs."""
    marked = block.head == "*"
    text = escape(_words(replace(block, label="", head="" if marked else block.head), block.text), quote=False)
    text = text.replace("&lt;sup&gt;", "<sup>").replace("&lt;/sup&gt;", "</sup>").replace("\n", "<br/>")
    if block.label:
        text = f"{escape(block.label)} {text}"
    if block.bold:
        text = f"<{bold}>{text}</{bold}>"
    if block.italic or marked:
        text = f"<{italic}>{text}</{italic}>"
    return text


def _write_html(setting: _Setting) -> bytes:
    rng = setting.rng
    strong, link = rng.choice(("strong", "b")), rng.random() < 0.5
    site = rng.random() < 0.4
    pieces: list[str] = []
    in_list = False
    for block in setting.paged():
        if in_list != (block.kind == "bullet"):
            pieces.append("</ul>" if in_list else "<ul>")
            in_list = not in_list
        if block.kind == "furniture":
            foot, _, head = block.text.partition("\f")
            for text in (foot, head):
                if text:
                    pieces.append(f'<p class="page">{escape(text)}</p>'.replace("\n", "<br>"))
            continue
        text = _markup(block, strong, "em")
        if block.role == "answered" and link:
            text = _POLICY_NAME.sub(lambda found: f'<a href="/policies">{found[0]}</a>', text)
        if block.kind == "heading":
            pieces.append(f"<h2>{text}</h2>")
        elif block.kind == "bullet":
            pieces.append(f"<li>{text}</li>")
        elif block.automatic:
            kind, number, *_ = block.automatic.split(":")
            style = ' type="a"' if kind == "letter" else ""
            pieces.append(f'<ol{style} start="{number}"><li>{text}</li></ol>')
        else:
            pieces.append(f"<p>{text}</p>")
    if in_list:
        pieces.append("</ul>")
    body = "\n".join(pieces)
    if site:
        body = (
            f'<header><nav><a href="/">Home</a> <a href="/foi">Disclosure log</a></nav></header>\n<main>\n{body}\n'
            f"</main>\n<footer><p>Cookies | Accessibility | Privacy</p></footer>"
        )
    title = escape(f"FOI response - {setting.letter['topic']}")
    page = f'<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title>'
    page += "<style>p { margin: 1em 0 }</style></head>\n"
    return (page + f"<body>\n{body}\n</body>\n</html>\n").encode()


def _write_pdf(setting: _Setting) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

    rng, style = setting.rng, setting.style
    font = rng.choice(("Helvetica", "Times-Roman"))
    size = rng.choice((10, 11, 12))
    bottom, top, side = rng.randint(80, 240), rng.randint(60, 140), rng.randint(55, 100)
    when = rng.choice(("onPage", "onPageEnd"))  # before or after the text, in the order of the file
    body = ParagraphStyle("body", fontName=font, fontSize=size, leading=size * 1.25, spaceAfter=size * 0.9)
    heading = ParagraphStyle("heading", body, fontName=font.replace("-Roman", "") + "-Bold", spaceBefore=size * 0.5)
    bullet = ParagraphStyle("bullet", body, leftIndent=24, bulletIndent=10, spaceAfter=size * 0.3)
    last_bullet = ParagraphStyle("last", bullet, spaceAfter=size * 0.9)
    blocks = [_typed_number(block) for block in setting.blocks]

    def story() -> Iterator[Any]:
        for n, block in enumerate(blocks):
            text = _markup(block).replace("<sup>", "<super>").replace("</sup>", "</super>")
            if block.kind == "heading":
                yield Paragraph(text, heading)
            elif block.kind == "bullet":
                more = n + 1 < len(blocks) and blocks[n + 1].kind == "bullet"
                yield Paragraph(text, bullet if more else last_bullet, bulletText="•")
            else:
                yield Paragraph(text, body)

    def furnish(canvas: Any, document: Any, pages: int) -> None:
        foot, _ = setting.furniture_lines(document.page, pages)
        canvas.setFont(font, size - 2)
        for n, line in enumerate(foot):
            canvas.drawString(side, 30 + (len(foot) - 1 - n) * (size + 1), line)
        if "running" in style.furniture and document.page > 1:
            canvas.drawString(side, A4[1] - 36, setting.furniture_lines(1, pages)[1][0])

    def build(pages: int) -> tuple[bytes, int]:
        out = io.BytesIO()
        document = BaseDocTemplate(out, pagesize=A4, invariant=1)
        frame = Frame(side, bottom, A4[0] - 2 * side, A4[1] - top - bottom)
        page = partial(furnish, pages=pages)
        document.addPageTemplates(PageTemplate(frames=[frame], **{when: page}))
        document.build(list(story()))
        return out.getvalue(), document.page

    _, pages = build(9)
    return build(pages)[0]


def _write_docx(setting: _Setting) -> bytes:
    import docx

    document = docx.Document()
    numbering = _Numbering(document)
    rng = setting.rng
    real_headings = rng.random() < 0.5
    typed = rng.random() < 0.2  # furniture typed into the text by a converter
    for block in setting.paged() if typed else setting.blocks:
        if block.kind == "furniture":
            for line in re.split(r"[\n\f]", block.text) + [""] * 2:
                document.add_paragraph(line)
            continue
        if block.kind == "heading":
            if real_headings:
                document.add_heading(block.text, level=2)
            else:
                document.add_paragraph().add_run(block.text).bold = True
            continue
        paragraph = document.add_paragraph(style="List Bullet" if block.kind == "bullet" else None)
        if block.automatic:
            numbering.apply(paragraph, block.automatic)
        marked = block.head == "*"
        text = _words(replace(block, head="" if marked else block.head), block.text)
        for n, piece in enumerate(re.split(r"<sup>(\w+)</sup>", text)):
            for k, line in enumerate(piece.split("\n")):
                run = paragraph.add_run(line)
                run.bold, run.italic = block.bold or None, block.italic or marked or None
                run.font.superscript = True if n % 2 else None
                if k < piece.count("\n"):
                    run.add_break()
    if not typed:
        foot, head = setting.furniture_lines(1, 2)
        section = document.sections[0]
        section.footer.paragraphs[0].text = "\n".join(foot)
        section.header.paragraphs[0].text = "\n".join(head)
    document.core_properties.created = document.core_properties.modified = datetime(2020, 1, 1)
    document.core_properties.author = "Information team"
    out = io.BytesIO()
    document.save(out)
    return _same_every_time(out.getvalue())


class _Numbering:
    """Word's own numbering: the label is in no text, only counted."""

    def __init__(self, document: Any) -> None:
        self.root = document.part.numbering_part.element
        self.lists: dict[str, int] = {}

    def apply(self, paragraph: Any, automatic: str) -> None:
        """Number the paragraph in the list that its mark names ("decimal", and again for a second block)."""
        kind, _, *again = automatic.split(":")
        key = kind + "".join(again)
        if key not in self.lists:
            self.lists[key] = self._new_list("lowerLetter" if kind == "letter" else "decimal")
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self.lists[key]

    def _new_list(self, form: str) -> int:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls, qn

        number = 90 + len(self.lists)
        abstract = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        )
        self.root.insert(list(self.root).index(self.root.find(qn("w:num"))), abstract)
        num = f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        self.root.append(parse_xml(num))
        return number


def _same_every_time(archive: bytes) -> bytes:
    """The zip file with the clock taken out of it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _write_eml(setting: _Setting) -> bytes:
    rng = setting.rng
    _, first, last = setting.person
    message = EmailMessage(policy=SMTP)
    message["From"] = f"{setting.letter['short']} FOI <{setting.mailbox}>"
    message["To"] = f"{first} {last} <{setting.email}>"
    message["Subject"] = f"RE: Freedom of Information request - {setting.letter['ref']}"
    message["Message-ID"] = f"<{rng.getrandbits(48):x}@{setting.domain}>"
    if setting.exact_date:
        sent = datetime(*setting.exact_date.timetuple()[:3], rng.randint(9, 17), 14, tzinfo=UTC)
        message["Date"] = format_datetime(sent)
    setting.masked |= {first, last, setting.email}
    text = _text_lines(setting, setting.blocks, rng.choice((0, 72, 76)), r"\1")
    if rng.random() < 0.25:
        asked = "\n".join(textwrap.fill(ask, 70) for ask in setting.asked_texts)
        text += "\n-----Original Message-----\n"
        text += f"From: {first} {last} <{setting.email}>\nTo: {setting.mailbox}\nSubject: FOI request\n\n"
        text += f"Dear Sir or Madam,\n\n{asked}\n\nYours faithfully,\n\n{first} {last}\n"
    message.set_content(text, cte="quoted-printable" if rng.random() < 0.7 else "base64")
    return message.as_bytes()


_WRITERS = {
    "txt": _write_txt,
    "wrapped": _write_wrapped,
    "md": _write_md,
    "pdf": _write_pdf,
    "docx": _write_docx,
    "html": _write_html,
    "eml": _write_eml,
}

# ---------------------------------------------------------------------------------------------------------------
# Comparing what was read with the truth

MASK = "\0"
_MASKED = re.compile(r"\[[^\]\n]*(?:removed|redacted|masked|withheld|hidden)[^\]\n]*\]", re.I)
_FOLD = str.maketrans("‘’‚‛“”„‐‑‒–—−\u00a0\u202f", "''''\"\"\"------  ")


def tokens(text: str) -> list[str]:
    """The words of a text, whatever its typography: no quotes, dashes, bullets or Markdown, in lower case.

    A masked name becomes `MASK`. A word that a line break split at a hyphen is whole again, and so is any word with
    a hyphen: "follow-up" and "followup" compare alike.
    """
    text = text.translate(_FOLD)
    text = _MASKED.sub(f" {MASK} ", text)
    text = re.sub(r"\]\([^)\s]*\)", "]", text)
    text = re.sub(r"</?(?:sup|b|strong|em|i|u|br)\s*/?>", "", text)
    text = re.sub(r"(?<=\w)-(?:[ \t]*\n)?[ \t]*(?=\w)(?!\w{1,3}[.)]\s)", "", text)
    text = re.sub(r"(?<=\w)\^(?=\w)|(?<=\w)'(?=\w)", "", text)
    return re.findall(rf"[^\W_]+|{MASK}", text.lower())


def _same(read: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether the tokens are the same, a mask in those read standing for up to six of those wanted."""
    if MASK not in read:
        return list(read) == list(wanted)
    pattern = "".join(r"(?: \S+){0,6}" if token == MASK else " " + re.escape(token) for token in read)
    return re.fullmatch(pattern, "".join(f" {token}" for token in wanted)) is not None


def label_key(label: str | None) -> str:
    """A label without its punctuation and words: "Question 1:", "Q1" and "(1)" are all "1"."""
    key = re.sub(r"\b(question|request|point|part|item|no|number|response|answer)\b", "", (label or "").lower())
    key = re.sub(r"[^a-z0-9]", "", key)
    return re.sub(r"^q(?=\d)", "", key)


def asked_exactly(read: dict[str, str], truth: dict[str, Any]) -> bool:
    """Whether what was read as asked is what was asked, a stem or topic heading before it allowed."""
    got, wanted = tokens(read["asked"]), tokens(truth["asked"])
    befores = [[], *[tokens(before) for before in truth["asked_before_ok"]]]
    return any(_same(got, before + wanted) for before in befores)


def answered_exactly(read: dict[str, str], truth: dict[str, Any]) -> bool:
    """Whether what was read as answered is the answer in its order, with nothing more than the truth allows."""
    got = tokens(read["answered"])
    choices = [[tokens(text)] if needed else [[], tokens(text)] for text, needed in truth["answered_parts"]]
    return any(_same(got, [token for part in chosen for token in part]) for chosen in product(*choices))


def matches(read: dict[str, str], truth: dict[str, Any]) -> bool:
    """Whether one exchange was read exactly: its label where one is printed, what was asked, what was answered."""
    label_right = truth["label"] is None or label_key(read["label"]) == label_key(truth["label"])
    return label_right and asked_exactly(read, truth) and answered_exactly(read, truth)


def best_truth(read: Sequence[dict[str, str]], truth: dict[str, Any]) -> list[dict[str, Any]]:
    """The exchanges of the truth, or of the alternative that what was read fits better."""
    ways = [truth["exchanges"], *truth["alternatives"]]
    return max(ways, key=lambda way: sum(_one_by_one(read, way)) / max(len(read), len(way)))


def _one_by_one(read: Sequence[dict[str, str]], exchanges: Sequence[dict[str, Any]]) -> list[bool]:
    left = list(read)
    found = []
    for exchange in exchanges:
        match = next((n for n, candidate in enumerate(left) if matches(candidate, exchange)), None)
        found.append(match is not None)
        if match is not None:
            del left[match]
    return found


def exact(read: Sequence[dict[str, str]], truth: dict[str, Any]) -> list[bool]:
    """Which exchanges were read exactly, one for each exchange of the truth, and False for each one too many.

    `read` are dictionaries with `label`, `asked` and `answered`.
    """
    exchanges = best_truth(read, truth)
    return _one_by_one(read, exchanges) + [False] * max(0, len(read) - len(exchanges))
