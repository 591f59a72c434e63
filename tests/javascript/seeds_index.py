"""The real index of this repository: its files, its documents, and the graded queries."""

from __future__ import annotations

from collections.abc import Sequence

from tests.gold_seeds import ROOT, gold
from tests.javascript.examples import Json, base64_of
from tools.bench.corpus import Kept, authored, real_archive
from tools.bench.graded import Placed, documents_of, placed, read_queries

from mundap.language.morphology import Morphology
from mundap.pages.addresses import url
from mundap.search import FOLDER, emit
from mundap.search.documents import Document, documents

GRADED = tuple(sorted(path.stem for path in (ROOT / "tests" / "gold").glob("queries*.yml")))
"""Files of `tests/gold/`."""


def seeds() -> Json:
    """The index, and what is true of it by other ways than its own."""
    archive, synonyms = real_archive()
    pages = authored()
    index = emit(archive, pages, synonyms, Morphology(Kept()))
    found = [written(*each) for each in enumerate(documents(archive, pages, url))]
    places = placed(found)
    return {
        "files": {file.path.removeprefix(f"{FOLDER}/"): base64_of(file.content) for file in index},
        "documents": found,
        "graded": {name: graded(name, places) for name in GRADED},
    }


def written(number: int, document: Document) -> Json:
    """A document with its two fields as they were written."""
    return {
        "document": number,
        "kind": int(document.kind),
        "url": document.url,
        "title": document.title,
        "question": document.question,
        "text": document.text,
        "file": document.file,
        "first": document.first,
        "last": document.last,
    }


def graded(name: str, places: Sequence[Placed]) -> list[Json]:
    """The queries of a file; what is relevant as document number → gain."""
    questions = gold()["questions"]
    return [
        {"q": each.q, "kind": each.kind, "relevant": documents_of(each, places, questions)}
        for each in read_queries(ROOT / "tests" / "gold" / f"{name}.yml")
    ]
