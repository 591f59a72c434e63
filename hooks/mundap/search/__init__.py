"""The search index: what `docs/contributing/search-format.md` describes, from an `Archive`.

`emit` is the list of its files. Below it each module is one of them, or one step to them:
documents → terms → collection → bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mundap.language.analyser import VERSION
from mundap.language.hangul import jamo
from mundap.language.morphology import Morphology
from mundap.memo import FORGETFUL, Memo
from mundap.model.archive import Archive
from mundap.pages.addresses import url
from mundap.search import start
from mundap.search.cards import card_chunks, chunk_file, facets
from mundap.search.coding import gzipped, varints
from mundap.search.collection import Entry, collect, entries
from mundap.search.dictionary import dictionary_files, held, near_words
from mundap.search.documents import AuthoredPage, Document, Kind, documents
from mundap.search.functions import functions
from mundap.search.grams import collect_pairs, gram_files
from mundap.search.keeping import packed, unpacked
from mundap.search.postings import SHARD, posting_list, shards
from mundap.search.reading import readings
from mundap.search.synonyms import is_typed, known_groups, synonym, united
from mundap.search.terms import Flag, Term, keystrokes, term
from mundap.search.topics import exchanges_on, topic_files
from mundap.store import Store, key_of

__all__ = ["AuthoredPage", "IndexFile", "emit"]

FOLDER = "search/index"
_LAST = key_of("search index")
"""Where the store has it: one, or each change of a text would leave a whole index behind."""


@dataclass(frozen=True, slots=True)
class IndexFile:
    """A file of the index."""

    path: str
    """Where it is published, relative to the site's root."""
    content: bytes
    """What is in it."""


def emit(
    archive: Archive,
    authored: Sequence[AuthoredPage],
    synonyms: Sequence[Sequence[str]],
    morphology: Morphology,
    *,
    store: Store | None = None,
    memo: Memo = FORGETFUL,
    address: Callable[[str], str] = url,
) -> tuple[IndexFile, ...]:
    """Write the index, or take it from the store if nothing that goes into it has changed.

    Args:
        archive: What can be found.
        authored: Pages of the site that people wrote, without the home page.
        synonyms: Groups of words that mean the same; groups that share a word are one.
        morphology: The analyser.
        store: Where the last index is kept, if anywhere.
        memo: What the build before read.
        address: Source path of a page → its address relative to the site's root.

    Returns:
        The manifest and every file it leads to; the same for the same archive.
    """
    found = documents(archive, authored, address, memo)
    names = (archive.speakers, [(t.slug, t.title) for t in archive.talks], archive.topics)
    fingerprint = key_of(VERSION, repr((names, found, synonyms)))

    def make() -> dict[str, bytes]:
        return published(contents(archive, found, synonyms, morphology, memo), len(found))

    # Where builds follow, the first one reads all itself, and the others find it in the memo.
    stored = store if memo is FORGETFUL else None
    last = stored.load([_LAST]).get(_LAST) if stored else None
    files = unpacked(last, fingerprint) if last else None
    if files is None:
        files = memo.recall(("index", fingerprint), make)
        if stored:
            stored.save({_LAST: packed(files, fingerprint)})
    return tuple(IndexFile(path, content) for path, content in files.items())


def published(files: Mapping[str, bytes], documents: int) -> dict[str, bytes]:
    """The files under a folder named after what is in all of them, and the manifest.

    A browser may keep everything but the manifest for ever.
    """
    digest = hashlib.sha256()
    for path, content in sorted(files.items()):
        digest.update(f"{path}\n{len(content)}\n".encode("ascii"))
        digest.update(content)
    generation = digest.hexdigest()[:12]
    manifest = {"format": start.FORMAT, "generation": generation, "documents": documents}
    return {
        f"{FOLDER}/manifest.json": f"{json.dumps(manifest)}\n".encode("ascii"),
        **{
            f"{FOLDER}/{generation}/{path}": gzipped(content)
            for path, content in sorted(files.items())
        },
    }


def contents(
    archive: Archive,
    found: Sequence[Document],
    synonyms: Sequence[Sequence[str]],
    morphology: Morphology,
    memo: Memo = FORGETFUL,
) -> dict[str, bytes]:
    """Path inside the generation → bytes before compression."""
    same = tuple(map(tuple, synonyms))
    groups, typed = memo.recall(("synonyms", same), lambda: _synonyms(same, morphology))
    forms = frozenset(word.form for group in groups for word in group)
    # The very set of the build before, if it was the same: what was read with it is found by it.
    phrases = memo.recall(("phrases", forms), lambda: forms)
    collection = collect(readings(found, morphology, phrases, memo))
    known = list(known_groups(groups, collection.flags, typed))
    terms = entries(collection, (word for group in known for word in group))
    number = {entry.key: at for at, entry in enumerate(terms)}
    lists = [posting_list(entry.postings) for entry in terms]
    of_terms = list(shards(lists, SHARD))
    chunks = card_chunks(found)
    directory, gram_shards = gram_files(collect_pairs(((d.question, d.text) for d in found), memo))
    roles = functions(collection.functions, morphology.conjugations)
    nearest = near_words(terms, found, morphology)
    # A word of which the archive has nothing is a word all the same, and no slip.
    others = sorted(form for form in typed if keystrokes(form) not in number)
    of_topics, topics = topic_files(exchanges_on(archive.topics, found))
    firsts, words = dictionary_files(
        morphology.vocabulary(), {**dict.fromkeys(others, ()), **nearest}, held(terms)
    )
    sections = {
        "header": start.header(
            _kinds(found), _average(collection.lengths), len(terms), _names(archive, number)
        ),
        "lexicon": start.lexicon(terms, map(len, lists)),
        "shapes": start.stem_shapes(_shapes(terms, morphology)),
        "functions": start.function_words(roles),
        "dictionary": firsts,
        "topics": of_topics,
        "synonyms": start.groups([[number[keystrokes(w.form)] for w in group] for group in known]),
        "lengths": start.lengths(collection.lengths),
        "chunks": varints(map(len, chunks)),
        "shards": varints(map(len, of_terms)),
    }
    return {
        "start.bin": start.container(sections),
        "facets.bin": facets(archive, found),
        "grams.bin": directory,
        **{f"postings/{at}.bin": b"".join(shard) for at, shard in enumerate(of_terms)},
        **{f"cards/{at}.bin": chunk_file(chunk) for at, chunk in enumerate(chunks)},
        **{f"topics/{at}.bin": shard for at, shard in enumerate(topics)},
        **{f"dictionary/{at}.bin": shard for at, shard in enumerate(words)},
        **{f"grams/{at}.bin": shard for at, shard in enumerate(gram_shards)},
    }


def _synonyms(
    groups: Sequence[Sequence[str]], morphology: Morphology
) -> tuple[Sequence[Sequence[Term]], frozenset[str]]:
    """The groups as terms, and the forms among them that readers type."""
    of_word = {word: synonym(word, morphology) for group in groups for word in group}
    typed = frozenset(own.form for word, own in of_word.items() if is_typed(word, morphology))
    return united([[of_word[word] for word in group] for group in groups]), typed


def _shapes(terms: Sequence[Entry], morphology: Morphology) -> dict[str, list[int]]:
    """Shape of a stem as keystrokes → the verbs that take it."""
    stems = {
        at: entry.form.removesuffix("다")
        for at, entry in enumerate(terms)
        if Flag.VERB in entry.flags
    }
    conjugated = morphology.conjugations(stems.values())
    shapes: defaultdict[str, list[int]] = defaultdict(list)
    for at, stem in stems.items():
        for shape in conjugated[stem]:
            shapes[jamo(shape)].append(at)
    return shapes


def _names(archive: Archive, number: Mapping[str, int]) -> list[int]:
    """The terms that are speakers' whole names."""
    keys = {keystrokes(term(speaker.name).form) for speaker in archive.speakers}
    return sorted(number[key] for key in keys if key in number)


def _kinds(found: Sequence[Document]) -> list[int]:
    return [sum(document.kind is kind for document in found) for kind in Kind]


def _average(sizes: Sequence[tuple[int, int]]) -> tuple[float, float]:
    count = max(len(sizes), 1)
    question, text = (sum(each) / count for each in zip(*sizes, strict=True)) if sizes else (0, 0)
    return round(question, 3), round(text, 3)
