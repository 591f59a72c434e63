"""Numbers and keys as bytes: the small pieces all files of the index are made of."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

_FIRST_JAMO, _LAST_JAMO = 0x3131, 0x3163
_NIBBLE = 15
_SHORT = [bytes([number]) for number in range(0x80)]


def varint(number: int) -> bytes:
    """A number >= 0 in groups of seven bits, the smallest first (LEB128)."""
    if number < len(_SHORT):
        return _SHORT[number]
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    found.append(number)
    return bytes(found)


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers one after the other."""
    return b"".join(map(varint, numbers))


def zigzag(number: int) -> int:
    """Any integer as one >= 0, a small one as a small one: 0, -1, 1, -2 as 0, 1, 2, 3."""
    return 2 * number if number >= 0 else -2 * number - 1


class _Bytes(dict[int, str]):
    """Code of a character → its bytes, each as the character of Latin-1 that it is."""

    def __missing__(self, code: int) -> str:
        if 0x20 <= code <= 0x7E:
            found = chr(code)
        elif _FIRST_JAMO <= code <= _LAST_JAMO:
            found = chr(0x80 + code - _FIRST_JAMO)
        else:
            units = chr(code).encode("utf-16-be", "surrogatepass").decode("latin-1")
            found = "".join(f"\xff{units[at : at + 2]}" for at in range(0, len(units), 2))
        self[code] = found
        return found


_BYTES = _Bytes()


def key_bytes(key: str) -> bytes:
    """A key with one byte for each ASCII character and jamo, three for any other UTF-16 unit."""
    return key.translate(_BYTES).encode("latin-1")


def front_coded(keys: Iterable[bytes]) -> Iterator[bytes]:
    """Each key of a sorted list without what it shares with the one before.

    A byte holds both lengths, the shared one in its upper half; a half of 15 is followed by
    what is over 15 as a varint, the shared one's first. Then the rest of the key.
    """
    known = tuple(keys)
    return map(_after, (b"", *known), known)


def _after(before: bytes, key: bytes) -> bytes:
    shared = _shared(before, key)
    rest = key[shared:]
    halves = min(shared, _NIBBLE) << 4 | min(len(rest), _NIBBLE)
    over = [length - _NIBBLE for length in (shared, len(rest)) if length >= _NIBBLE]
    return bytes([halves]) + varints(over) + rest


def gzipped(content: bytes) -> bytes:
    """A gzip stream that says nothing of its time and system: the same everywhere."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = deflate.compress(content) + deflate.flush()
    sums = zlib.crc32(content).to_bytes(4, "little") + len(content).to_bytes(4, "little")
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + body + sums


def _shared(one: bytes, other: bytes) -> int:
    at, length = 0, min(len(one), len(other))
    while at < length and one[at] == other[at]:
        at += 1
    return at
