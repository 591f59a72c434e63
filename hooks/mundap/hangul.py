"""Computing on Hangul syllables."""

from __future__ import annotations

import hashlib
import re
import unicodedata

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
