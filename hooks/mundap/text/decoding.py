"""Bytes → text, whatever editor saved them.

UTF-8 is what files should be. What Korean editors save instead, CP949 (of which EUC-KR is a
part) and UTF-16, is recognised, read and said; anything else is not guessed at.
"""

from __future__ import annotations

import re

from mundap.diagnostics import Diagnostic, Severity

SHOWN = 5
"""Lines a diagnostic lists."""
_LINE_END = re.compile(rb"\r\n|\n|\r")
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_UTF_32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_ADVICE = "편집기에서 'UTF-8로 저장'을 골라 다시 저장해 주세요."
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_ASCII = re.compile(r"[\x00-\x7f]+")
_KNOWN = 0.8
"""Share of the letters beyond ASCII that KS X 1001 has in a text that really was CP949."""


def decode(path: str, data: bytes) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Decode UTF-8 with or without byte order marks, CP949 or UTF-16.

    Returns:
        The text and at most one warning (`encoding`) that it was not UTF-8, or None with one
        error that names the line.
    """
    wide = _utf_16(data)
    if wide is not None:
        return wide, (_warning(path, 0, "UTF-16으로 저장된 파일을 바꾸어 읽었습니다."),)
    try:
        return data.decode("utf-8").lstrip("\ufeff"), ()
    except UnicodeDecodeError as error:
        text, problem = _korean(path, data)
        if text is not None:
            return text.lstrip("\ufeff"), (problem,)
        line = problem.line or len(_LINE_END.findall(data[: error.start])) + 1
        message = "UTF-8로 읽을 수 없는 글자가 있습니다."
        return None, (Diagnostic(path, line, "encoding", message, _ADVICE, Severity.ERROR),)


def _warning(path: str, line: int, message: str) -> Diagnostic:
    return Diagnostic(path, line, "encoding", message, _ADVICE)


def _utf_16(data: bytes) -> str | None:
    """The text of UTF-16; without a byte order mark its blanks and line ends give it away."""
    if data.startswith(_UTF_32):
        return None
    marked = _UTF_16.get(data[:2])
    if marked:
        try:
            return data[2:].decode(marked)
        except UnicodeDecodeError:
            return None
    if b"\0" not in data or len(data) % 2:
        return None
    for encoding in _UTF_16.values():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if re.search(r"[ \n]", text) and not _CONTROL.search(text) and _is_korean(text):
            return text
    return None


def _korean(path: str, data: bytes) -> tuple[str | None, Diagnostic]:
    """CP949 as a whole, or in the lines that are no UTF-8."""
    lines = _LINE_END.split(data)
    odd = {number: None for number, line in enumerate(lines, 1) if not _is_utf_8(line)}
    proper = sum(not line.isascii() for line in lines) - len(odd)
    if len(odd) >= proper:
        text = _cp949(data)
        if text is not None:
            message = "CP949(EUC-KR)로 저장된 파일을 바꾸어 읽었습니다."
            return text, _warning(path, 0, message)
    read: list[str] = []
    for number, line in enumerate(lines, 1):
        text = _cp949(line) if number in odd else line.decode("utf-8")
        if text is None:
            return None, _warning(path, number, "")
        read.append(text)
    first, *_ = those = list(odd)
    listed = ", ".join(map(str, those[:SHOWN])) + ("행 등" if len(odd) > SHOWN else "행")
    message = f"{listed}만 CP949(EUC-KR)로 적혀 있어 바꾸어 읽었습니다."
    ends = [end.decode("ascii") for end in _LINE_END.findall(data)]
    whole = "".join(text + end for text, end in zip(read, [*ends, ""], strict=True))
    return whole, _warning(path, first, message)


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _cp949(data: bytes) -> str | None:
    """The text, if it is one that somebody may have written in Korean."""
    try:
        text = data.decode("cp949")
    except UnicodeDecodeError:
        return None
    return text if _is_korean(text) else None


def _is_korean(text: str) -> bool:
    """Whether most letters beyond ASCII are Hangul, and nearly all are of KS X 1001.

    That is what Korean editors wrote; other bytes read as CP949 give Han or the rare syllables
    that the standard lacks.
    """
    beyond = _ASCII.sub("", text)
    raw = beyond.encode("cp949", "ignore")
    pairs = zip(raw[::2], raw[1::2], strict=True)
    known = sum(first > 0xA0 and second > 0xA0 for first, second in pairs)
    hangul = sum("가" <= letter <= "힣" for letter in beyond)
    return known >= _KNOWN * len(beyond) and 2 * hangul >= len(beyond)
