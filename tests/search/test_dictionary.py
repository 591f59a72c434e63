"""The files of the dictionary as the browser looks a word up: by its bytes."""

from __future__ import annotations

import pytest

from mundap.language.hangul import jamo
from mundap.search import dictionary
from mundap.search.coding import front_coded, key_bytes, varint


def test_words_stand_in_the_order_of_their_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    # As text é and ん stand before a jamo, as bytes after it.
    monkeypatch.setattr(dictionary, "SHARD", 1)
    words = ["가지", "élan", "んだ", "zoo"]
    firsts, files = dictionary.dictionary_files(words, {}, {jamo("없다")})
    keys = sorted(key_bytes(jamo(word)) for word in words)
    assert sorted(map(jamo, words)) != [jamo(word) for word in ("zoo", "가지", "élan", "んだ")]
    assert firsts == varint(4) + b"".join(front_coded(keys))
    assert len(files) == 4


def test_of_words_that_are_typed_alike_the_one_with_neighbours_stays() -> None:
    alone = dictionary.dictionary_files([], {"API": [(3, 0.5)]}, ())
    assert dictionary.dictionary_files(["api"], {"API": [(3, 0.5)]}, ()) == alone
