"""What holds for any file at all, however it is written or damaged.

The oracle of what a file says is a CommonMark viewer on the text without its declared noise; that
of what a page shows is the page as MkDocs renders it.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from tests.html_tree import Node, parse_html, site_html

from mundap import exports, pages
from mundap.build import Understood, understand
from mundap.model.archive import Archive, Record, Talk
from mundap.model.transcript import LineClass, Transcript
from mundap.pages.addresses import exchange_page, record_page
from mundap.text.inline import commonmark_parser
from mundap.text.noise import clean_lines
from mundap.text.plain import answer_text
from mundap.text.source import Source, read_source

# What the outline leaves out of CommonMark is left out here, too: see mundap.text.outline.
VIEWER = commonmark_parser().enable("table").disable(["reference", "code", "html_block"])

FORBIDDEN = {"script", "style", "iframe", "object", "embed", "svg", "img", "form", "input", "meta"}
ALIGNED = re.compile(r"text-align: (?:left|center|right);")
"""The one style of a table's cell; the site writes it as an attribute instead."""
SCHEMES = ("https://", "http://", "mailto:")
SOURCE_PATH = re.compile(
    r"(?:[^/\x00-\x1f\\.][^/\x00-\x1f\\]*/)*[^/\x00-\x1f\\.][^/\x00-\x1f\\]*\.md"
)

# A mark that only says who asks or answers; its words become the layout of the page.
_MARK = re.compile(
    r"(?i)^\W*(?:(?:추가|후속|재|꼬리|사전|현장)?\s*질문(?:내용)?|질의|답변|대답|응답|q|a|문|답)"
    r"(?:\s*&\s*a)?[\s.]*\d{0,3}번?(?=\W|$)[^\w(\[<]*"
)


# When a message of a chat was sent, and by whom; a log is read for what was said.
_STAMP = re.compile(r"^[^:：]{0,30}\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*(?:[^:：\[\]]{1,20}[:：])?\s*")

# Where a piece of shown text ends; targets, because questions inside a code fence are read as
# Markdown, and their links become links.
_CUT = re.compile("[\n<>&\ufffd]+|\\]\\([^()\\s]*\\)")
_NOWHERE = re.compile(r" \([^()]*[:/][^()]*\)")
# The number of an item: a browser counts, the text of a page has none.
_NUMBER = re.compile(r"^\s*\d{1,9}[.)](?:\s+|$)")


def check(files: Mapping[str, bytes]) -> Understood:
    """Read files as the only transcripts of a site; AssertionError when something does not hold.

    Args:
        files: Path under `docs/` → bytes.
    """
    understood = understand(files, {})
    sources = {path: read_source(path, data)[0] for path, data in files.items()}
    said = {each.path for each in understood.diagnostics}
    unread = {path for path, source in sources.items() if source is None}
    assert unread <= said, f"말 없이 빠진 파일: {unread - said}"
    for transcript in understood.transcripts:
        source = sources[transcript.path]
        assert source
        _check_ledger(source, transcript)
    archive = understood.archived.archive
    emitted = pages.emit(archive, pages.SiteOptions())
    for page in emitted:
        assert SOURCE_PATH.fullmatch(page.src_uri), page.src_uri
    names = [page.src_uri for page in emitted]
    assert len(names) == len({unicodedata.normalize("NFC", name).casefold() for name in names})
    trees = {page.src_uri: parse_html(site_html(page.markdown)) for page in emitted}
    for uri, tree in trees.items():
        _check_page(uri, tree)
    _check_links(trees)
    _check_exchanges(archive, trees)
    for talk, record in _records(archive):
        source = sources[record.file]
        assert source
        _check_content(source, trees[record_page(talk, record)])
    assert len({e.id for e in archive.exchanges}) == len(archive.exchanges)
    for export in exports.emit(archive):
        export.text.encode("utf-8")
    return understood


def letters(text: str) -> str:
    """Letters and numbers of a text: what no layout may lose."""
    return "".join(
        c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c)[0] in "LN"
    )


def _records(archive: Archive) -> Iterator[tuple[Talk, Record]]:
    for talk in archive.talks:
        for record in talk.records:
            yield talk, record


def _check_ledger(source: Source, transcript: Transcript) -> None:
    """Each line that is not blank has exactly one account."""
    written = [n for n, line in enumerate(source.lines, 1) if line.strip()]
    assert [entry.line for entry in transcript.ledger] == written
    for entry in transcript.ledger:
        assert bool(entry.noise) == (entry.kind is LineClass.NOISE), entry


def _check_page(uri: str, tree: Node) -> None:
    """Sound HTML in which nothing is executed; `parse_html` has seen to it that tags match."""
    found = [node.attributes["id"] for node in tree.walk() if "id" in node.attributes]
    assert len(found) == len(set(found)), f"{uri}: 같은 id가 두 번 있습니다"
    for node in tree.walk():
        assert node.tag not in FORBIDDEN, f"{uri}: <{node.tag}>"
        for name, value in node.attributes.items():
            assert name not in ("style", "srcdoc") or ALIGNED.fullmatch(value), f"{uri}: {value}"
            assert not name.startswith("on"), f"{uri}: {name}"
        for name in ("href", "src"):
            target = node.attributes.get(name, "").strip()
            scheme = re.match(r"[^/?#]*:", target)
            assert not scheme or target.startswith(SCHEMES), f"{uri}: {target}"


def _check_links(trees: Mapping[str, Node]) -> None:
    """Links between pages lead to pages and to places on them."""
    ids = {
        uri: {n.attributes["id"] for n in tree.walk() if "id" in n.attributes}
        for uri, tree in trees.items()
    }
    for uri, tree in trees.items():
        for target in (n.attributes.get("href", "") for n in tree.walk() if n.tag == "a"):
            if target.startswith(SCHEMES) or not target:
                continue
            path, _, anchor = target.partition("#")
            page = posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(path)))
            page = page if path else uri
            assert page in trees, f"{uri}: {target}"
            assert not anchor or anchor in ids[page], f"{uri}: {target}"


def _check_exchanges(archive: Archive, trees: Mapping[str, Node]) -> None:
    """The page of an exchange shows its question and all of its answer, in order."""
    for exchange in archive.exchanges:
        text = _text(trees[exchange_page(exchange.id)])
        wanted = [exchange.question or "", *answer_text(exchange.asked.turns).split("\n")]
        lost = _lost(wanted, letters(text))
        # What a link that leads nowhere says of its target stands in the middle of a line.
        lost = lost and _lost(wanted, letters(_NOWHERE.sub("", text)))
        assert not lost, f"{exchange.source}: {lost}"


def _check_content(source: Source, tree: Node) -> None:
    """What a viewer shows of a file without its noise is on its page, in order."""
    cleaned = clean_lines(source.lines, source.body)
    for raw, line in zip(source.lines[source.body - 1 :], cleaned[source.body - 1 :], strict=True):
        # Only tags, comments and an editor's buttons are noise, and each is named.
        assert "<" in raw or line.noise or line.text == raw or not raw.strip(), raw
    text = "\n".join(line.text for line in cleaned)
    wanted = list(_lines(parse_html(VIEWER.render(text))))
    assert not (lost := _lost(wanted, letters(_text(tree)))), f"{source.path}: {lost}"


def _lost(wanted: list[str], shown: str) -> list[str]:
    """The lines that are not in a text where they should be."""
    place, lost = 0, []
    for line in wanted:
        bare = _NUMBER.sub("", line)
        if not letters(_MARK.sub("", bare)):
            # A mark alone, before something strong: its one letter stands anywhere.
            continue
        # The nearest of the ways to show it: what stands further on may be another line.
        ways = map(letters, (line, bare, _MARK.sub("", bare), _STAMP.sub("", bare)))
        ends = [(at, at + len(said)) for said in ways if (at := shown.find(said, place)) >= 0]
        if ends:
            place = min(ends)[1]
        else:
            lost.append(line)
    return lost


def _text(node: Node) -> str:
    return node.text()


def _lines(node: Node) -> Iterator[str]:
    """Lines of what a viewer shows, cut where a page may say more.

    Those are links (the target of one that leads nowhere) and what entities stand for: a line with
    more marks than anybody writes is shown as it was typed.
    """
    for child in node.children:
        if isinstance(child, Node):
            yield from _lines(child)
        else:
            yield from _CUT.split(child)
