"""Computing on Hangul syllables."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_CONSONANTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWEL_LETTERS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINAL_LETTERS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
# 두벌식 (KS X 5002): letters typed with two keys, by their keys.
_TWO_KEYS = dict(
    pair.split("=")
    for pair in (
        "ㅘ=ㅗㅏ ㅙ=ㅗㅐ ㅚ=ㅗㅣ ㅝ=ㅜㅓ ㅞ=ㅜㅔ ㅟ=ㅜㅣ ㅢ=ㅡㅣ "
        "ㄳ=ㄱㅅ ㄵ=ㄴㅈ ㄶ=ㄴㅎ ㄺ=ㄹㄱ ㄻ=ㄹㅁ ㄼ=ㄹㅂ ㄽ=ㄹㅅ ㄾ=ㄹㅌ ㄿ=ㄹㅍ ㅀ=ㄹㅎ ㅄ=ㅂㅅ"
    ).split()
)
_KEYS = {letter: _TWO_KEYS.get(letter, letter) for letter in map(chr, range(0x3131, 0x3164))}
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SINGLE_JAMO = {
    **{0x1100 + at: letter for at, letter in enumerate(_CONSONANTS)},
    **{0x1161 + at: letter for at, letter in enumerate(_VOWEL_LETTERS)},
    **{0x11A8 + at: letter for at, letter in enumerate(_FINAL_LETTERS)},
}
"""Those NFC leaves alone, as the letters they look like."""
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Default_Ignorable_Code_Point of Unicode: joiners, bidi marks, fillers, variation selectors, tags.
_INVISIBLE = re.compile(
    r"[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    r"\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    r"\U000e0000-\U000e0fff]"
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_IN_LINE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")

# 국어의 로마자 표기법 (문화체육관광부 고시), syllable by syllable: addresses need
# no sound changes between syllables.
_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()
_FIRST, _LAST = ord("가"), ord("힣")


def romanize(text: str) -> str:
    """Hangul in Latin letters, the rest as it is: `이준엽` → `ijunyeop`."""
    pieces: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        code = ord(character)
        if _FIRST <= code <= _LAST:
            index = code - _FIRST
            parts = (_INITIALS[index // 588], _VOWELS[index % 588 // 28], _FINALS[index % 28])
            pieces.append("".join(part for part in parts if part != "-"))
        else:
            pieces.append(character)
    return "".join(pieces)


def slug(text: str, length: int = 60) -> str:
    """An address part `[a-z0-9-]{1,length}` for a name; a hash where no letter is left."""
    latin = unicodedata.normalize("NFKD", romanize(text)).encode("ascii", "ignore").decode()
    kept = re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")[:length].strip("-")
    return kept or "x" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def fold(text: str) -> str:
    """The form in which the search compares texts; the browser's `fold` gives the same.

    NFC, half width, single jamo as letters, small letters; what nobody sees is removed, a control
    character (a line break too) is a space.
    """
    return _CONTROL.sub(" ", _composed(_seen(text).lower()))


def readable(text: str) -> str:
    """What `fold` does, but capitals and line breaks stay: the analyser needs both."""
    return _CONTROL_IN_LINE.sub(" ", _composed(_seen(text)))


def jamo(text: str) -> str:
    """Hangul as the keys of a two-set keyboard, the rest as it is: `대학` → `ㄷㅐㅎㅏㄱ`."""
    return text.translate(_TYPED)


def _seen(text: str) -> str:
    return _INVISIBLE.sub("", _LONE_SURROGATE.sub(" ", text)).translate(_HALF_WIDTH)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_SINGLE_JAMO)


def _keys(index: int) -> str:
    initial, vowel, final = index // 588, index % 588 // 28, index % 28
    keys = _CONSONANTS[initial] + _KEYS[_VOWEL_LETTERS[vowel]]
    return keys + _KEYS[_FINAL_LETTERS[final - 1]] if final else keys


_TYPED = {
    **{ord(letter): keys for letter, keys in _KEYS.items()},
    **{_FIRST + index: _keys(index) for index in range(_LAST - _FIRST + 1)},
}
