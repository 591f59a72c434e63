"""Where everything is: source paths, URLs, anchors and the links between pages.

Nothing else knows them. Source paths are what MkDocs links by (`q/abc123.md`), URLs are
relative to the site's root (`q/abc123/`), anchors survive text being inserted above them.
"""

from __future__ import annotations

import functools
import hashlib
import posixpath
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote, unquote, urlencode

from mundap.model.archive import Exchange, Record, Talk
from mundap.model.transcript import Asked, Heading, Part, Passage

HOME = "index.md"
TALKS = "talks/index.md"
SPEAKERS = "speakers/index.md"
TOPICS = "topics/index.md"
QUESTIONS = "questions.md"
SEARCH = "search.md"

_SAFE = "/-._~"


def exchange_page(id: str) -> str:
    """Source path of an exchange's page."""
    return f"q/{id}.md"


def talk_page(slug: str) -> str:
    """Source path of a talk's page."""
    return f"talks/{slug}.md"


def record_page(talk: Talk, record: Record) -> str:
    """Source path of the page that shows a record: the talk's own, or one under it."""
    if record.canonical:
        return talk_page(talk.slug)
    return f"talks/{talk.slug}/{record.slug}.md"


def speaker_page(slug: str) -> str:
    """Source path of a speaker's page."""
    return f"speakers/{slug}.md"


def topic_page(slug: str) -> str:
    """Source path of a topic's page."""
    return f"topics/{slug}.md"


def url(src_uri: str, anchor: str = "") -> str:
    """Address of a page relative to the site's root, percent-encoded: `q/abc123/`."""
    path = src_uri.removesuffix(".md")
    path = path.removesuffix("index") if posixpath.basename(path) == "index" else f"{path}/"
    return quote(path, safe=_SAFE) + (f"#{anchor}" if anchor else "")


def source_of(address: str) -> tuple[str, str]:
    """Source path and anchor of an address relative to the site's root; undoes `url`."""
    path, _, anchor = address.partition("#")
    path = unquote(path)
    return (f"{path[:-1]}.md" if path.endswith("/") else path or HOME), anchor


def link(start: str, end: str, anchor: str = "", query: Mapping[str, str] | None = None) -> str:
    """Relative Markdown link target from one page to another, percent-encoded.

    Args:
        start: Source path of the page that links.
        end: Source path it leads to, a page or another file under `docs/`.
        anchor: Anchor without `#`; with `start == end` only it remains.
        query: Query parameters.
    """
    tail = f"#{anchor}" if anchor else ""
    if start == end and anchor:
        return tail
    path = _relative(end, posixpath.dirname(start) or ".")
    search = f"?{urlencode(query)}" if query else ""
    return quote(path, safe=_SAFE) + search + tail


# A talk links from few folders to many pages, and again in the next build of `mkdocs serve`.
_relative = functools.lru_cache(maxsize=20_000)(posixpath.relpath)


def exchange_anchor(id: str) -> str:
    """Anchor of an exchange on its talk's page."""
    return f"q-{id}"


def speaker_anchor(slug: str) -> str:
    """Anchor of a speaker's group on a topic's page."""
    return f"speaker-{slug}"


def topic_anchor(slug: str) -> str:
    """Anchor of a topic's group on a speaker's page."""
    return f"topic-{slug}"


def talk_anchor(slug: str) -> str:
    """Anchor of a talk's group on the page of all questions."""
    return f"talk-{slug}"


PARTS = frozenset(("mundap-filters", "mundap-finder", "mundap-query"))
"""Ids that our templates give parts of a page."""


def text_anchor(slugify: Callable[[str, str], str], text: str, separator: str) -> str:
    """Anchor of a heading that has none of ours, from its text as `slugify` has it.

    `__config` or `mundap-filters` would be taken by a script for the part of the page of that id.
    """
    slug = slugify(text, separator)
    return f"h-{slug.lstrip('_-')}" if slug.startswith("_") or slug in PARTS else slug


def exchanges_by_place(exchanges: Iterable[Exchange]) -> dict[tuple[str, int], Exchange]:
    """Find the exchange by file and line of its question, in whichever record it stands."""
    places: dict[tuple[str, int], Exchange] = {}
    for exchange in exchanges:
        for source in (exchange.source, *(v.source for v in exchange.variants)):
            places.setdefault((source.file, source.first), exchange)
    return places


def anchors(record: Record, places: Mapping[tuple[str, int], Exchange]) -> tuple[str, ...]:
    """Give each part of a record its anchor on the record's page.

    An exchange has `q-<id>`; a passage `p-` and a heading `s-` with a short hash of its text,
    so that neither moves when lines are inserted. A heading that opens a passage carries the
    passage's anchor, and the passage the empty one: one place, one anchor. Equal ones are
    numbered.

    Args:
        record: The record.
        places: What `exchanges_by_place` gives for the archive.

    Returns:
        One anchor for each of `record.transcript.parts`; those that are not empty are unique.
    """
    parts = record.transcript.parts
    used: dict[str, int] = {}
    found: list[str] = []
    for index, part in enumerate(parts):
        if isinstance(part, Passage) and index and _opens(parts[index - 1], part):
            found.append("")
            continue
        following = parts[index + 1] if index + 1 < len(parts) else None
        found.append(_numbered(_anchor(record, part, following, places), used))
    return tuple(found)


def passage_anchors(record: Record, places: Mapping[tuple[str, int], Exchange]) -> dict[int, str]:
    """Anchor of each passage of a record, by its first line."""
    parts = record.transcript.parts
    given = anchors(record, places)
    return {
        part.first: given[index] or given[index - 1]
        for index, part in enumerate(parts)
        if isinstance(part, Passage)
    }


def _anchor(
    record: Record, part: Part, following: Part | None, places: Mapping[tuple[str, int], Exchange]
) -> str:
    match part:
        case Asked():
            exchange = places.get((record.file, part.first))
            if exchange is not None:
                return exchange_anchor(exchange.id)
            return f"q-{_digest(part.question.text or '')}"
        case Heading():
            return f"{'p' if _opens(part, following) else 's'}-{_digest(part.text)}"
        case Passage():
            return f"p-{_digest(part.title)}"


def _opens(heading: Part, passage: Part | None) -> bool:
    return isinstance(heading, Heading) and isinstance(passage, Passage) and passage.headed


def _numbered(anchor: str, used: dict[str, int]) -> str:
    """An anchor that is not used; `used` has the last number of each that is."""
    ordinal = used.get(anchor, 0) + 1
    candidate = anchor if ordinal == 1 else f"{anchor}-{ordinal}"
    while candidate in used:
        ordinal += 1
        candidate = f"{anchor}-{ordinal}"
    used[anchor] = ordinal
    used.setdefault(candidate, 1)
    return candidate


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
