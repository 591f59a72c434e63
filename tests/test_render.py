"""Blocks → Markdown for MkDocs, held to what a CommonMark viewer shows of the source."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape as html_escape
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.html_tree import parse_html, shape, site_html

from mundap.model.blocks import Block, BlockKind, Line
from mundap.pages.render import plain_text, to_markdown
from mundap.text.inline import commonmark_parser
from mundap.text.outline import parse_outline

ROOT = Path(__file__).parent.parent
GOLDEN = sorted((ROOT / "tests/golden/render").glob("*.md"))
TALKS = sorted((ROOT / "docs/talks").glob("*.md"))

ALLOWED = {
    *("p", "ul", "ol", "li", "blockquote", "hr", "h3", "h4", "h5", "h6"),
    *("table", "thead", "tbody", "tr", "th", "td", "div", "pre", "code", "span"),
    *("strong", "em", "del", "a", "img"),
}
ALLOWED_ATTRIBUTES = {
    "a": {"href", "rel", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "div": {"class"},
    "span": {"class"},
    "th": {"style"},
    "td": {"style"},
    **{f"h{level}": {"id"} for level in range(3, 7)},
}


def picture(target: str) -> str | None:
    return target if target.startswith("ok/") else None


def outline(source: str) -> tuple[Block, ...]:
    return parse_outline(source.split("\n"))


def cases(path: Path) -> list[tuple[str, str, str]]:
    """Title, source and expected Markdown, separated by lines of one full stop."""
    parts = path.read_text(encoding="utf-8").rstrip("\n").split("\n.\n")
    assert len(parts) % 3 == 0, f"{path.name}: 제목, 입력, 출력이 한 벌이어야 합니다"
    return [(parts[i], parts[i + 1], parts[i + 2]) for i in range(0, len(parts), 3)]


@pytest.mark.parametrize(
    ("title", "source", "expected"), [case for path in GOLDEN for case in cases(path)]
)
def test_golden(title: str, source: str, expected: str) -> None:
    assert to_markdown(outline(source), picture) == expected + "\n", title


# The oracle: the same source in a CommonMark viewer. Its three block rules that the outline
# switches off are off here, too; the inline parser is the one that test_inline.py examines.

VIEWER = commonmark_parser().enable("table").disable(["reference", "code", "html_block"])


def parted(source: str) -> str:
    """A source with the blank line that its writer forgot between prose and a rule."""
    rules = {block.first for block in outline(source) if block.kind is BlockKind.RULE}
    lines = source.split("\n")
    return "\n".join(
        f"\n{line}" if n in rules and n > 1 and lines[n - 2].strip() else line
        for n, line in enumerate(lines, 1)
    )


def shown_by_us(blocks: Sequence[Block]) -> str:
    return site_html(to_markdown(blocks, lambda _: "picture.png"))


@pytest.mark.parametrize("path", TALKS, ids=lambda path: path.stem)
def test_transcripts_look_as_in_a_commonmark_viewer(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert shape(shown_by_us(outline(source))) == shape(VIEWER.render(source))


@pytest.mark.parametrize(
    "source", [source for path in GOLDEN for title, source, _ in cases(path) if "위험" not in title]
)
def test_golden_cases_look_as_in_a_commonmark_viewer(source: str) -> None:
    assert shape(shown_by_us(outline(source))) == shape(VIEWER.render(source))


MARKS = [
    *("- ", "  - ", "    - ", "* ", "+ ", "1. ", "3. ", "10) ", "> ", "# ", "## "),
    *("\n", "\n", "\n\n", "---\n", "***\n", "```", "```\n", "~~~\n", "  ", "    "),
    *("*", "**", "_", "__", "`", "~", "~~", "[", "]", "(", ")", "](", "! ", "\\*", "=", "-", ":"),
    *("<", "<b>", "<!--", "<![", "<script>", "</div>", "<div markdown>", "&", "&amp;", "&lt"),
    *("&#35;", "{", "}", "{: .x}", "{ #id }", "===", '=== "탭"', "!!! note", "??? note"),
    *(":smile:", "[^1]", "]: ", "*[가]: ", "[TOC]", '--8<-- "a"', "키: 값", "2021. 그때"),
    *("[가](https://a.com/x_y)", "![그림](a.png)", "https://a.com/b "),
    *("가", "나다", "a1", "단어(영어)"),
]
"""Pieces of which transcripts could be made, most of them trouble."""


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(MARKS), min_size=1, max_size=24).map("".join))
@example("*1. \n- ")
@example("가.\n---\n나")
def test_any_source_looks_as_in_a_commonmark_viewer(source: str) -> None:
    assert shape(shown_by_us(outline(source))) == shape(VIEWER.render(parted(source)))


def paragraph(*lines: str) -> Block:
    return Block(BlockKind.PARAGRAPH, 1, 1, tuple(Line(1, line) for line in lines))


def container(kind: BlockKind, *children: Block, ordered: bool = False, level: int = 0) -> Block:
    return Block(kind, 1, 1, children=children, ordered=ordered, level=level)


text_lines = st.lists(
    st.lists(st.sampled_from([m.replace("\n", "") for m in MARKS]), min_size=1, max_size=6)
    .map("".join)
    .map(str.strip)
    .filter(bool),
    min_size=1,
    max_size=3,
)
leaves = st.one_of(
    text_lines.map(lambda lines: paragraph(*lines)),
    text_lines.map(lambda lines: paragraph(lines[0])),
    st.builds(
        lambda lines: Block(BlockKind.CODE, 1, 1, tuple(Line(1, x) for x in lines), info="python"),
        text_lines,
    ),
    st.builds(
        lambda lines, level: Block(BlockKind.HEADING, 1, 1, (Line(1, lines[0]),), level=level),
        text_lines,
        st.integers(1, 6),
    ),
    st.just(Block(BlockKind.RULE, 1, 1)),
)


def containers(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    blocks = st.lists(inner, min_size=1, max_size=3)
    items = st.lists(
        blocks.map(lambda children: container(BlockKind.ITEM, *children)), min_size=1, max_size=3
    )
    return st.one_of(
        items.map(lambda found: container(BlockKind.LIST, *found)),
        st.builds(
            lambda found, start: container(BlockKind.LIST, *found, ordered=True, level=start),
            items,
            st.integers(0, 2021),
        ),
        blocks.map(lambda children: container(BlockKind.QUOTE, *children)),
    )


trees = st.lists(st.recursive(leaves, containers, max_leaves=12), min_size=1, max_size=3)


def viewer_html(block: Block) -> str:
    """A block as HTML, written down naively."""
    inner = "".join(viewer_html(child) for child in block.children)
    text = VIEWER.renderInline("\n".join(line.text for line in block.lines))
    match block.kind:
        case BlockKind.LIST if block.ordered:
            return f'<ol start="{block.level}">{inner}</ol>'
        case BlockKind.LIST:
            return f"<ul>{inner}</ul>"
        case BlockKind.ITEM:
            return f"<li>{inner}</li>"
        case BlockKind.QUOTE:
            return f"<blockquote>{inner}</blockquote>"
        case BlockKind.HEADING:
            return f"<h{max(3, block.level)}>{text}</h{max(3, block.level)}>"
        case BlockKind.CODE:
            lines = "\n".join(line.text for line in block.lines)
            return f"<pre><code>{html_escape(lines)}</code></pre>"
        case BlockKind.RULE:
            return "<hr>"
        case _:
            return f"<p>{text}</p>"


@settings(max_examples=150, deadline=None)
@given(trees)
def test_any_tree_keeps_its_structure(blocks: list[Block]) -> None:
    expected = shape("".join(viewer_html(block) for block in blocks))
    assert shape(shown_by_us(blocks)) == expected


@settings(max_examples=150, deadline=None)
@given(trees)
def test_nothing_is_executed_and_no_letter_is_lost(blocks: list[Block]) -> None:
    tree = parse_html(site_html(to_markdown(blocks, picture)))
    for node in tree.walk():
        assert node.tag in {"", *ALLOWED}
        assert set(node.attributes) <= ALLOWED_ATTRIBUTES.get(node.tag, set())
        where = node.attributes.get("href", "")
        assert ":" not in where or where.startswith(("https://", "http://", "mailto:"))
    shown = iter(c for c in tree.text() if c.isalnum())
    leaves = [leaf for block in blocks for leaf in block.walk() if leaf.lines]
    written = [c for c in plain_text(leaves) if c.isalnum()]
    assert [c for c in written if c not in shown] == []


NASTY = st.text(
    st.sampled_from("*_`~[](){}<>&!?#+-=.:|\\\"'/^$@% \n가나1a\u00a0\u2028\x02"), max_size=60
)


@settings(max_examples=400, deadline=None)
@given(NASTY)
def test_raw_text_keeps_its_letters_and_digits(source: str) -> None:
    tree = parse_html(site_html(to_markdown(outline(source), picture)))
    # Targets of links stand in attributes, list numbers in `start` or nowhere.
    addresses = "".join(value for node in tree.walk() for value in node.attributes.values())
    assert {c for c in source if c in "가나a"} <= set(tree.text() + addresses)
    assert {node.tag for node in tree.walk()} <= {"", *ALLOWED}


@settings(max_examples=200, deadline=None)
@given(trees)
def test_line_breaks_stand_in_paragraphs_only(blocks: list[Block]) -> None:
    html = shown_by_us(blocks)
    assert "<br" not in html
    for node in parse_html(html).walk():
        if node.tag in {"li", "blockquote", "td", "th"}:
            assert not any(isinstance(c, str) and "\n" in c.strip() for c in node.children)


def nested_lists(depth: int, lines: int) -> Block:
    block = container(BlockKind.LIST, container(BlockKind.ITEM, paragraph(*["가"] * lines)))
    for number in range(depth - 1):
        item = container(BlockKind.ITEM, paragraph(*[f"층{number}"] * lines), block)
        block = container(BlockKind.LIST, item, container(BlockKind.ITEM, paragraph("나")))
    return block


@pytest.mark.parametrize("lines", [1, 2])
def test_lists_nest_32_levels_deep(lines: int) -> None:
    block = nested_lists(32, lines)
    assert shape(shown_by_us([block])) == shape(viewer_html(block))


def test_what_lies_deeper_is_kept_without_nesting() -> None:
    html = shown_by_us([nested_lists(60, 1)])
    assert html.count("<ul>") == 32
    assert html.count("나") == 59


@pytest.mark.parametrize(
    "line",
    ["[" * 8000, "![" * 4000, "*a **b " * 2000, "`" * 3000 + "` " * 3000, "<a " * 4000, "&#" * 4000,
     "(**가" * 3000, "https://a.com/)" * 2000, ":a" * 4000, "~a " * 4000, "{: " * 4000],
    ids=lambda line: line[:6],
)  # fmt: skip
def test_a_line_that_is_quadratic_elsewhere_is_rendered(line: str) -> None:
    html = site_html(to_markdown([paragraph(line)], picture))
    assert ("<p>" in html) != ("<pre>" in html)


def test_a_paragraph_with_too_many_marks_is_shown_as_written() -> None:
    assert to_markdown([paragraph("*[" * 256)], picture) == "\\*\\[" * 256 + "\n"
    crowded = "*[" * 256 + "]"
    assert to_markdown([paragraph(crowded)], picture) == f"```\n{crowded}\n```\n"
    listed = outline(f"- {crowded}\n- 가")
    assert crowded in site_html(to_markdown(listed, picture))


def test_the_cells_of_a_long_table_are_no_marks() -> None:
    table = "\n".join(["| 가 | 나 |", "| - | - |", *["| 다 | 라 |"] * 300])
    assert "<table>" in site_html(to_markdown(outline(table), picture))
    wide = "\n".join(["|" + " 가 |" * 9_000, "|" + "-|" * 9_000])
    assert "<pre>" in site_html(to_markdown(outline(wide), picture))
