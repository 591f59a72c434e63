"""Inline Markdown: what the text of a line says, and what its markup is.

A line is read as GitHub reads it (CommonMark, strikethrough, bare addresses become
links, no HTML), with one kindness: `**용어(term)**은` closes its bold although
CommonMark, which expects a space or punctuation after `)**`, would show asterisks.
Every function is total, and takes time roughly proportional to its input.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, groupby

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize as tokenize_emphasis
from markdown_it.token import Token

from mundap.text.strong_lines import ends_items

MARKS_PER_LINE = 64
"""A line with more brackets, backticks, `<` and `&` is not Markdown anybody wrote: all of its
marks are plain characters."""
MARKS_PER_TEXT = 2048
"""Marks of one line beyond which they are plain characters, and of a paragraph beyond which
its lines are read one by one."""
MAX_NESTING = 32
"""Emphasis within emphasis beyond this depth is plain characters, too."""
URL_LENGTH = 2048
"""A bare address longer than this stays text."""

PICTOGRAMS = r"\u2600-\u27bf\U0001f000-\U0001faff"
"""Emoji and dingbats, as ranges of a character class."""

_EXPENSIVE = re.compile(r"[\[\]]|`+|&(?=[#\w])|<")
_EMPHASIS = re.compile(r"[*_~]")
# Without one of these a text is only itself; most lines of notes are.
_MARKUP = re.compile(r"[\n\r\x00\\`*_~\[\]<&]")
_HANGUL_OR_HAN = re.compile(
    r"[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]"
)
# The extended autolinks of GitHub Flavored Markdown, section 6.9.
_BARE_URL = re.compile(r"(?<![^\s*_~(])https?://[^\s<]+", re.IGNORECASE)
_HOST = re.compile(r"https?://[^\W_]", re.IGNORECASE)
_URL_END = re.compile(r"(?:[?!.,:*_~'\"]|&[a-z0-9]+;)+\Z", re.IGNORECASE)
_PARTICLE = re.compile(
    r"(?<=[0-9a-z/])(?:에서는|에서|으로|라고|이라|입니다|이고|을|를|은|는|이|가|에|로|의|와|과|도)\Z",
    re.IGNORECASE,
)


class _Parser(MarkdownIt):
    """markdown-it that keeps targets as written: judging them is the renderer's work."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        return link


def _korean_emphasis(state: StateInline, silent: bool) -> bool:
    """CommonMark's rule for `*`, with Hangul and Han beside a run counted as a word's end.

    `**용어(term)**은` may close and `이것은**"용어"**` may open; that is the amendment CJK
    writers propose to CommonMark.
    """
    start = state.pos
    if not tokenize_emphasis(state, silent):
        return False
    if state.src[start] != "*":
        return True
    before = state.src[start - 1] if start else " "
    after = state.src[state.pos] if state.pos < state.posMax else " "
    closes = bool(_HANGUL_OR_HAN.match(after)) and not before.isspace()
    opens = bool(_HANGUL_OR_HAN.match(before)) and not after.isspace()
    if not (closes or opens):
        return True
    first = len(state.delimiters) - (state.pos - start)
    for delimiter in state.delimiters[first:]:
        delimiter.open |= opens
        delimiter.close |= closes
    return True


def commonmark_parser() -> MarkdownIt:
    """The viewer transcripts are written for: CommonMark, strikethrough, and our kindnesses."""
    parser = _Parser("commonmark", {"html": False}).enable("strikethrough")
    parser.inline.ruler.at("emphasis", _korean_emphasis)
    return ends_items(parser)


_MARKDOWN = commonmark_parser()


@lru_cache(maxsize=4096)
def parse(source: str) -> tuple[Token, ...]:
    """Read inline Markdown, of one line or of several joined by a newline.

    Returns:
        markdown-it's inline tokens; treat them as read-only. Types: `text`, `softbreak`,
        `hardbreak`, `code_inline`, `image`, and open and close, always in pairs, of `em`,
        `strong`, `s` and `link`. Targets are as written, entities decoded.
    """
    return tuple(_with_bare_urls(_tokens(source)))


def plain_inline(source: str) -> str:
    """The text of inline Markdown on one line: markup gone, link text and image alts kept."""
    return " ".join(plain_tokens(parse(source)).split())


def plain_tokens(tokens: Sequence[Token]) -> str:
    """The text of tokens, line breaks kept as newlines."""
    return "".join(_plain(token) for token in tokens)


def images(source: str) -> tuple[tuple[str, str], ...]:
    """The pictures of a text, in order, as `(target, alt)`; the target is as written."""
    return tuple((target(t), alt(t)) for t in parse(source) if t.type == "image")


def is_only_images(source: str) -> bool:
    """Whether a text is one picture or more (each may be a link) and nothing else."""
    tokens = parse(source)
    if not any(t.type == "image" for t in tokens):
        return False
    return all(
        t.type in {"image", "softbreak", "hardbreak", "link_open", "link_close"}
        or (t.type == "text" and not t.content.strip())
        for t in tokens
    )


def is_only_strong(source: str) -> bool:
    """Whether the whole text is one `**…**` or `__…__`, trailing spaces allowed."""
    return bool(_strong_run(source))


def target(token: Token) -> str:
    """Where a `link_open` or `image` token points, as written."""
    return str(token.attrs.get("src" if token.type == "image" else "href", ""))


def alt(token: Token) -> str:
    """The alternative text of an `image` token, plain, on one line."""
    return " ".join(plain_tokens(token.children or ()).split())


def _strong_run(source: str) -> Sequence[Token]:
    """The tokens inside the one strong run a text consists of, or nothing."""
    tokens = [t for t in parse(source.strip()) if t.type != "text" or t.content]
    if len(tokens) < 3 or tokens[0].type != "strong_open" or tokens[-1].type != "strong_close":
        return ()
    inner = tokens[1:-1]
    depth = 1
    for token in inner:
        depth += token.nesting if token.type.startswith("strong_") else 0
        if depth == 0:
            return ()
    return inner


def _plain(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "image":
            return plain_tokens(token.children or ())
        case _:
            return ""


def _tokens(source: str) -> Iterator[Token]:
    for number, (part, literal) in enumerate(_parts(source)):
        if number:
            yield Token("softbreak", "br", 0)
        yield from _literal(part) if literal else _read(part)


def _parts(source: str) -> Iterator[tuple[str, bool]]:
    """What is read at once, and whether it is plain characters.

    A line nobody wrote stands alone, since nested brackets cost quadratic time; so does every
    line of a text that holds more marks than a text may.
    """
    lines = source.split("\n")
    alone = len(lines) > 1 and sum(map(_marks, lines)) > MARKS_PER_TEXT
    for literal, run in groupby(lines, _is_literal):
        if literal or alone:
            yield from ((line, literal) for line in run)
        else:
            yield "\n".join(run), False


def _read(source: str) -> Iterable[Token]:
    if not _MARKUP.search(source):
        return (Token("text", "", 0, content=source),) if source else ()
    tokens = _MARKDOWN.parseInline(source)[0].children or ()
    deepest = max(accumulate(token.nesting for token in tokens), default=0)
    return tokens if deepest <= MAX_NESTING else _literal(source)


def _literal(source: str) -> Iterator[Token]:
    for number, line in enumerate(source.split("\n")):
        if number:
            yield Token("softbreak", "br", 0)
        yield Token("text", "", 0, content=line.strip())


def _marks(line: str) -> int:
    return len(_EXPENSIVE.findall(line)) + len(_EMPHASIS.findall(line))


def _is_literal(line: str) -> bool:
    return len(_EXPENSIVE.findall(line)) > MARKS_PER_LINE or _marks(line) > MARKS_PER_TEXT


def _with_bare_urls(tokens: Iterable[Token]) -> Iterator[Token]:
    """Give back tokens with the bare addresses of their texts made links."""
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type.startswith("link_") else 0
        if token.type == "text" and not depth and "://" in token.content:
            yield from _linked(token)
        else:
            yield token


def _linked(token: Token) -> Iterator[Token]:
    text, position = token.content, 0
    for match in _BARE_URL.finditer(text):
        if len(match.group()) > URL_LENGTH:
            continue
        url = _trim(match.group())
        if not _HOST.match(url):
            continue
        start = match.start()
        if text[position:start]:
            yield replace(token, content=text[position:start])
        yield Token("link_open", "a", 1, attrs={"href": url}, markup="linkify")
        yield replace(token, content=url)
        yield Token("link_close", "a", -1, markup="linkify")
        position = start + len(url)
    if text[position:]:
        yield replace(token, content=text[position:])


def _trim(url: str) -> str:
    """Drop what GitHub does not count as part of an address, and a Korean particle after it."""
    while True:
        shorter = _PARTICLE.sub("", _URL_END.sub("", url))
        unopened = shorter.count(")") - shorter.count("(")
        closing = len(shorter) - len(shorter.rstrip(")"))
        if unopened > 0 and closing:
            shorter = shorter[: -min(unopened, closing)]
        if shorter == url:
            return url
        url = shorter
