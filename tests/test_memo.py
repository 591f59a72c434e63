"""What one build computed, for the next."""

from __future__ import annotations

from collections.abc import Sequence

from mundap.memo import FORGETFUL, Memo


def recalled(memo: Memo, key: object, value: str) -> str:
    return memo.recall(key, lambda: value)


def test_a_value_is_made_once_for_a_key() -> None:
    memo = Memo()
    assert recalled(memo, ("가", 1), "first") == "first"
    assert recalled(memo, ("가", 1), "second") == "first"
    assert recalled(memo, ("가", 2), "second") == "second"


def test_nothing_is_a_value_too() -> None:
    memo = Memo()
    assert memo.recall("가", lambda: None) is None
    memo.turn()
    assert memo.recall("가", lambda: "second") is None


def test_only_new_values_of_several_are_made_and_together() -> None:
    memo = Memo()
    asked: list[Sequence[str]] = []

    def make(new: Sequence[str]) -> dict[str, str]:
        asked.append(new)
        return {key: key.upper() for key in new}

    assert memo.recall_all("kind", ["a", "b", "a"], make) == {"a": "A", "b": "B"}
    memo.turn()
    assert memo.recall_all("kind", ["b", "c"], make) == {"b": "B", "c": "C"}
    assert memo.recall_all("other kind", ["b"], make) == {"b": "B"}
    assert memo.recall_all("kind", ["b", "c"], make) == {"b": "B", "c": "C"}
    assert asked == [["a", "b"], ["c"], ["b"]]
    assert FORGETFUL.recall_all("kind", ["a"], make) == {"a": "A"}


def test_what_a_build_does_not_ask_for_is_forgotten() -> None:
    memo = Memo()
    recalled(memo, "kept", "first")
    recalled(memo, "left", "first")
    memo.turn()
    recalled(memo, "kept", "second")
    memo.turn()
    assert recalled(memo, "kept", "third") == "first"
    assert recalled(memo, "left", "third") == "third"


def test_a_build_that_fails_takes_nothing_away() -> None:
    memo = Memo()
    recalled(memo, "kept", "first")
    memo.turn()
    recalled(memo, "new", "first")
    # The build ended here, without `turn`; this is the next one.
    assert recalled(memo, "kept", "second") == "first"
    assert recalled(memo, "new", "second") == "first"


def test_it_keeps_no_more_than_it_has_room_for() -> None:
    memo = Memo(room=1)
    recalled(memo, "one", "first")
    recalled(memo, "two", "first")
    assert recalled(memo, "one", "second") == "first"
    assert recalled(memo, "two", "second") == "second"


def test_a_build_alone_keeps_nothing() -> None:
    recalled(FORGETFUL, "가", "first")
    assert recalled(FORGETFUL, "가", "second") == "second"
