"""Plain text → Markdown that shows just that text in Python-Markdown.

The site's extensions give meaning to far more than CommonMark does (`{: … }`, `!!!`,
`:smile:`, `=== "탭"`), so every rule here names what it keeps from happening. A backslash
where Python-Markdown knows it, a numeric entity elsewhere, and neither where the character
can do no harm: what is written stays readable.
"""

from __future__ import annotations

import html
import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufdd0\ufffe\uffff]")
_BLANKS = re.compile(r"[\t\x0b\x0c\r\x85\u2028\u2029]")
_RUN_OF_BLANKS = re.compile(r"\s+")
_SPECIAL = re.compile(
    r"""
      [\\`*\[\]{}<|]             # escapes, code, emphasis, links, attribute lists, HTML, tables
    | ~                          # subscript and deletion
    | (?<![^\W_])_ | _(?![^\W_]) # emphasis; snake_case is left alone
    | &(?=\#|\w+;)               # entities
    | :(?=[+\-\w]+:)             # emoji shortcodes
    """,
    re.VERBOSE,
)
_ENTITIES = {"<": "&lt;", "&": "&amp;", ":": "&#58;", "|": "&#124;"}

_HEADING_OR_QUOTE = re.compile(r"[#>]|!!!")
_BULLET = re.compile(r"[-+](?=\s|\Z)")
_NUMBER = re.compile(r"\d+(?=\.(?:\s|\Z))")
_RULE_OR_TABLE = re.compile(r"[-:][\s|:\-]*\Z")
_TAB_OR_DETAILS = re.compile(r"=(?==*\s*\Z|==)|\?(?=\?\?)")
_CLOSING_HASHES = re.compile(r"(?<!\\)((?:\\\\)*)#(?=#*\s*\Z)")
_METADATA_KEY = re.compile(r"(?P<key>[A-Za-z0-9_-]+):")


def escape(text: str) -> str:
    """Plain text → inline Markdown on one line that shows it, at any place of a page.

    Safe in paragraphs, headings, link texts, list items and table cells. Blanks collapse.
    """
    line = " ".join(escape_inline(text).split())
    return escape_heading_end(escape_line_start(line))


def escape_lines(text: str) -> str:
    """Plain text of several lines → Markdown of as many; a blank at an edge stays one blank."""
    lines = (_RUN_OF_BLANKS.sub(" ", line) for line in escape_inline(text).split("\n"))
    return "\n".join(
        f"{' ' * (line[:1] == ' ')}{escape_line_start(line.removeprefix(' '))}" for line in lines
    )


def escape_html(text: str) -> str:
    """Plain text → HTML text, also for attributes: for values that templates do not escape."""
    return html.escape(_UNPRINTABLE.sub("", text), quote=True)


def escape_inline(text: str) -> str:
    """Escape the marks that mean something inside a line; newlines stay."""
    return _SPECIAL.sub(_escaped, printable(text))


def marks_in(text: str) -> int:
    """How many characters of a text are escaped."""
    return sum(1 for _ in _SPECIAL.finditer(text))


def printable(text: str) -> str:
    """Drop control characters, and make other line separators than a newline a blank."""
    return _BLANKS.sub(" ", _UNPRINTABLE.sub("", text))


def escape_line_start(line: str) -> str:
    """Escape what would make a line, inline marks already escaped, open a block.

    Python-Markdown looks for headings, quotes and rules on every line of a paragraph.
    """
    if _HEADING_OR_QUOTE.match(line) or _BULLET.match(line):
        return f"\\{line}"
    if number := _NUMBER.match(line):
        return f"{number.group()}\\{line[number.end() :]}"
    if _RULE_OR_TABLE.match(line) or _TAB_OR_DETAILS.match(line):
        return f"&#{ord(line[0])};{line[1:]}"
    return line


def escape_heading_end(line: str) -> str:
    """Keep the closing `#` of a heading's text (`C#`) from being read as decoration."""
    return _CLOSING_HASHES.sub(r"\1\\#", line)


def escape_metadata(document: str) -> str:
    """Keep MkDocs from reading a first line `키: 값` of a page as metadata."""
    key = _METADATA_KEY.match(document)
    return f"{key['key']}&#58;{document[key.end() :]}" if key else document


def _escaped(match: re.Match[str]) -> str:
    mark = match.group()
    # Link definitions are looked for before backslashes are understood.
    if mark == "]" and match.string.startswith(":", match.end()):
        return "&#93;"
    return _ENTITIES.get(mark, f"\\{mark}")
