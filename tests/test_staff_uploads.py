"""Uploads: what a file may be, how it was understood, taking it in, removing, rebuilding; whatever fails, nothing is lost."""

from __future__ import annotations

import os
import re
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from staff_server import BOUNDARY, Client, letter_text, multipart, rooms, serving, small_corpus
from test_hostile_files import docx_bytes, pdf_bytes, zipped

from answering.library import open_library
from answering.question import answer_question
from corpus.adding import understood
from corpus.apart import Limits
from corpus.body import load_body
from corpus.reading import SUPPORTED
from index.build import build
from web.settings import Settings
from web.staff.forms import Refused, safe_name
from web.staff.uploads import KEPT, MOST, Uploads, private_folder

ZEBRAS = letter_text("BW 20-7", "How many zebras does the council keep?", "The council keeps 77 zebras in Bramblewick Park.").encode()


def fast(file: Path, corpus: Path, policy: bool, limits: Limits) -> Any:
    """Read in this process, where what is tested is something else."""
    return understood(file, load_body(corpus), policy)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, embeddings: Any) -> SimpleNamespace:
    folder = tmp_path_factory.mktemp("uploads")
    corpus, index = small_corpus(folder / "corpus"), folder / "index"
    build(corpus, index, embeddings)
    return SimpleNamespace(corpus=corpus, index=index)


@pytest.fixture
def desk(built: SimpleNamespace, tmp_path: Path) -> Iterator[Callable[..., SimpleNamespace]]:
    """Make a served staff room over a copy of the corpus and index, on this machine alone."""
    stack: list[Any] = []

    def make(read: Any = fast, clock: Callable[[], float] = time.time, **more: Any) -> SimpleNamespace:
        corpus, index = tmp_path / "corpus", tmp_path / "index"
        shutil.copytree(built.corpus, corpus)
        shutil.copytree(built.index, index)
        held = tmp_path / "held"
        held.mkdir()
        settings = Settings(corpus=corpus, index=index, **{"upload_files": 3, "upload_megabytes": 1} | more)
        uploads = Uploads(corpus, Limits(5, 400), held, **({"read": read} if read else {}), clock=clock)
        door = rooms(open_library(corpus, index), settings, uploads=uploads)
        context = serving(door)
        stack.append((context, door))
        return SimpleNamespace(client=Client(context.__enter__()), corpus=corpus, index=index, held=held, door=door, shelf=door.shelf, uploads=uploads)

    yield make
    for context, door in stack:
        door.staff.close()
        context.__exit__(None, None, None)


def letters(corpus: Path) -> list[str]:
    return sorted(path.name for path in (corpus / "letters").iterdir())


def cited(made: SimpleNamespace, question: str) -> set[str]:
    return {citation.source.key for citation in answer_question(question, made.shelf.library).citations}


# -- the way of a letter ---------------------------------------------------------------------------------------------


def test_a_letter_is_uploaded_looked_at_taken_in_rebuilt_asked_removed_and_gone(desk):
    made = desk()
    client = made.client
    page = client.report(client.upload(("BW-20-7.txt", ZEBRAS)))
    for words in ("BW 20-7", "20 March 2020", "How many zebras does the council keep?", "The council keeps 77 zebras", "Take this in", "the masked text is stored"):
        assert words in page
    assert "Thistlewood" not in page
    assert letters(made.corpus) == ["BW-20-1.txt", "BW-20-2.txt"], "nothing is live before someone says so"
    batch = re.search(r"/staff/uploads/([\w-]{16})/take", page)[1]
    taken = client.post(f"/staff/uploads/{batch}/take", {"take": "0"})
    assert (taken.status, taken.headers["location"]) == (303, "/staff?stored=1")
    assert letters(made.corpus) == ["BW-20-1.txt", "BW-20-2.txt", "BW-20-7.md"]
    assert "Thistlewood" not in (made.corpus / "letters" / "BW-20-7.md").read_text(encoding="utf-8")
    assert not list(made.held.iterdir()), "the upload itself is deleted"
    home = client.get("/staff?stored=1").text
    assert "1 document is stored" in home and "not in the answers yet" in home and "differs from what the answers come from" in home
    question = "How many zebras does the council keep?"
    assert "BW-20-7" not in cited(made, question)
    before = made.shelf.library
    assert "3 documents" in client.rebuilt()
    assert made.shelf.library is not before
    assert cited(made, question) == {"BW-20-7"}
    assert "not in the answers yet" not in client.get("/staff").text
    assert "Remove BW 20-7?" in client.get("/staff/remove?path=letters/BW-20-7.md").text
    assert client.post("/staff/remove", {"path": "letters/BW-20-7.md"}).headers["location"] == "/staff?done=removed"
    assert "removed, and in the answers until the rebuild" in client.get("/staff").text
    client.rebuilt()
    assert "BW-20-7" not in cited(made, question)
    assert "BW 20-7" not in client.get("/staff").text


def test_several_files_are_taken_in_by_choice(desk):
    made = desk()
    client = made.client
    files = [(f"BW-20-{n}.txt", letter_text(f"BW 20-{n}", "Who paints the benches?", f"Painter {n} paints them.").encode()) for n in (5, 6)]
    page = client.report(client.upload(*files, ("binary.txt", bytes(range(256)) * 4)))
    assert "2 files were read, and 1 was not." in page
    assert "binary.txt: this is not text but binary data" in page
    batch = re.search(r"/staff/uploads/([\w-]{16})/take", page)[1]
    nothing = client.post(f"/staff/uploads/{batch}/take", {})
    assert nothing.status == 409 and "No file is chosen" in nothing.text
    assert client.post(f"/staff/uploads/{batch}/take", {"take": "1"}).status == 303
    assert letters(made.corpus)[2:] == ["BW-20-6.md"]


def test_a_policy_is_read_as_one(desk):
    made = desk()
    client = made.client
    text = b"Visiting Policy\n\nVersion 3, 4 May 2021\n\n1. Purpose\n\nThis policy says when staff visit.\n\n2. Visits\n\n2.1 A visit is made within ten working days.\n"
    page = client.report(client.upload(("visiting.txt", text), kind="policies"))
    assert "Visiting Policy" in page and "Version 3" in page and "A visit is made within ten working days." in page
    client.post(f"/staff/uploads/{re.search(r'uploads/([^/]{16})/take', page)[1]}/take", {"take": "0"})
    assert (made.corpus / "policies" / "visiting.txt").read_bytes() == text


def test_an_upload_is_discarded(desk):
    made = desk()
    client = made.client
    sent = client.upload(("BW-20-7.txt", ZEBRAS))
    client.report(sent)
    assert "wait for someone to take them in" in client.get("/staff").text
    assert client.post(f"{sent.headers['location']}/discard").headers["location"] == "/staff?done=discarded"
    assert client.get(sent.headers["location"]).status == 404
    assert not list(made.held.iterdir())
    assert letters(made.corpus) == ["BW-20-1.txt", "BW-20-2.txt"]


def test_a_letter_that_is_there_already_is_refused_in_one_sentence_and_the_upload_stays(desk):
    client = desk().client
    same = letter_text("BW 20-1", "Other words?", "Other words.").encode()
    page = client.report(client.upload(("again.txt", same)))
    refused = client.post(f"/staff/uploads/{re.search(r'uploads/([^/]{16})/take', page)[1]}/take", {"take": "0"})
    assert refused.status == 409
    assert "again.txt: BW 20-1 is among the letters already (letters/BW-20-1.txt)." in refused.text
    assert "Take this in" in refused.text


def test_what_waits_too_long_is_deleted(desk):
    now = [time.time()]
    made = desk(clock=lambda: now[0])
    client = made.client
    sent = client.upload(("BW-20-7.txt", ZEBRAS))
    client.report(sent)
    now[0] += KEPT + 60
    assert client.get(sent.headers["location"]).status == 404
    made.uploads.sweep()
    assert not list(made.held.iterdir())


def test_phrasings_go_with_their_letter(desk):
    made = desk()
    (made.corpus / "phrasings").mkdir()
    (made.corpus / "phrasings" / "BW-20-1.yaml").write_text('written_by: people\nexchanges:\n  "1": [fines for cars]\n', encoding="utf-8")
    made.client.rebuilt()
    made.client.post("/staff/remove", {"path": "letters/BW-20-1.txt"})
    assert "1 documents" in made.client.rebuilt() or "The index is new" in made.client.get("/staff/rebuild").text
    assert not list((made.corpus / "phrasings").iterdir())


@pytest.mark.parametrize("path", ["letters/none.txt", "body.toml", "../outside.txt", "/etc/passwd", "letters/../../outside.txt", "", "letters", "phrasings/x.yaml"])
def test_only_a_document_of_the_corpus_can_be_removed(desk, path):
    made = desk()
    outside = made.corpus.parent / "outside.txt"
    outside.write_text("stays", encoding="utf-8")
    assert made.client.post("/staff/remove", {"path": path}).status == 409
    assert made.client.get(f"/staff/document?path={path}").status == 404
    assert outside.exists() and len(letters(made.corpus)) == 2


# -- hostile files ---------------------------------------------------------------------------------------------------

NAMES = [
    ("../../../etc/cron.d/letter.txt", "letter.txt"), ("..\\..\\boot.txt", "boot.txt"), ("/abs/olute.pdf", "olute.pdf"), ("C:\\Users\\jo\\reply.docx", "reply.docx"),
    (".hidden.txt", "hidden.txt"), ("README.md", "letter README.md"), ("readme-first.txt", "letter readme-first.txt"), ("a\u202etxt.exe.pdf", "atxt-exe.pdf"),
    ("a\u202e\u2066\u200f\ufeffb.txt", "ab.txt"), ("tag\U000e0041\U000e0042.txt", "tag.txt"), ("new\nline\r\x00.txt", "newline.txt"), ("<script>alert(1)</script>.txt", "script.txt"),
    ("a;rm -rf $HOME.txt", "a-rm -rf -HOME.txt"), ("Letter (final) & signed, 2.PDF", "Letter (final) & signed, 2.pdf"), ("Ymateb i’r cais.docx", "Ymateb i’r cais.docx"),
    ("....txt", "letter.txt"), (".txt", "letter.txt"), ("x" * 300 + ".txt", "x" * 100 + ".txt"), ("%2e%2e%2fa.txt", "2e-2e-2fa.txt"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "kept"), NAMES, ids=range(len(NAMES)))
def test_a_name_is_nothing_but_a_name(given, kept):
    assert safe_name(given) == kept


@pytest.mark.parametrize("name", ["a.exe", "a", "a.txt.exe", "a.doc", "a.txt\u202egpj", "", "a.TXT ", "letter.py"])
def test_a_kind_that_is_not_read_is_refused_before_it_is_kept(name):
    with pytest.raises(Refused, match="files of this kind are not read"):
        safe_name(name)


@given(st.text(max_size=200), st.sampled_from(SUPPORTED))
def test_law_any_name_is_safe_or_refused(stem, suffix):
    for name in (stem, stem + suffix):
        try:
            safe = safe_name(name)
        except Refused:
            continue
        assert re.fullmatch(r"[\w ()&+,'’.-]{1,110}", safe)
        assert Path(safe).name == safe and not safe.startswith((".", "README")) and Path(safe).suffix in SUPPORTED


HOSTILE = [
    ("bomb.docx", zipped(word__document=b"0" * 30_000_000), "unpacks to far more"),
    ("binary.txt", bytes(range(256)) * 20, "not text but binary data"),
    ("really-a-pdf.txt", pdf_bytes("words"), "this is a PDF, not a .txt file"),
    ("really-a-program.pdf", b"MZ\x90\x00" + bytes(range(256)) * 9, "not a .pdf"),
    ("many.docx", zipped(**dict.fromkeys([f"word__{n}" for n in range(5_001)], b"")), "many.docx"),
    ("half.pdf", pdf_bytes("words")[:300], "damaged"),
    ("empty.eml", b"", "empty"),
]


def test_hostile_files_are_refused_one_by_one_and_the_service_goes_on(desk):
    made = desk(read=None, upload_files=20, upload_megabytes=20)
    page = made.client.report(made.client.upload(*((name, data) for name, data, _ in HOSTILE), ("BW-20-7.txt", ZEBRAS)))
    for name, _, reason in HOSTILE:
        told = page.split(f"<h2>{name}</h2>")[1].split("</section>")[0]
        assert "Not read." in told and reason in told, (name, told)
    assert "1 file was read, and 7 were not." in page
    assert made.client.get("/staff").status == 200


def test_a_file_that_takes_for_ever_is_stopped_and_another_can_be_uploaded(desk, monkeypatch, tmp_path):
    from corpus import apart

    hang = tmp_path / "site"
    hang.mkdir()
    (hang / "sitecustomize.py").write_text("import corpus.formats.pdf as pdf\ndef read(data, name):\n    while True: pass\npdf.read = read\n", encoding="utf-8")
    monkeypatch.setattr(apart, "KEPT", (*apart.KEPT, "PYTHONPATH"))
    monkeypatch.setenv("PYTHONPATH", f"{hang}{os.pathsep}{Path(apart.__file__).parents[1]}")
    made = desk(read=None)
    made.uploads._limits = Limits(1.5, 400)
    sent = made.client.upload(("loops.pdf", pdf_bytes("words")))
    assert "Reading file 1 of 1: loops.pdf" in made.client.get(sent.headers["location"]).text
    began = time.monotonic()
    assert made.client.get("/staff").status == 200
    assert time.monotonic() - began < 2, "others are served meanwhile"
    page = made.client.report(sent)
    assert "loops.pdf: reading it took more than the 1.5 seconds or 400 MB" in page


def test_the_reading_process_is_killed_and_only_its_file_is_refused(desk):
    made = desk(read=None)
    stop = threading.Event()
    killed: list[int] = []

    def kill_the_first() -> None:
        while not stop.is_set() and not killed:
            for child in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
                for pid in child.read_text().split():
                    if b"BW-20-5" in Path(f"/proc/{pid}/cmdline").read_bytes():
                        os.kill(int(pid), signal.SIGKILL)
                        killed.append(int(pid))
            time.sleep(0.01)

    thread = threading.Thread(target=kill_the_first)
    thread.start()
    try:
        files = [(f"BW-20-{n}.txt", letter_text(f"BW 20-{n}", "Who paints the benches?", f"Painter {n} paints them.").encode()) for n in (5, 6)]
        page = made.client.report(made.client.upload(*files))
    finally:
        stop.set()
        thread.join()
    assert killed
    assert "BW-20-5.txt: reading it took more than" in page and "or was stopped" in page
    assert "Painter 6 paints them." in page
    assert letters(made.corpus) == ["BW-20-1.txt", "BW-20-2.txt"]


def test_what_a_stopped_service_had_not_read_is_read_when_someone_looks(desk):
    made = desk()
    name, place = made.uploads.new_folder()
    (place / "0").mkdir()
    (place / "0" / "BW-20-7.txt").write_bytes(ZEBRAS)
    other = Uploads(made.corpus, Limits(), made.held, read=fast)
    other.read = lambda name: None  # type: ignore[method-assign]  # stopped before it began
    other.begin(name, ["BW-20-7.txt"], False, "")
    page = made.client.get(f"/staff/uploads/{name}")
    assert "data-changing" in page.text
    deadline = time.monotonic() + 20
    while "data-changing" in page.text and time.monotonic() < deadline:
        time.sleep(0.1)
        page = made.client.get(f"/staff/uploads/{name}")
    assert "77 zebras" in page.text


# -- limits of what is sent ------------------------------------------------------------------------------------------


def test_a_file_over_the_limit_is_refused_and_not_kept(desk):
    made = desk()
    answer = made.client.upload(("big.txt", b"x" * 1_000_001))
    assert answer.status == 400 and "big.txt: the file is larger than 1 MB." in answer.text
    assert not list(made.held.iterdir())


def test_100_mb_are_refused_without_being_kept_in_memory(desk):
    import resource

    made = desk()
    head, tail = multipart({"form_token": made.client.token(), "kind": "letters"}, (("big.txt", b"HERE"),)).split(b"HERE")
    piece, count = b"x" * 1_000_000, 100

    def sent() -> Iterator[bytes]:
        yield head
        for _ in range(count):
            yield piece
        yield tail

    length = str(len(head) + len(tail) + count * len(piece))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for headers in ({"Content_Length": length}, {"Transfer_Encoding": "chunked"}):
        try:
            body: Any = sent() if "Content_Length" in headers else (b"%x\r\n%s\r\n" % (len(part), part) for part in (*sent(), b""))
            answer = made.client.ask("POST", "/staff/upload", body, Content_Type=f"multipart/form-data; boundary={BOUNDARY}", **headers)
        except (ConnectionError, OSError):
            continue  # hung up on: what matters is that the service goes on
        assert answer.status == 400 and "larger than 4 MB" in answer.text, answer.text[:300]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000
    assert not list(made.held.iterdir())
    assert made.client.get("/staff").status == 200


def test_too_many_files_none_and_two_of_one_name(desk):
    made = desk()
    files = [(f"{n}.txt", b"words of a letter") for n in range(4)]
    assert "At most 3 files can be sent at once." in made.client.upload(*files).text
    assert "No file was chosen." in made.client.upload().text
    assert "Two of these files have the same name." in made.client.upload(("a.txt", b"x"), ("x/A.txt", b"y")).text
    assert not list(made.held.iterdir())


@pytest.mark.parametrize("body", [b"", b"nonsense", b"--" + BOUNDARY.encode(), b"--" + BOUNDARY.encode() + b"\r\nContent-Disposition: form-data; name=" + b"x" * 9000])
def test_a_form_that_is_none_is_refused(desk, body):
    made = desk()
    answer = made.client.ask("POST", "/staff/upload", body, Content_Type=f"multipart/form-data; boundary={BOUNDARY}")
    assert answer.status == 400
    assert made.client.ask("POST", "/staff/upload", body, Content_Type="text/plain").status == 400
    assert made.client.get("/staff").status == 200


def test_only_so_many_uploads_wait(desk):
    made = desk()
    for n in range(MOST):
        name, _ = made.uploads.new_folder()
        made.uploads.begin(name, [f"{n}.txt"], False, "")
    with pytest.raises(Refused, match="uploads wait to be looked at already"):
        made.uploads.new_folder()


@pytest.mark.parametrize("name", ["x", "../../etc", "%2e%2e", "a" * 16, "a" * 17, "....", "a/b"])
def test_an_upload_that_is_not_there(desk, name):
    client = desk().client
    assert client.get(f"/staff/uploads/{name}").status == 404
    assert client.post(f"/staff/uploads/{name}/take", {"take": "0"}).status == 404
    assert client.post(f"/staff/uploads/{name}/discard").status in (303, 404)


def test_the_folder_of_uploads_is_private(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    folder = private_folder(tmp_path / "corpus")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert private_folder(tmp_path / "corpus") == folder
    assert private_folder(tmp_path / "other") != folder
    folder.rmdir()
    folder.symlink_to(tmp_path)
    assert private_folder(tmp_path / "corpus") != folder, "a link that someone else has laid is not followed"
    folder.unlink()
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    assert private_folder(tmp_path / "corpus") != folder


def test_a_letter_full_of_markup_is_shown_as_words(desk):
    made = desk()
    evil = letter_text("BW 20-8", '<script>alert(1)</script> "><img src=x onerror=alert(2)> Who?', "See [here](javascript:alert(3)). <b>Bold</b> {{7*7}}").encode()
    page = made.client.report(made.client.upload(("BW-20-8.txt", evil)))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert not re.search(r"<script>|<img|<b>|href=.javascript", page)


# -- rebuilding ------------------------------------------------------------------------------------------------------


def test_a_failed_rebuild_is_one_sentence_and_the_old_one_serves(desk, capfd):
    made = desk()
    before = made.shelf.library
    (made.corpus / "phrasings").mkdir()
    (made.corpus / "phrasings" / "NONE-1.yaml").write_text("written_by: people\n", encoding="utf-8")
    page = made.client.rebuilt()
    told = re.search(r'class="problem"[^>]*>(.*?)</p>', page)[1]
    assert "there is no letter &quot;NONE-1&quot;" in told and "The old index still serves." in told
    assert made.shelf.library is before
    assert cited(made, "How many parking fines did you issue in 2019?") == {"BW-20-1"}
    assert len(re.findall('"event": "rebuild", "outcome": "failed"', capfd.readouterr().err)) == 1
    (made.corpus / "phrasings" / "NONE-1.yaml").unlink()
    assert "The index is new" in made.client.rebuilt()


def building_process() -> int:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        for child in Path(f"/proc/{os.getpid()}/task").glob("*/children"):
            for pid in child.read_text().split():
                if b"web.staff.building" in Path(f"/proc/{pid}/cmdline").read_bytes():
                    return int(pid)
        time.sleep(0.01)
    raise AssertionError("no building process")


@pytest.mark.parametrize("after", [0.0, 0.5])
def test_the_building_process_is_killed_and_the_old_index_goes_on(desk, after):
    made = desk()
    for n in range(30, 70):
        (made.corpus / "letters" / f"BW-20-{n}.txt").write_text(letter_text(f"BW 20-{n}", f"What of park {n}?", f"Park {n} has {n} benches."), encoding="utf-8")
    before = made.shelf.library
    assert made.client.post("/staff/rebuild").status == 303
    assert made.client.post("/staff/rebuild").status == 303, "a second press does nothing more"
    process = building_process()
    time.sleep(after)
    os.kill(process, signal.SIGKILL)
    page = made.client.wait_for_rebuild()
    assert "The process that makes the index was stopped before it was done. The old index still serves." in page
    assert made.shelf.library is before
    assert cited(made, "How many parking fines did you issue in 2019?") == {"BW-20-1"}
    assert "42 documents" in made.client.rebuilt()
    assert len([path for path in made.index.iterdir() if path.name.startswith("v-")]) <= 2


def test_questions_are_answered_from_the_old_index_until_the_new_one_is_whole(desk):
    made = desk()
    (made.corpus / "letters" / "BW-20-7.txt").write_bytes(ZEBRAS)
    failures: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                assert cited(made, "How many parking fines did you issue in 2019?") == {"BW-20-1"}
            except BaseException as error:
                failures.append(error)
                return

    askers = [threading.Thread(target=ask) for _ in range(2)]
    for asker in askers:
        asker.start()
    page = made.client.rebuilt()
    stop.set()
    for asker in askers:
        asker.join()
    assert failures == []
    assert "3 documents" in page
    assert cited(made, "How many zebras does the council keep?") == {"BW-20-7"}


def test_the_old_library_is_let_go_and_its_files_deleted(desk, monkeypatch):
    """What was removed lies on no disk for long, and the service does not grow with each rebuild."""
    import gc
    import weakref

    monkeypatch.setattr("web.staff.rebuilding.READ_OUT", 0.2)
    made = desk()
    store = made.shelf.library.store  # someone still has it, and is not heard of again
    old, path = weakref.ref(store), store.path
    models = made.shelf.library.embeddings, made.shelf.library.reader
    (made.corpus / "letters" / "BW-20-2.txt").unlink()
    made.client.rebuilt()
    deadline = time.monotonic() + 5
    while path.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not path.exists()
    assert (made.shelf.library.embeddings, made.shelf.library.reader) == models, "the models are not loaded again"
    del store
    gc.collect()
    assert old() is None


def test_letters_that_change_while_the_index_is_made_are_not_served_half(desk, monkeypatch):
    made = desk()
    real = made.door.staff.rebuilding._build

    def change_then() -> Any:
        said = real()
        (made.corpus / "letters" / "BW-20-7.txt").write_bytes(ZEBRAS)
        return said

    monkeypatch.setattr(made.door.staff.rebuilding, "_build", change_then)
    before = made.shelf.library
    page = made.client.rebuilt()
    assert "The index is older than the corpus (letters/BW-20-7.txt changed). The old index still serves." in page
    assert made.shelf.library is before


def test_nothing_is_taken_in_or_removed_while_the_index_is_made(desk):
    from web.staff.rebuilding import Progress

    made = desk()
    page = made.client.report(made.client.upload(("BW-20-7.txt", ZEBRAS)))
    batch = re.search(r"uploads/([^/]{16})/take", page)[1]
    made.door.staff.rebuilding.progress = Progress("running", "embedding", 3, 10)
    shown = made.client.get("/staff/rebuild").text
    assert "Making them searchable" in shown and 'max="10" value="3"' in shown
    assert made.client.post(f"/staff/uploads/{batch}/take", {"take": "0"}).status == 409
    assert made.client.post("/staff/remove", {"path": "letters/BW-20-1.txt"}).status == 409
    assert letters(made.corpus) == ["BW-20-1.txt", "BW-20-2.txt"]


def test_the_list_can_be_searched(desk):
    client = desk().client
    assert len(re.findall("class=\"entry\"", client.get("/staff").text)) == 2
    assert len(re.findall("class=\"entry\"", client.get("/staff?find=20-2").text)) == 1
    assert len(re.findall("class=\"entry\"", client.get("/staff?find=march+2020").text)) == 2
    nothing = client.get("/staff?find=%3Cscript%3E").text
    assert "There is none like that." in nothing and "<script>" not in nothing.replace("<script src", "")
    assert "What was answered" in client.get("/staff/document?path=letters/BW-20-1.txt").text


def test_docx_is_taken_as_it_is(desk):
    made = desk(read=None)
    data = docx_bytes("Words of a letter that has no request in it.")
    page = made.client.report(made.client.upload(("plain.docx", data)))
    assert "no request and answer could be told apart" in page.lower()
    made.client.post(f"/staff/uploads/{re.search(r'uploads/([^/]{16})/take', page)[1]}/take", {"take": "0"})
    assert (made.corpus / "letters" / "plain.docx").read_bytes() == data
