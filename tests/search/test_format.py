"""The format, byte for byte: an index of two documents, written by hand from its description.

A browser may hold files of the last build. If this test has to change, so has the format's number.
"""

from __future__ import annotations

from mundap.search import start
from mundap.search.cards import card_chunks, chunk_file
from mundap.search.coding import varints
from mundap.search.collection import Entry, Posting
from mundap.search.documents import Document, Kind
from mundap.search.functions import Role
from mundap.search.grams import collect_pairs, gram_files
from mundap.search.postings import posting_list
from mundap.search.terms import Flag

ENTRIES = (
    Entry("ai", "ai", Flag.NONE, (Posting(0, 1, 0), Posting(1, 0, 2))),
    Entry("돕다", "ㄷㅗㅂㄷㅏ", Flag.VERB, ()),
    Entry("도움", "ㄷㅗㅇㅜㅁ", Flag.COMPOUND, (Posting(1, 0, 1),)),
    Entry("학교", "ㅎㅏㄱㄱㅛ", Flag.WEAK, (Posting(0, 3, 130),)),
)


def test_start() -> None:
    sections = {
        "header": start.header([1, 1, 0, 0, 0, 0], (2.5, 40.0), 4, [2]),
        "lexicon": start.lexicon(ENTRIES, (len(posting_list(e.postings)) for e in ENTRIES)),
        "shapes": start.stem_shapes({"ㄷㅗㅇㅜ": [1], "ㄷㅗㅇㅗㅏ": [1]}),
        "functions": start.function_words({"ㅇㅡㄹ": Role(3), "ㅁㅗㅅ": Role.AUXILIARY}),
        "synonyms": start.groups([[2, 1], [0, 3]]),
        "lengths": start.lengths([(1, 1), (5, 130)]),
        "chunks": varints([2]),
        "shards": varints([4]),
    }
    assert start.container(sections) == b"".join(
        (
            b"MDS1",
            b"\x08",
            b"\x06header\x4d\x07lexicon\x1a\x06shapes\x0d\x09functions\x0b",
            b"\x08synonyms\x07\x07lengths\x02\x06chunks\x01\x06shards\x01",
            b'{"format":2,"kinds":[1,1,0,0,0,0],"average":[2.5,40.0],"terms":4,"names":[2]}',
            # ai · 돕다 · 도움, whose first two keys are 돕다's · 학교
            bytes.fromhex("02 6169 05 86a691869e 23 96ab90 05 9d9e8080aa"),
            # their documents and flags; bytes of postings beyond one a document
            bytes.fromhex("10 01 0a 0c 01 00 03"),
            # 도와 · 도우, both of term 1
            bytes.fromhex("02 05 86a696a69e 01 02 31 ab 01 00"),
            # 못 · 을
            bytes.fromhex("02 03 90a694 04 03 96b088 03"),
            bytes.fromhex("02 02 00 03 02 01 01"),
            bytes.fromhex("00 5a"),
            bytes.fromhex("02"),
            bytes.fromhex("04"),
        )
    )


def test_postings() -> None:
    # 0: once in the question · 1, a gap of 1: twice in the text · 300, a gap of 299: both.
    postings = (Posting(0, 1, 0), Posting(1, 0, 2), Posting(300, 3, 130), Posting(301, 0, 1))
    assert posting_list(postings) == bytes.fromhex("02 05 02 af09 03 8201 04")


def test_grams() -> None:
    # aa (U+0061), 가나 and 나다 (U+AC00, U+B098, U+B2E4).
    directory, files = gram_files(collect_pairs([("가나", "A a"), ("", "가 나, 다")]))
    assert files == (bytes.fromhex("01 01 01 02"),)
    assert directory == bytes.fromhex("03 01 03 e1808403 01 01 b7e0fedc0a 02 02 cc84e024 01 01")


def test_cards() -> None:
    document = Document(
        Kind.PASSAGE, "talks/a/#p-1", "제목", "제목", "글\n둘", tags=("김연사",), page="강연"
    )
    (chunk,) = card_chunks([document, document])
    card = '{"u":"talks/a/#p-1","t":"제목","x":"글\\n둘","k":1,"g":["김연사"],"p":"강연"}'
    assert chunk_file(chunk).decode() == f"[{card},{card}]"
