"""The shape of the house: imports point one way, and each library has one home."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT

ROOMS = ("corpus", "index", "prompts", "answering", "eval", "web", "training")
MAY_IMPORT = {
    "corpus": set(),
    "prompts": set(),
    "index": {"corpus"},
    "answering": {"corpus", "index", "prompts"},
    "eval": {"corpus", "index", "prompts", "answering"},
    "web": {"corpus", "index", "prompts", "answering"},
    "training": {"corpus", "index", "prompts", "answering", "eval"},
    "app.py": {"corpus", "index", "prompts", "answering", "web"},
}
CHECKS_MAY_IMPORT = {  # among the rooms of `answering/checks`; "" is what they share
    "": set(),
    "answers": set(),
    "ending": set(),
    "refusals": set(),
    "sources": set(),
    "timing": set(),
    "wording": set(),
    "said_before": {"refusals"},
    "people": {"said_before"},
    "itself": {"answers", "said_before"},
    "reviewed": {"said_before"},
}
HOMES = {
    "pypdf": {"corpus/formats/pdf.py"},
    "pypdfium2": {"corpus/page_image.py"},
    "PIL": {"corpus/page_image.py"},
    "docx": {"corpus/formats/docx.py", "corpus/formats/numbering.py", "web/draft_download.py"},
    "bs4": {"corpus/formats/html.py"},
    "faiss": {"index/store.py"},
    "sentence_transformers": {"index/embedding.py"},
    "onnxruntime": {"index/network.py", "training/export.py"},
    "tokenizers": {"index/network.py", "training/reader.py"},
    "transformers": {"training/alarm.py", "training/retriever.py", "training/reader.py", "answering/chat/entailment.py"},
    "langchain": {"answering/chat/model.py"},
    "langchain_openai": set(),  # init_chat_model imports the provider that is set
    "openai": set(),
    "gradio": {"app.py", "web/"},
    "sqlite3": {"index/store.py", "index/words.py", "web/staff/kept_feedback.py"},
    "argon2": {"web/staff/accounts.py"},
    "fcntl": {"index/leases.py"},
    "holidays": {"corpus/working_days.py"},
    "pickle": set(),
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in [ROOT / "app.py", *(path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))]:
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module)
    return found


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_point_one_way(room):
    for name, tree in modules():
        if name == room or name.startswith(f"{room}/"):
            ours = {module.split(".")[0] for module in imported(tree)} & set(ROOMS) - {room}
            assert ours <= MAY_IMPORT[room], f"{name} imports {sorted(ours - MAY_IMPORT[room])}"


def test_the_rooms_of_the_checks_are_known_and_told():
    rooms = {path.parent.name for path in (ROOT / "answering" / "checks").glob("*/__init__.py")}
    assert rooms | {""} == set(CHECKS_MAY_IMPORT)
    assert rooms == set(re.findall(r"`checks/(\w+)/`", (ROOT / "docs" / "drafts.md").read_text(encoding="utf-8")))


@pytest.mark.parametrize("room", CHECKS_MAY_IMPORT)
def test_imports_point_one_way_among_the_checks(room):
    for name, tree in modules():
        if name.startswith("answering/checks/") and name.split("/")[2:-1] == ([room] if room else []):
            rooms = {module.split(".")[2] for module in imported(tree) if module.startswith("answering.checks.")} & set(CHECKS_MAY_IMPORT)
            assert rooms - {room} <= CHECKS_MAY_IMPORT[room], f"{name} imports {sorted(rooms - {room} - CHECKS_MAY_IMPORT[room])}"


@pytest.mark.parametrize("library", HOMES)
def test_each_library_has_one_home(library):
    for name, tree in modules():
        if any(module.split(".")[0] == library for module in imported(tree)):
            assert any(name == home or (home.endswith("/") and name.startswith(home)) for home in HOMES[library]), f"{name} imports {library}"


def test_community_and_hub_libraries_are_nowhere():
    for name, tree in modules():
        used = {module.split(".")[0] for module in imported(tree)}
        assert not used & {"langchain_community", "huggingface_hub", "requests", "httpx", "urllib3"}, name


def test_nothing_under_serving_rooms_opens_a_connection():
    """Law 8, as far as source can show it: no serving module imports a client for another host."""
    for name, tree in modules():
        if not name.startswith("training/"):
            assert not imported(tree) & {"urllib.request", "http.client", "ftplib", "smtplib", "socket"} or name == "app.py", name


def test_no_drawers():
    names = {Path(name).stem for name, _ in modules()}
    assert not names & {"utils", "helpers", "misc", "common", "types", "util"}


def test_every_pin_is_exact_and_has_its_reason():
    for file in ("requirements.txt", "requirements-chat.txt", "requirements-dev.txt"):
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "-r")):
                requirement, _, reason = line.partition("#")
                assert "==" in requirement, line
                assert len(reason.split()) >= 2, f"{line}: say why"
