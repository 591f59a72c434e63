"""The marks of questions and answers (`Q.`, `질문 1:`, `A.`, `답변`), and how questions sound."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mundap.text import inline

SIGN = inline.PICTOGRAMS + r"\u25a0-\u25ff\u2b00-\u2bff"
"""What may decorate the beginning of a line, as ranges of characters."""

_SIGNS = re.compile(rf"^(?:[{SIGN}\ufe0f]+\s*)+")
_NUMBER = r"(?:[\s-]?#?(?P<number>\d{1,3})(?:-\d{1,2})?)"
# A closing sign is needed: `Q1 매출` is a quarter and `질문이 많은` a sentence.
_CLOSE = r"(?:\s?(?:[.:：)\]】>]|,(?!\s*q\d)|[-–—](?=\s)))"


def _mark(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"^[\[(【<]?(?:{words})(?:\.?{_NUMBER}(?:번)?)?(?:"
        rf"{_CLOSE}+(?:\s?(?P<after>\d{{1,3}})[.):](?!\d))?|$)\s*",
        re.I,
    )


_QUESTION = _mark(r"q(?:uestion)?|질문\s?내용|질문|질의|물음")
# `Q1 매출` is a quarter: without a sign after it, the line has to end in a question mark.
# `Q. 2 가지` counts something.
_COUNTED = (
    r"(?:가지|개월|군데|단계|세대|시간|학기|학년|[개곳권년달대명배번분살시억월위인일주차천회만%~])"
    r"(?=[\W은는이가을를의에도만로씩째]|$)"
)
_NUMBERED = re.compile(
    rf"^q(?:\.\s?(?P<number>\d{{1,3}})(?P<after>)\s+(?!{_COUNTED})"
    r"|(?P<bare>\d{1,2})\s+(?=\S.*[?？]\W{0,5}$))",
    re.I,
)
# `문: …`, `문 1) …` as on examination papers: alone it is a door, and `청중 질문` a title.
_WHOSE = r"청중|참가자|참석자|참여자|수강생|학생|관객|시청자"
_SHORT = re.compile(
    rf"^(?:문|(?:{_WHOSE})\s?질문)\s?(?P<number>\d{{1,3}})?(?P<after>)\s?[.):：]\s*(?=\S)"
)
# `Q(홍길동): …`: who asks or answers goes on standing in front of the words.
_WHO = re.compile(
    r"^(?P<mark>[qa]\d{0,3})\s?(?P<who>[(（][^\W\d][^()（）]{0,15}[)）])\s?(?P<sign>[.:：])\s*",
    re.I,
)
_ANSWER = _mark(r"a(?:ns(?:wer)?)?|답변\s?내용|답변|대답|응답|답")
# `-> 답`, `ㄴ 답`, `└ 답`: an arrow from the question above.
_REPLY = re.compile(
    r"^(?:(?:[-=]{1,2}>|[→⇒➡⟶↳👉]\ufe0f?)\s*|(?:[ㄴ└]\s?[-─>:]*|┗)\s+|[ㄴ└┗]>\s*)(?=\S)"
)
# `(질문)` in round brackets asks on inside an answer; there it opens no exchange.
_FOLLOWUP = re.compile(r"^(?:\*\*|__)?[(（]\s*질문\s*[)）]")
_TOKEN = re.compile(
    r"^(?P<strong>\*\*|__)?[(（]\s*질문\s*[)）](?(strong)(?P=strong))\s*[:：]?\s*(?=\S)"
)
# Most lines are neither, and that is seen without reading their Markdown.
_MAY_ASK = re.compile(r"[\W_]{0,20}(?:[qＱ]|질문|질의|물음|문|" + _WHOSE + ")", re.I)
_MAY_ANSWER = re.compile(r"[\W_]{0,20}(?:[aＡㄴ]|답|대답|응답)|[-=→⇒➡⟶↳👉└┗]", re.I)
# `Ｑ１．` as Japanese keyboards write it.
_WIDE = {0xFF01 + i: 0x21 + i for i in range(94)}
_WIDE_REACH = 8
_SLANTED = re.compile(r"(?P<mark>[*_])(?![*_\s])(?P<inside>[^*_]+)(?P=mark)")
_SIGNED = re.compile(r"\s*[.:：)\]】>,–—-]")
_STRONG_MARK = re.compile(r"^(\*\*|__)(?P<mark>[^*_]{1,12})\1")
_STRONG_RUN = re.compile(r"^(\*\*|__)(?P<said>(?:(?!\1).)+)\1(?=\s*\S)")
# `#3`, `1.`, `2-1.`, `3.2`, `①`, `3️⃣`: the place of a question among others.
_PLACE = re.compile(
    r"^(?:#\s?\d{1,3}[.):]?|\d{1,2}(?:[.-]\d{1,2})+[.):]?|\d{1,3}[.)])\s+"
    r"|^(?:[\u2460-\u2473]|\d\ufe0f?\u20e3)\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """What follows a mark on its line."""

    text: str
    """Inline Markdown after the mark; empty when the mark stands alone."""
    number: int | None
    """The number that the mark has, if any."""


def question(text: str) -> Marked | None:
    """What a line asks, if it opens with the mark of a question."""
    if not _MAY_ASK.match(text):
        return None
    return _read(text, _NUMBERED) or _read(text, _QUESTION) or _read(text, _SHORT)


def opening(text: str) -> Marked | None:
    """The same where no answer stands before the line: there `(질문)` asks on nothing."""
    if found := question(text):
        return found
    token = _TOKEN.match(text.strip())
    return Marked(text.strip()[token.end() :], None) if token else None


def answer(text: str) -> Marked | None:
    """What a line answers, if it opens with the mark of an answer."""
    if not _MAY_ANSWER.match(text):
        return None
    return _read(text, _ANSWER) or reply(text)


def reply(text: str) -> Marked | None:
    """What a line answers, if an arrow opens it: below a question; elsewhere it may mean more."""
    found = _REPLY.match(text.strip())
    return Marked(text.strip()[found.end() :].strip(), None) if found else None


def _read(text: str, pattern: re.Pattern[str]) -> Marked | None:
    plain = _SIGNS.sub("", text.strip())
    plain = plain[:_WIDE_REACH].translate(_WIDE) + plain[_WIDE_REACH:]
    if _FOLLOWUP.match(plain):
        return None
    if found := _SLANTED.fullmatch(plain):
        plain = found["inside"].strip()
    if is_strong(plain):
        plain = unwrapped(plain)
    elif strong := _STRONG_MARK.match(plain):
        # `**Q.** …` and `**질문 1** : …`: only the mark is strong.
        rest = plain[strong.end() :]
        # `**Q** …`: being strong is sign enough, if a blank follows.
        bare = strong["mark"].strip()
        sign = ":" if rest[:1].isspace() and bare[-1:].isalnum() and not _SIGNED.match(rest) else ""
        plain = bare + sign + rest
    elif (strong := _STRONG_RUN.match(plain)) and pattern.match(strong["said"]):
        # `**Q. …?** 답`: the question is strong, what answers it is not.
        plain = strong["said"] + plain[strong.end() :]
    plain = _WHO.sub(r"\g<mark>\g<sign> \g<who> ", _SIGNS.sub("", plain), count=1)
    found = pattern.match(plain)
    # A mark alone on its line needs no sign after it; a sentence that is only `A` is none.
    if found is None or not found.group().strip("[(【< "):
        return None
    number = found["number"] or found["after"] or found.groupdict().get("bare")
    return Marked(plain[found.end() :].strip(), int(number) if number else None)


def is_strong(text: str) -> bool:
    """Whether a line is one strong run and nothing else."""
    upright = _upright(text)
    return upright.startswith(("**", "__")) and inline.is_only_strong(upright)


def unwrapped(text: str) -> str:
    """The inside of a line that is one strong run."""
    return _upright(text)[2:-2].strip()


def _upright(text: str) -> str:
    """A text without the slant of `***…***`."""
    plain = text.strip()
    slanted = plain.startswith("***") and plain.endswith("***") and len(plain) > len("******")
    return plain[1:-1] if slanted else plain


def without_place(text: str) -> str:
    """A question without the number of its place among others."""
    return _PLACE.sub("", text, count=1)


def place(text: str) -> str:
    """The number of its place that a text opens with, or nothing."""
    found = _PLACE.match(text)
    return found.group().strip() if found else ""


FORMAL = "[" + "".join(chr(0xAC00 + 28 * i + 17) for i in range(399)) + "]니까"
"""`합니까`, `입니까`, for a regular expression; without ㅂ before it `니까` says why."""
_ENDS = re.compile(
    rf"(?:{FORMAL}|나요|까요|가요|는가|은가|인가|한가|던가|될까|할까|인지|는지|은지|을지|던지|런지|하나|되나|있나|없나|"
    r"었나|았나|했나|하죠|인죠|되죠|주세요|줘요|싶어요|싶습니다|싶다|싶음|궁금\S*|어때\S*|부탁(?:\s?[드해합]\S*|\S*)|"
    r"방법\S{0,3}|노하우\S?|비결|팁은?|법은?|점은?|이유\S?|까닭\S?|기준\S?|계기\S?|차이\S{0,2}|"
    r"비법|조언\S?|생각\S?|의견\S?|대해(?:서)?|대하여|관해(?:서)?|어떻게|무엇|뭐죠|뭔가|왜|고민\S*|걱정\S*|"
    r"장단점\S?|여부|않나|어요|에요|예요|해요|돼요)$"
)
_ASKING_WORDS = re.compile(
    r"(?<![가-힣])(?:어떻게|어떤|어느|어디|무엇|무슨|왜|언제|누가|누구|얼마나|몇|뭘|뭐|어떠)"
)
TAIL = 200
"""Characters at the end of a text that tell how it sounds; patterns see no more."""
_TAIL = re.compile(rf"(?:[\s.!~…,\"'”’)\]*_`]|\([^()]*\)|\ufe0f|[{inline.PICTOGRAMS}])+$")


def asks(text: str) -> bool:
    """Whether a plain text sounds like something one asks, with or without a question mark."""
    if "?" in text or "？" in text:
        return True
    bare = _TAIL.sub("", text[-TAIL:])
    return bool(
        _ENDS.search(bare)
        or (len(bare) > 1 and bare[-1] in "지까" and _final(bare[-2]) in (4, 8))
        or _ASKING_WORDS.search(bare)
    )


def _final(syllable: str) -> int:
    """Number of a syllable's final consonant (4 is ㄴ, 8 is ㄹ), -1 for other characters."""
    code = ord(syllable) - 0xAC00
    return code % 28 if 0 <= code < 11172 else -1
