"""Small pieces of Markdown that several pages are written with.

The Markdown reads well by itself. Classes (`{ .mundap-… }`) and `<div markdown>` wrappers only
tell the style sheet what a piece is. Texts come in plain and are escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable

from mundap.model.archive import Exchange
from mundap.model.transcript import QuestionKind
from mundap.pages.addresses import exchange_page, link
from mundap.pages.render import escape, excerpt
from mundap.pages.render_inline import REL
from mundap.text.plain import answer_text

ANSWER_LENGTH = 120
"""Characters of an answer that fill about two lines of a list."""


def page(*pieces: str) -> str:
    """Put pieces under each other, empty ones left out, one newline at the end."""
    return "\n\n".join(piece.strip("\n") for piece in pieces if piece.strip()) + "\n"


def anchor_text(text: str, target: str, *classes: str) -> str:
    """A link; `text` is plain."""
    return f"[{escape(text)}]({target})" + _attributes(classes)


def outward(text: str, address: str) -> str:
    """A link to another site that somebody gave; `text` is plain, `address` a safe one."""
    return f'[{escape(text)}]({address}){{ rel="{REL}" }}'


def chip(text: str, target: str, kind: str = "topic", count: int | None = None) -> str:
    """A link that looks like a label, with a number if there is one to show."""
    number = "" if count is None else f" *{count}*"
    return f"[{escape(text)}{number}]({target}){{ .mundap-chip .mundap-chip--{kind} }}"


def wrapped(
    name: str,
    text: str,
    *,
    tag: str = "div",
    label: str = "",
    id: str = "",
) -> str:
    """Markdown inside a container of that class; nothing for an empty text.

    Args:
        name: Class, or several separated by spaces.
        text: Markdown.
        tag: HTML element.
        label: What a screen reader calls it; plain text of ours, never of a transcript.
        id: Anchor of the container.
    """
    if not text.strip():
        return ""
    attributes = f' id="{id}"' if id else ""
    attributes += f' aria-label="{label}"' if label else ""
    body = text.strip("\n")
    return f'<{tag} class="{name}"{attributes} markdown>\n\n{body}\n\n</{tag}>'


def bullets(items: Iterable[str]) -> str:
    """A bullet list; an item of several paragraphs is indented as Python-Markdown wants it."""
    return "\n\n".join("-   " + indented(item).lstrip() for item in items if item.strip())


def cards(items: Iterable[str]) -> str:
    """Material's grid of cards."""
    listed = bullets(items)
    return wrapped("grid cards", listed) if listed else ""


def indented(text: str) -> str:
    """Text four spaces to the right, blank lines kept blank."""
    return "\n".join(f"    {line}" if line else "" for line in text.strip("\n").split("\n"))


def heading(level: int, text: str, anchor: str = "", *classes: str) -> str:
    """A heading; `text` is Markdown on one line."""
    marks = ([f"#{anchor}"] if anchor else []) + [f".{name}" for name in classes]
    return f"{'#' * level} {text}" + (f" {{ {' '.join(marks)} }}" if marks else "")


def cell(text: str) -> str:
    """Markdown that may stand in a table."""
    return text.replace("\\|", "&#124;").replace("|", "&#124;")


def answer_excerpt(exchange: Exchange, length: int = ANSWER_LENGTH) -> str:
    """The beginning of an answer on one line, plain; says so when nobody answered."""
    text = ""
    for turn in exchange.asked.turns:
        # A panel of hundreds is listed with each who spoke, and only its first few are shown.
        if len(text) > 2 * length:
            break
        lines = answer_text((turn,)).split("\n")
        text = f"{text} {' '.join(_ended(line) for line in lines)}".strip()
    text = text.strip(" ·")
    return excerpt(text, length) if text else "기록된 답변이 없습니다."


def exchange_item(start: str, exchange: Exchange, by: str = "") -> str:
    """An exchange in a list: its question, who answers if that is not plain, two lines of it.

    Args:
        start: Source path of the page the list stands on.
        exchange: The exchange.
        by: Name to show before the answer; empty for none.
    """
    said = escape(answer_excerpt(exchange))
    speaker = f"**{escape(by)}** " if by else ""
    question = anchor_text(exchange.title, link(start, exchange_page(exchange.id)))
    return f"{question}\n\n{speaker}{said}"


def exchange_list(items: Iterable[str]) -> str:
    """A list of `exchange_item`."""
    return wrapped("mundap-list", bullets(items))


def is_image(exchange: Exchange) -> bool:
    """Whether the question is only a picture."""
    return exchange.kind is QuestionKind.IMAGE


def _ended(line: str) -> str:
    """A line of notes that can stand before another one: bullets often end without a mark."""
    return line if not line or line[-1] in ".?!…,:)" else f"{line} ·"


def _attributes(classes: tuple[str, ...]) -> str:
    return f"{{ {' '.join(f'.{name}' for name in classes)} }}" if classes else ""
