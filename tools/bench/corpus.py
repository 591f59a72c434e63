"""One size of the archive for all engines: its documents, our index of them, and how long it took.

Sizes other than the real archive's are recombined (see `recombined`).
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from mkdocs.utils.meta import get_data
from tools.bench.recombined import recombine

from mundap.build import understand
from mundap.folder import data_files, picture_paths, read_files, transcript_paths
from mundap.language.morphology import Morphology
from mundap.model.archive import Archive
from mundap.pages.addresses import url
from mundap.search import AuthoredPage, emit
from mundap.search.documents import Document, documents

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


class Kept:
    """A store that forgets nothing, as the folder on a maintainer's disk."""

    def __init__(self) -> None:
        self._values: dict[str, bytes] = {}

    def load(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        """The values of those keys that it has."""
        return {key: self._values[key] for key in keys if key in self._values}

    def save(self, values: Mapping[str, bytes]) -> None:
        """Keep values."""
        self._values.update(values)


def real_archive() -> tuple[Archive, Sequence[Sequence[str]]]:
    """The archive of this repository and its synonyms."""
    transcripts, _ = read_files(transcript_paths(DOCS))
    data, _ = data_files(DOCS)
    understood = understand(transcripts, data, picture_paths(DOCS))
    return understood.archived.archive, (*understood.data.synonyms, *understood.data.search_words)


def authored() -> tuple[AuthoredPage, ...]:
    """The pages that people wrote, as the build has them: without the home page."""
    paths = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
    pages = (
        _page(path, (DOCS / path).read_text(encoding="utf-8"))
        for path in paths
        if path != "index.md" and not path.startswith("talks/")
    )
    return tuple(page for page in pages if page is not None)


def _page(path: str, text: str) -> AuthoredPage | None:
    markdown, meta = get_data(text)
    search = meta.get("search")
    if isinstance(search, dict) and search.get("exclude"):
        return None
    return AuthoredPage(path, str(meta.get("title") or ""), markdown)


def described(number: int, document: Document) -> dict[str, object]:
    """A document as the peers get it: with all the words that ours may find it by."""
    said = f"{document.question}\n{document.text}"
    body = (document.text, *(name for name in document.names if name not in said))
    return {
        "document": number,
        "kind": int(document.kind),
        "url": document.url,
        "title": " ".join(document.question.split()) or document.title,
        "body": "\n".join(filter(None, body)),
        "file": document.file,
        "first": document.first,
        "last": document.last,
    }


def main() -> int:
    """Write documents and index into a folder; print sizes and seconds as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--exchanges", type=int, default=0, help="0: the real archive")
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    archive, synonyms = real_archive()
    if options.exchanges not in (0, len(archive.exchanges)):
        archive = recombine(archive, options.exchanges)
    pages = authored()
    found = documents(archive, pages, url)
    options.folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps([described(*each) for each in enumerate(found)], ensure_ascii=False)
    (options.folder / "documents.json").write_text(text, encoding="utf-8")

    analysed, last = Kept(), Kept()
    seconds: list[float] = []
    for store in (last, Kept(), last):
        morphology = Morphology(analysed)
        # Kiwi's start is the same for every size, and no part of the work; a text that is known
        # would not start it.
        morphology.analyse([f"{len(seconds)}"])
        start = time.perf_counter()
        files = emit(archive, pages, synonyms, morphology, store=store)
        seconds.append(time.perf_counter() - start)
    for file in files:
        path = options.folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    report = {
        "exchanges": len(archive.exchanges),
        "documents": len(found),
        "cold": seconds[0],
        "analysed": seconds[1],
        "unchanged": seconds[2],
    }
    json.dump(report, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
