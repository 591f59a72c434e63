"""A few of the inputs that `make fuzz` tries by the thousand."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.damage import damaged
from tests.fuzz.invariants import check
from tests.fuzz.writing import READ_BACK, SHAPES, write

from mundap.build import read_all

chance = st.randoms(use_true_random=False)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_transcript_of_every_shape_is_sound(shape: str) -> None:
    written = write(Random(shape), shape)
    check({"talks/written.md": written.text.encode()})


@settings(max_examples=60, deadline=None, derandomize=True)
@given(chance, st.sampled_from(READ_BACK))
def test_what_was_asked_is_read_back(random: Random, shape: str) -> None:
    written = write(random, shape)
    ((transcript,), _) = read_all({"talks/written.md": written.text.encode()}, ())
    assert tuple(asked.question.text for asked in transcript.asked) == written.questions
    assert {asked.dialect for asked in transcript.asked} == {shape}


@settings(max_examples=25, deadline=None, derandomize=True)
@given(chance)
def test_a_damaged_transcript_is_sound(random: Random) -> None:
    check({"talks/damaged.md": damaged(random, write(random).text.encode())})


@settings(max_examples=5, deadline=None, derandomize=True)
@given(chance)
def test_several_transcripts_side_by_side_are_sound(random: Random) -> None:
    one, other = write(random).text.encode(), write(random).text.encode()
    check({"talks/one.md": one, "talks/copy.md": damaged(random, one, 3), "talks/other.md": other})


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.binary(max_size=200))
def test_any_bytes_are_sound(data: bytes) -> None:
    check({"talks/bytes.md": data})
