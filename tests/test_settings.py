"""The settings: a file and the environment, the environment winning; what cannot be is refused in one plain sentence."""

from __future__ import annotations

import re
from dataclasses import MISSING, FrozenInstanceError, fields
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from web.setting_values import InvalidSetting
from web.settings import Settings, load_settings, table

HASH = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$c29tZWhhc2g"


def file_of(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "ask.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_given_is_the_defaults_and_opens_nothing():
    plain = load_settings(environment={})
    assert plain == Settings()
    assert plain.host == "127.0.0.1"
    assert not (plain.mcp or plain.metrics or plain.gradio_api or plain.feedback or plain.closed)
    with pytest.raises(FrozenInstanceError):
        plain.port = 1  # type: ignore[misc]


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(tmp_path):
    file = file_of(tmp_path, 'port = 8001\nconcurrency = 3\nsession_hours = 2\ncorpus = "letters-of-others"\n')
    found = load_settings(file, {"ASK_PORT": "8002", "ASK_CONCURRENCY": "4", "HOME": "/nowhere"}, port=8003, host=None)
    assert (found.port, found.concurrency, found.session_hours, found.host) == (8003, 4, 2.0, "127.0.0.1")
    assert found.corpus == Path("letters-of-others")


def test_the_environment_names_the_file_and_the_command_line_another(tmp_path):
    first, second = file_of(tmp_path, "port = 8001\n"), tmp_path / "other.toml"
    second.write_text("port = 8002\n", encoding="utf-8")
    assert load_settings(None, {"ASK_SETTINGS": str(first)}).port == 8001
    assert load_settings(second, {"ASK_SETTINGS": str(first)}).port == 8002


@pytest.mark.parametrize(
    ("variable", "words", "name", "value"),
    [
        ("ASK_MCP", "on", "mcp", True),
        ("ASK_MCP", "No", "mcp", False),
        ("ASK_RATE_PER_MINUTE", "0", "rate_per_minute", 0.0),
        ("ASK_TRUSTED_PROXIES", "10.0.0.0/8, ::1", "trusted_proxies", ("10.0.0.0/8", "::1")),
        ("ASK_ALLOWED_HOSTS", "", "allowed_hosts", ()),
        ("ASK_PUBLIC_ADDRESS", "https://ask.example.org", "public_address", "https://ask.example.org"),
        ("ASK_CLOSED_FILE", "/run/ask/closed", "closed_file", Path("/run/ask/closed")),
        ("ASK_STAFF_PASSWORD_HASH", HASH, "staff_password_hash", HASH),
        ("ASK_STAFF_ACCOUNTS", f"sam={HASH} jo={HASH}", "staff_accounts", (("jo", HASH), ("sam", HASH))),
    ],
)
def test_words_in_the_environment(variable, words, name, value):
    assert getattr(load_settings(environment={variable: words}), name) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('allowed_hosts = ["ask.example.org"]', {"allowed_hosts": ("ask.example.org",)}),
        (f'[staff_accounts]\njo = "{HASH}"', {"staff_accounts": (("jo", HASH),)}),
        ("metrics = true", {"metrics": True}),
    ],
)
def test_values_in_the_file(tmp_path, text, value):
    assert load_settings(file_of(tmp_path, text), {}) == Settings(**value)


@pytest.mark.parametrize(
    ("variable", "words", "said"),
    [
        ("ASK_PORT", "eighty", "ASK_PORT must be a whole number."),
        ("ASK_PORT", "70000", "ASK_PORT must be from 0 to 65,535."),
        ("ASK_RATE_PER_MINUTE", "nan", "ASK_RATE_PER_MINUTE must be a number."),
        ("ASK_SESSION_HOURS", "-1", "ASK_SESSION_HOURS must be from 0.01 to 168."),
        ("ASK_CLOSED", "perhaps", "ASK_CLOSED must be true or false."),
        ("ASK_CLOSD", "1", "ASK_CLOSD in the environment is not a setting. Did you mean ASK_CLOSED?"),
        ("ASK_ZZZZ", "1", "ASK_ZZZZ in the environment is not a setting. docs/operating.md lists the settings."),
        ("ASK_PUBLIC_ADDRESS", "ask.example.org", "ASK_PUBLIC_ADDRESS must be an address such as https://ask.example.org, without a path."),
        ("ASK_ALLOWED_HOSTS", "https://ask.example.org", "ASK_ALLOWED_HOSTS must be names of hosts such as ask.example.org, without https:// and without a path."),
        ("ASK_TRUSTED_PROXIES", "proxy", "ASK_TRUSTED_PROXIES must be addresses or networks such as 10.0.0.2 or 10.0.0.0/8."),
        ("ASK_TRUSTED_PROXIES", "10.0.0.1/40", "ASK_TRUSTED_PROXIES must be addresses or networks such as 10.0.0.2 or 10.0.0.0/8."),
        ("ASK_STAFF_ACCOUNTS", "jo", "ASK_STAFF_ACCOUNTS must be names that each have a hash."),
        ("ASK_CORPUS", "", "ASK_CORPUS must be the name of a file or folder."),
    ],
)
def test_a_wrong_value_is_refused_in_one_plain_sentence(variable, words, said):
    with pytest.raises(InvalidSetting) as refused:
        load_settings(environment={variable: words})
    assert str(refused.value) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("port = ", "is not TOML"),
        ("port = true", "port in .* must be a whole number"),
        ('port = "80"', "must be a whole number"),
        ("prot = 80", "prot in .* is not a setting. Did you mean port?"),
        ('allowed_hosts = "one"', "must be a list of words"),
        ("closed = 1", "must be true or false"),
        ('staff_accounts = ["jo"]', "must be a table of names"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name(tmp_path, text, said):
    file = file_of(tmp_path, text)
    with pytest.raises(InvalidSetting, match=said) as refused:
        load_settings(file, {})
    assert str(file) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InvalidSetting, match="cannot be read"):
        load_settings(tmp_path / "none.toml", {})


@pytest.mark.parametrize("variable", ["ASK_STAFF_PASSWORD_HASH", "ASK_STAFF_ACCOUNTS"])
def test_a_password_in_the_place_of_its_hash_is_refused_and_never_shown(variable):
    words = "hunter2-battery" if variable.endswith("HASH") else "jo=hunter2-battery"
    with pytest.raises(InvalidSetting) as refused:
        load_settings(environment={variable: words})
    assert "argon2id" in str(refused.value)
    assert "hunter2" not in str(refused.value)
    assert HASH not in repr(Settings(staff_password_hash=HASH, staff_accounts=(("jo", HASH),)))


@given(st.sampled_from([one.name for one in fields(Settings)]), st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40))
def test_law_any_words_give_settings_or_one_plain_sentence(name, words):
    try:
        load_settings(environment={f"ASK_{name.upper()}": words})
    except InvalidSetting as refused:
        assert "\n" not in str(refused)
        assert str(refused).endswith((".", "?", "password"))


def test_every_setting_says_what_it_is_and_its_default_holds():
    for one in fields(Settings):
        assert one.default is not MISSING
        assert len(one.metadata["about"].split()) >= 3, one.name
        if one.metadata["check"] and not isinstance(one.default, tuple):
            assert not one.metadata["check"](one.default), one.name


def test_the_documented_table_is_that_of_the_code():
    told = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    assert table() in told, "python -m web.settings prints the table for docs/operating.md"
    named = set(re.findall(r"\bASK_[A-Z_]+\b", told))
    assert named == {f"ASK_{one.name.upper()}" for one in fields(Settings)} | {"ASK_SETTINGS"}
