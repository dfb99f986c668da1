"""What the operator decides: one value for each line of `docs/operating.md`, from a TOML file and from the environment.

Every setting has one name, its own in lower case in the file and after ASK_ in the environment: `session_hours` there,
`ASK_SESSION_HOURS` here. The environment wins over the file, and the command line over both.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from index.embedding import DEFAULT
from web.setting_values import PROBLEM, Check, InvalidSetting, between, checked, from_words, matching, networks

PREFIX = "ASK_"
FILE = f"{PREFIX}SETTINGS"
_HASH = matching(r"(?:\$argon2id\$\S+)?", "an argon2id hash; make one with: python -m web.staff password")
_ADDRESS = matching(r"(?:https?://[\w.:\[\]-]+/?)?", "an address such as https://ask.example.org, without a path")
_NAMES = matching(r"[\w.:*\[\]-]+", "names of hosts such as ask.example.org, without https:// and without a path")


def _of(default: Any, about: str, check: Check | None = None, secret: bool = False) -> Any:
    return field(default=default, repr=not secret, metadata={"about": about, "check": check})


@dataclass(frozen=True)
class Settings:
    """Every setting with its default. What one is for stands in its metadata, from which `docs/operating.md` is checked."""

    # what is served, and where
    corpus: Path = _of(Path("corpus"), "the corpus folder: letters, policies and the reviewed facts beside them")  # noqa: RUF009
    index: Path = _of(Path("index/built"), "the index folder; built at the start where there is none or it is stale")  # noqa: RUF009
    embedding_model: str = _of(DEFAULT, "the sentence-transformers model that finds passages", between(1, 500))
    host: str = _of("127.0.0.1", "the address to listen at; 0.0.0.0 is every network of the machine", between(1, 255))
    port: int = _of(7860, "the port to listen at; 0 picks a free one", between(0, 65535))
    public_address: str = _of("", "the address that people type, such as `https://ask.example.org`; https:// turns HSTS and secure cookies on", _ADDRESS)
    allowed_hosts: tuple[str, ...] = _of((), "further host names that a request may be addressed to; loopback and public_address always may", _NAMES)
    trusted_proxies: tuple[str, ...] = _of((), "the proxies, by address or network, whose X-Forwarded-For says who asks; nobody else's is read", networks)
    # how much at once
    concurrency: int = _of(2, "questions that are answered at the same time; as many as there are processor cores", between(1, 64))
    queue_size: int = _of(64, "questions that may wait their turn; whoever comes then is told that the service is busy", between(0, 10_000))
    rate_per_minute: float = _of(30.0, "questions that one client may ask in a minute, over time; 0 sets no limit", between(0, 100_000))
    rate_burst: int = _of(20, "questions that one client may ask at once before that pace counts", between(1, 100_000))
    answer_cache: int = _of(256, "answers to questions without earlier turns that are kept in memory; 0 keeps none", between(0, 10_000))
    stop_seconds: float = _of(10.0, "how long a stop waits for what is under way", between(0, 600))
    # what is open
    closed: bool = _of(False, "the kill switch: every address shows one reviewed page with the contact and the helplines")
    closed_file: Path = _of(Path("index/closed"), "the same, while running: the service is closed for as long as this file exists")  # noqa: RUF009
    api: bool = _of(True, "the JSON interface under /api")
    gradio_api: bool = _of(False, "Gradio's own client may call ask and search_letters")
    mcp: bool = _of(False, "an MCP server at /mcp with the tools ask and search_letters")
    metrics: bool = _of(False, "Prometheus figures at /metrics for everyone; without it they are for loopback alone")
    log: bool = _of(True, "one JSON line on stderr for each request: never a question, a draft or an address of a person")
    # staff
    staff_password_hash: str = _of("", "the one staff password as an argon2id hash; without it and without accounts /staff is on loopback alone", _HASH, secret=True)
    staff_accounts: tuple[tuple[str, str], ...] = _of(
        (), "several accounts, a name and an argon2id hash each; in the environment `name=hash name=hash`", _HASH, secret=True
    )
    session_hours: float = _of(8.0, "how long a staff login lasts", between(0.01, 168))
    upload_files: int = _of(20, "files that may be uploaded at once", between(1, 1000))
    upload_megabytes: int = _of(20, "the size of one uploaded file at the most", between(1, 500))
    upload_seconds: float = _of(60.0, "how long reading one uploaded file may take", between(1, 3600))
    upload_memory_megabytes: int = _of(1024, "the memory that reading one uploaded file may take", between(64, 65_536))
    # what people may leave
    feedback: bool = _of(False, "feedback and unanswered questions are collected, with consent and without personal data")
    feedback_days: int = _of(90, "days after which they are deleted", between(1, 3650))
    feedback_file: Path = _of(Path("index/feedback.sqlite"), "the SQLite file that they are kept in")  # noqa: RUF009
    # a chat model, where one is configured
    chat_model: str = _of("", "the chat model that may reword answers, as init_chat_model names it, such as `openai:gpt-4o-mini`; without it none does")
    chat_deadline: float = _of(20.0, "seconds that it may take over one answer before the letters' own words are shown", between(0.5, 600))
    chat_at_once: int = _of(2, "calls to it that may run at the same time", between(1, 64))
    chat_tokens: int = _of(1500, "the longest reply it may give, in tokens", between(50, 100_000))
    chat_temperature: str = _of("0.0", "its temperature, or `none` for a model that takes none", matching(r"none|[01](\.\d+)?|2(\.0+)?", "from 0 to 2, or none"))
    entailment_model: str = _of("", "the folder of an entailment model that checks its sentences besides")

    @property
    def chat_environment(self) -> dict[str, str]:
        """What concerns the chat model as variables of the environment, where the answer path looks for it."""
        names = [one.name for one in fields(self) if one.name.startswith(("chat_", "entailment_"))]
        return {f"{PREFIX}{name.upper()}": str(getattr(self, name)) for name in names}


def load_settings(file: Path | None = None, environment: Mapping[str, str] | None = None, **given: Any) -> Settings:
    """The settings of a file (or of the one that ASK_SETTINGS names), of the environment, and of the command line, each
    before the last one winning; `None` on the command line is what was not given.

    Raises InvalidSetting with one plain sentence for what is not a setting or cannot be its value.
    """
    environment = os.environ if environment is None else environment
    known = {one.name: one for one in fields(Settings)}
    named = file or (Path(environment[FILE]) if environment.get(FILE) else None)
    values: dict[str, Any] = {}
    for name, value in (_read(named) if named else {}).items():
        values[name] = checked(f"{name} in {named}", value, _known(name, known, f"in {named}"))
    for variable, words in sorted(environment.items()):
        if variable.startswith(PREFIX) and variable != FILE:
            one = _known(variable.removeprefix(PREFIX).lower(), known, "in the environment", variable)
            values[one.name] = checked(variable, from_words(variable, words, one), one)
    for name, value in given.items():
        if value is not None:
            values[name] = checked(f"--{name.replace('_', '-')}", str(value) if known[name].type == "Path" else value, known[name])
    return Settings(**values)


def table() -> str:
    """The settings as the Markdown table of `docs/operating.md`."""
    lines = ["| in the file | in the environment | default | what it is |", "|---|---|---|---|"]
    for one in fields(Settings):
        default = ", ".join(one.default) if isinstance(one.default, tuple) else str(one.default).lower() if isinstance(one.default, bool) else str(one.default)
        lines.append(f"| `{one.name}` | `{PREFIX}{one.name.upper()}` | {f'`{default}`' if default else ''} | {one.metadata['about']} |")
    return "\n".join(lines)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidSetting(f"The settings file {file} cannot be read ({error.strerror or error}). Give another with --settings or {FILE}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidSetting(f"The settings file {file} is not TOML: {error}.") from None


def _known(name: str, known: Mapping[str, Field[Any]], where: str, shown: str = "") -> Field[Any]:
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, 1)
    meant = near[0] if near else ""
    hint = f" Did you mean {PREFIX + meant.upper() if shown else meant}?" if meant else " docs/operating.md lists the settings."
    raise InvalidSetting(PROBLEM.format(name=f"{shown or name} {where}", words="is not a setting") + hint)


if __name__ == "__main__":
    print(table())
