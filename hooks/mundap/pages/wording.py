"""Another record's wording of an exchange, with the differences marked."""

from __future__ import annotations

from collections.abc import Iterable

from mundap.model.archive import Exchange, Variant
from mundap.model.transcript import Turn
from mundap.pages.differences import Piece, PieceKind, compare
from mundap.pages.markup import indented, page, wrapped
from mundap.pages.page import SiteOptions
from mundap.pages.render import plain_text
from mundap.pages.shelves import Shelves
from mundap.pages.sources import source_link
from mundap.text.escaping import escape_lines

LEGEND = (
    "아래에서 <ins>밑줄 친 말</ins>은 다른 기록에만 있고, "
    "<del>취소선을 그은 말</del>은 위에 실은 기록에만 있습니다."
)
SAME = "빈칸 말고는 두 기록의 글이 같습니다."
_TAGS = {PieceKind.INSERT: "ins", PieceKind.DELETE: "del"}


def other_wordings(start: str, exchange: Exchange, shelves: Shelves, site: SiteOptions) -> str:
    """Collapsed blocks, one a variant, both sources linked; empty without variants."""
    blocks = (_variant(start, exchange, variant, shelves, site) for variant in exchange.variants)
    return wrapped("mundap-wordings", page(*blocks)) if exchange.variants else ""


def _variant(
    start: str, exchange: Exchange, variant: Variant, shelves: Shelves, site: SiteOptions
) -> str:
    question = marked(exchange.question or "", variant.question or "")
    answer = marked(_said(exchange.asked.turns), _said(variant.turns))
    sources = (
        f"- 위에 실은 기록: {source_link(start, exchange.source, shelves, site)}\n"
        f"- 다른 기록: {source_link(start, variant.source, shelves, site)}"
    )
    body = page(
        LEGEND if any(f"<{tag}>" in question + answer for tag in _TAGS.values()) else SAME,
        f"**{question}**" if question else "",
        answer,
        sources,
    )
    return f'??? note "다른 기록의 표현"\n\n{indented(body)}'


def marked(ours: str, theirs: str) -> str:
    """Markdown of `theirs` with what it adds in `<ins>` and what only `ours` has in `<del>`.

    Both texts are plain; lines stay lines. Spaces that differ are not marked: a note taker's
    spacing says nothing.
    """
    return "".join(_piece(piece) for piece in compare(ours, theirs)).strip()


def _piece(piece: Piece) -> str:
    tag = _TAGS.get(piece.kind)
    if tag is None or not piece.text.strip():
        return "" if piece.kind is PieceKind.DELETE else escape_lines(piece.text)
    lines = escape_lines(piece.text).split("\n")
    return "\n".join(f"<{tag}>{line}</{tag}>" if line.strip() else line for line in lines)


def _said(turns: Iterable[Turn]) -> str:
    lines: list[str] = []
    for turn in turns:
        if turn.question:
            lines.append(f"추가 질문: {turn.question.text or ''}")
        if turn.label:
            lines.append(f"{turn.label}:")
        lines.extend(line.strip() for line in plain_text(turn.blocks).split("\n") if line.strip())
    return "\n".join(lines)
