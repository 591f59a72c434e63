"""What the store on the disk saves, and that a build never needs it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.archive_factory import make_archive

from mundap.cache import FILE, KEPT_DAYS, Cache, engine_version
from mundap.language import analyser
from mundap.language.morphology import Morphology, shared_morphology
from mundap.search import emit
from mundap.store import Recent, key_of

TEXTS = [
    "대학원을 꼭 가야 하나요?",
    "데이터를 골랐다.\n대학원을 꼭 가야 하나요?",
    "",
    "GPT-4 \ud800",
]
DAY = 86_400


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every line that is given to the analyser, and every stem that is conjugated."""
    seen: list[str] = []

    def recording(name: str, real: Callable[[Sequence[str]], object]) -> None:
        def record(texts: Sequence[str]) -> object:
            seen.extend(texts)
            return real(texts)

        monkeypatch.setattr(analyser, name, record)

    recording("analyse", analyser.analyse)
    recording("shapes_of", analyser.shapes_of)
    return seen


def test_a_line_is_analysed_once_whatever_text_it_stands_in(asked: list[str]) -> None:
    Morphology().analyse(TEXTS)
    assert asked == ["대학원을 꼭 가야 하나요?", "데이터를 골랐다.", "GPT-4  "]


def test_the_next_build_of_a_process_asks_neither_store_nor_analyser(asked: list[str]) -> None:
    first = Morphology()
    found = first.analyse(TEXTS)
    asked.clear()
    assert Morphology(before=first).analyse(TEXTS) == found
    assert asked == []


def test_a_second_build_does_not_start_the_analyser(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def build() -> object:
        cache = Cache(tmp_path)
        morph = Morphology(cache)
        analysed = morph.analyse(TEXTS), morph.conjugations(["돕", "먹"])
        index = emit(make_archive(), (), (("학습", "러닝"),), morph, store=cache)
        cache.close()
        return analysed, index

    def start() -> None:
        raise AssertionError

    first = build()
    monkeypatch.setattr(analyser, "_kiwi", start)
    assert build() == first
    with pytest.raises(AssertionError):
        Morphology(Cache(tmp_path)).analyse(["새 글"])


def test_conjugations_are_kept(tmp_path: Path, asked: list[str]) -> None:
    Morphology(Cache(tmp_path)).conjugations(["돕", "먹"])
    found = Morphology(Cache(tmp_path)).conjugations(["돕", "짓", "먹"])
    assert asked == ["돕", "먹", "짓"]
    assert (found["돕"], found["짓"]) == (("도와", "도우", "도워"), ("지",))


def test_only_the_line_that_changed_is_analysed(tmp_path: Path, asked: list[str]) -> None:
    Morphology(Cache(tmp_path)).analyse(["하나\n둘\n셋"])
    asked.clear()
    Morphology(Cache(tmp_path)).analyse(["하나\n두울\n셋"])
    assert asked == ["두울"]


def test_what_is_stored_reads_as_what_was_analysed(tmp_path: Path) -> None:
    fresh = shared_morphology().analyse(TEXTS)
    Morphology(Cache(tmp_path)).analyse(TEXTS)
    assert Morphology(Cache(tmp_path)).analyse(TEXTS) == fresh


@pytest.mark.parametrize(
    "value",
    [b"", b"\xff", b"null", b"[1]", b'["a","NNG",0]', b'["a","NNG",0,"1"]', b'[0,"NNG",0,1]'],
)
def test_a_spoilt_value_is_computed_anew(value: bytes, asked: list[str]) -> None:
    class Spoilt(Recent):
        def load(self, keys):  # type: ignore[no-untyped-def]
            return dict.fromkeys(keys, value)

    assert Morphology(Spoilt()).analyse(TEXTS) == shared_morphology().analyse(TEXTS)
    assert asked[:1] == TEXTS[:1]


# ---- the file ----


def test_values_outlive_the_process(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "a" / "b")
    cache.save({"x": b"1", "y": b"\x00\xff"})
    cache.close()
    again = Cache(tmp_path / "a" / "b")
    assert again.load(["x", "y", "z", "x"]) == {"x": b"1", "y": b"\x00\xff"}
    assert again.problem == ""


def test_many_keys_at_once(tmp_path: Path) -> None:
    values = {str(number): b"%d" % number for number in range(3000)}
    cache = Cache(tmp_path)
    cache.save(values)
    assert cache.load(values) == values


def test_what_other_code_computed_is_dropped(tmp_path: Path) -> None:
    old = Cache(tmp_path, "older")
    old.save({"x": b"1"})
    old.close()
    assert Cache(tmp_path, "newer").load(["x"]) == {}
    assert Cache(tmp_path, "older").load(["x"]) == {}


def test_the_engines_code_is_the_version(tmp_path: Path) -> None:
    Cache(tmp_path).save({"x": b"1"})
    assert Cache(tmp_path, engine_version()).load(["x"]) == {"x": b"1"}


def test_what_nobody_asks_for_goes_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_700_000_000.0

    def on_day(day: int) -> Cache:
        monkeypatch.setattr(time, "time", lambda: now + day * DAY)
        return Cache(tmp_path, "v")

    on_day(0).save({"used": b"1", "unused": b"2"})
    assert on_day(KEPT_DAYS).load(["used"]) == {"used": b"1"}
    later = on_day(KEPT_DAYS + 1)
    assert later.load(["used", "unused"]) == {"used": b"1"}


@pytest.mark.parametrize(
    "content", [b"not a database" * 100, b"SQLite format 3\x00" + b"\xff" * 4000]
)
def test_a_broken_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    cache = Cache(tmp_path)
    cache.save({"x": b"1"})
    cache.close()
    assert cache.problem == ""
    assert Cache(tmp_path).load(["x"]) == {"x": b"1"}


def test_a_file_that_breaks_while_it_is_used_costs_nothing_but_time(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.save({str(number): b"x" * 500 for number in range(200)})
    content = bytearray((tmp_path / FILE).read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    (tmp_path / FILE).write_bytes(content)
    broken = Cache(tmp_path)
    broken.load([str(number) for number in range(200)])
    broken.save({"y": b"2"})
    assert broken.load(["y"]) == {"y": b"2"}
    broken.close()
    assert Cache(tmp_path).problem == ""


@pytest.mark.parametrize("at", range(0, 24, 5))
def test_a_value_with_one_wrong_bit_is_no_value(at: int, tmp_path: Path) -> None:
    Cache(tmp_path, "v").save({"x": b"morphemes of a line", "y": b"others"})
    content = (tmp_path / FILE).read_bytes()
    place = content.index(b"morphemes") - 8 + at
    spoilt = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
    (tmp_path / FILE).write_bytes(spoilt)
    assert Cache(tmp_path, "v").load(["x", "y"]) == {"y": b"others"}


def test_a_value_under_another_key_is_no_value(tmp_path: Path) -> None:
    Cache(tmp_path, "v").save({"x": b"1"})
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("UPDATE kept SET key = 'y'")
    other.close()
    assert Cache(tmp_path, "v").load(["x", "y"]) == {}


@pytest.mark.parametrize("share", [0, 10, 50, 90, 99])
def test_a_file_that_was_half_written_costs_nothing_but_time(share: int, tmp_path: Path) -> None:
    values = {str(number): b"v" * 500 for number in range(200)}
    Cache(tmp_path, "v").save(values)
    content = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(content[: len(content) * share // 100])
    cache = Cache(tmp_path, "v")
    assert cache.load(values).items() <= values.items()
    cache.save(values)
    assert cache.load(values) == values


def test_without_a_folder_it_works_in_memory_and_says_so_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = Cache(tmp_path / "file" / "cache")
    cache.save({"x": b"1"})
    assert cache.load(["x", "y"]) == {"x": b"1"}
    assert "간직하지 못해" in cache.problem
    assert "\n" not in cache.problem


def test_a_file_that_cannot_be_written_is_still_read(tmp_path: Path) -> None:
    Cache(tmp_path, "v").save({"x": b"1"})
    cache = Cache(tmp_path, "v")
    assert cache._connection is not None
    cache._connection.execute("PRAGMA query_only = ON")
    assert cache.load(["x"]) == {"x": b"1"}
    cache.save({"y": b"2"})
    assert cache.load(["y"]) == {"y": b"2"}
    assert cache.problem


def test_a_folder_whose_file_another_build_holds_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mundap.cache._PATIENCE", 0.05)
    cache = Cache(tmp_path, "v")
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("BEGIN EXCLUSIVE")
        cache.save({"x": b"1"})
        assert cache.load(["x"]) == {"x": b"1"}
        assert Cache(tmp_path, "v").load(["x"]) == {}
    assert (tmp_path / FILE).exists()


WRITER = """
import sys
from pathlib import Path
from mundap.cache import Cache
for number in range(60):
    cache = Cache(Path(sys.argv[1]), "v")
    cache.save({f"{sys.argv[2]}{number}": b"v" * 300, "both": sys.argv[2].encode()})
    assert not cache.problem, cache.problem
    cache.close()
"""


def test_two_builds_at_once_lose_nothing(tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", WRITER, str(tmp_path), name] for name in "ab"]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE) for command in commands]
    errors = [each.communicate(timeout=60)[1] for each in running]
    assert errors == [b"", b""]
    keys = [f"{name}{number}" for name in "ab" for number in range(60)]
    found = dict(Cache(tmp_path, "v").load([*keys, "both"]))
    assert found.pop("both") in (b"a", b"b")
    assert found == dict.fromkeys(keys, b"v" * 300)


def test_a_build_that_begins_with_another_keeps_what_that_one_kept(tmp_path: Path) -> None:
    first = Cache(tmp_path, "v")
    looked = Cache._is_of
    answers = iter([False])

    class Late(Cache):
        """Looked at the version before the other build wrote it."""

        @staticmethod
        def _is_of(connection: sqlite3.Connection, version: str) -> bool:
            return next(answers, True) and looked(connection, version)

    first.save({"x": b"1"})
    assert Late(tmp_path, "v").load(["x"]) == {"x": b"1"}


def test_a_build_that_is_killed_leaves_a_sound_file(tmp_path: Path) -> None:
    endless = WRITER.replace("range(60)", "range(10**9)")
    running = subprocess.Popen([sys.executable, "-c", endless, str(tmp_path), "a"])
    deadline = time.monotonic() + 30
    while not Cache(tmp_path, "v").load(["a3"]) and time.monotonic() < deadline:
        time.sleep(0.02)
    running.kill()
    running.wait()
    cache = Cache(tmp_path, "v")
    assert cache.load(["a0", "a3"]) == {"a0": b"v" * 300, "a3": b"v" * 300}
    assert cache.problem == ""


# ---- keys, memory ----


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_texts_have_different_keys(one: list[str], other: list[str]) -> None:
    assert (key_of(*one) == key_of(*other)) == (one == other)


def test_memory_has_room_for_what_was_used_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mundap.store._ROOM", 25)
    store = Recent()
    store.save({"a": b"0123456789", "b": b"0123456789"})
    store.load(["a"])
    store.save({"c": b"0123456789"})
    assert sorted(store.load("abc")) == ["a", "c"]
