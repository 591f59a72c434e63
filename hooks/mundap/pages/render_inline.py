"""Inline tokens → Markdown for Python-Markdown.

Emphasis is written as `**…**` where both dialects agree on it and as `<strong>…</strong>`
where they might not; a code span with `<` or a backtick is written as `<code>…</code>`,
because MkDocs' anchor scanner reads HTML inside code spans (`<![` crashes 1.6.1).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from markdown_it.token import Token

from mundap.text.addresses import file_name, is_external, safe_address
from mundap.text.escaping import escape, escape_inline, escape_line_start, printable
from mundap.text.inline import alt, parse, target

Picture = Callable[[str], str | None]
"""The address at which the picture of a target is shown, or None when there is no file."""
Link = Callable[[str], str | None]
"""Where a relative target leads on the site, or None when it leads nowhere."""

REL = "nofollow noopener ugc"
"""What is said of links to other sites: the archive does not vouch for them."""

_PAIRS = {"strong": ("**", "strong"), "em": ("*", "em"), "s": ("~~", "del")}
_NOT_A_WORD = re.compile(r"[^\w ,.!?~-]")
_CODE_UNSAFE = re.compile(r"[<`|]|\]:|\A\s*\Z")


def inline_lines(source: str, picture: Picture, link: Link) -> list[str]:
    """The lines of a paragraph, safe as lines of a Markdown paragraph; none is blank."""
    written = write(parse(source), picture, link)
    return [escape_line_start(s) for line in written.split("\n") if (s := line.strip())]


def write(tokens: Sequence[Token], picture: Picture, link: Link) -> str:
    """The Markdown of tokens; line breaks are newlines, line starts are not yet escaped."""
    written = ""
    parts: list[str] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = position
        if token.nesting == 1:
            end = _closing(tokens, position)
            inner = tokens[position + 1 : end]
            if token.type == "link_open":
                written = _link(token, inner, picture, link)
            else:
                content = write(inner, picture, link)
                before = parts[-1][-1:] if parts else ""
                written = _emphasis(token.type.removesuffix("_open"), content, before)
        else:
            written = _leaf(token, picture)
        if written.startswith("[") and parts and parts[-1].endswith("!"):
            parts[-1] = f"{parts[-1][:-1]}\\!"
        if written:
            parts.append(written)
        position = end + 1
    return "".join(parts)


def _closing(tokens: Sequence[Token], opening: int) -> int:
    depth = 0
    for position in range(opening, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens)


def _leaf(token: Token, picture: Picture) -> str:
    match token.type:
        case "softbreak" | "hardbreak":
            return "\n"
        case "code_inline":
            return _code(printable(token.content))
        case "image":
            return _image(token, picture)
        case _:
            return escape_inline(token.content)


def _emphasis(kind: str, content: str, before: str) -> str:
    """Write a run with its mark, or with tags where the mark could be read otherwise."""
    mark, tag = _PAIRS[kind]
    if not content.strip():
        return content
    crowded = mark[0] in content or before in {mark[0], "\\"}
    if crowded or content != content.strip():
        return f"<{tag}>{content}</{tag}>"
    return f"{mark}{content}{mark}"


def _code(content: str) -> str:
    content = " ".join(content.split("\n"))
    if _CODE_UNSAFE.search(content):
        return f"<code>{escape_inline(content)}</code>" if content.strip() else " "
    return f"`{content}`"


def _image(token: Token, picture: Picture) -> str:
    where = target(token)
    shown = picture(where)
    address = safe_address(shown) if shown is not None else None
    if address is not None:
        return f"![{escape_inline(alt(token))}]({address}{_title(token)})"
    parts = (alt(token), str(token.attrs.get("title", "")), file_name(where))
    said = " — ".join(escape(part) for part in parts if part)
    return f"(그림: {said})" if said else "(그림)"


def _title(token: Token) -> str:
    """The tooltip of a link or picture, as the end of its target."""
    title = " ".join(printable(str(token.attrs.get("title", ""))).split())
    return f' "{_NOT_A_WORD.sub(lambda m: f"&#{ord(m.group())};", title)}"' if title else ""


def _link(token: Token, inner: Sequence[Token], picture: Picture, link: Link) -> str:
    where = target(token)
    text = write(inner, picture, link)
    address = safe_address(where)
    external = address is not None and is_external(address)
    if address is not None and not external and not address.startswith("mailto:"):
        resolved = link(where)
        address = safe_address(resolved) if resolved is not None else None
    shown = escape_inline(" ".join(where.split()))
    if address is None:
        if not shown or shown == text:
            return text
        return f"{text} ({shown})" if text.strip() else shown
    rel = f'{{ rel="{REL}" }}' if is_external(address) else ""
    return f"[{text if text.strip() else shown}]({address}{_title(token)}){rel}"
