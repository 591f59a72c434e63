"""A whole index as one value of a store, with the mark of what it was made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import accumulate


def packed(files: Mapping[str, bytes], fingerprint: str) -> bytes:
    """Files in one value: a line of JSON that says what follows, then what is in them."""
    sizes = [(path, len(content)) for path, content in files.items()]
    head = json.dumps([fingerprint, sizes]).encode("ascii")
    return b"\n".join((head, b"".join(files.values())))


def unpacked(value: bytes, fingerprint: str) -> dict[str, bytes] | None:
    """The files of a value; None if it is no such value, or made from something else."""
    head, _, body = value.partition(b"\n")
    try:
        made_from, sizes = json.loads(head)
        ends = list(accumulate(size for _, size in sizes))
        if made_from != fingerprint or (ends or [0])[-1] != len(body):
            return None
        return {path: body[end - size : end] for (path, size), end in zip(sizes, ends, strict=True)}
    except (TypeError, ValueError):
        return None
