"""`make fuzz`: damaged seeds and generated transcripts against the invariants, for minutes.

Every input has a number and is made from the seed and that number alone, so that a run can be
repeated and one input tried again. What fails is made smaller line by line, saved, and printed.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from types import FrameType

from tests.fuzz.damage import damaged
from tests.fuzz.invariants import check
from tests.fuzz.writing import write

from mundap.build import build
from mundap.pages import SiteOptions

ROOT = Path(__file__).parents[2]
FAILURES = ROOT / ".fuzz"
"""Where failing inputs are saved."""
PATIENCE = 60
"""Seconds of processor time after which an input is said to hang."""
SHRINKING = 40
"""Tries of making a failing input smaller."""
WHOLE_BUILD = 100
"""One input in so many goes through the whole build, the search index included."""

Files = Mapping[str, bytes]


def make(seed: int, number: int) -> dict[str, bytes]:
    """The input of a number: a seed or a generated transcript, damaged; now and then two."""
    random = Random(f"{seed}/{number}")
    files = {"talks/one.md": damaged(random, _undamaged(random))}
    if random.random() < 0.1:
        files["talks/two.md"] = damaged(random, random.choice([*files.values()]), 3)
    return files


def _undamaged(random: Random) -> bytes:
    if random.random() < 0.6:
        return write(random).text.encode()
    seeds = sorted((ROOT / "docs" / "talks").glob("*.md"))
    lines = random.choice(seeds).read_text(encoding="utf-8").split("\n")
    if random.random() < 0.1:
        return "\n".join(lines).encode()
    # A part of it is faster, and the questions are where most can go wrong.
    start = random.randrange(len(lines))
    part = lines[start : start + random.randint(5, 40)]
    return "\n".join(["# 강연", "", "## Q&A", *part]).encode()


class _HangError(Exception):
    """An input takes longer than `PATIENCE`."""


def _hang(_: int, __: FrameType | None) -> None:
    raise _HangError(f"{PATIENCE}초가 지나도 끝나지 않습니다.")


def failure(files: Files, *, whole: bool = False) -> str:
    """Why an input fails, as a traceback; empty when everything holds."""
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        if whole:
            build(files, {}, SiteOptions())
        check(files)
    except Exception:
        return traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def _kind(said: str) -> str:
    """What tells one failure from another: where it was raised."""
    places = [line.strip() for line in said.splitlines() if line.startswith("  File")]
    return places[-1] if places else said


def smaller(files: Files, fails: Callable[[Files], bool]) -> dict[str, bytes]:
    """The files with every run of lines left out without which they still fail."""
    found = dict(files)
    tries = 0
    for path in files:
        step = len(found[path].split(b"\n")) // 2
        while step and tries < SHRINKING:
            lines = found[path].split(b"\n")
            for start in range(0, len(lines), step):
                candidate = {**found, path: b"\n".join(lines[:start] + lines[start + step :])}
                tries += 1
                if fails(candidate):
                    found = candidate
                    break
                if tries >= SHRINKING:
                    break
            else:
                step //= 2
    return found


def _save(number: int, files: Files, said: str) -> Path:
    folder = FAILURES / str(number)
    folder.mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        (folder / Path(path).name).write_bytes(data)
    (folder / "why.txt").write_text(said, encoding="utf-8", errors="replace")
    return folder


def main() -> int:
    """Try inputs until the time is over; 1 when one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--count", type=int, default=sys.maxsize, help="inputs at most")
    options = parser.parse_args()
    signal.signal(signal.SIGPROF, _hang)
    end = time.monotonic() + options.seconds
    kinds: dict[str, list[int]] = {}
    slowest, slow_number, number = 0.0, 0, options.first
    while time.monotonic() < end and number < options.first + options.count:
        files = make(options.seed, number)
        started = time.process_time()
        said = failure(files, whole=number % WHOLE_BUILD == 0)
        if (took := time.process_time() - started) > slowest:
            slowest, slow_number = took, number
        if said:
            kind = _kind(said)
            kinds.setdefault(kind, []).append(number)
            if len(kinds[kind]) <= 3:
                small = smaller(files, lambda each, kind=kind: _kind(failure(each)) == kind)  # type: ignore[misc]
                place = _save(number, small, said)
                print(f"{number}: {said.splitlines()[-1][:300]}\n    {place}", flush=True)
        number += 1
    tried = number - options.first
    print(f"입력 {tried}개를 읽었습니다 (씨앗 {options.seed}). 가장 오래 걸린 것은 "
          f"{slow_number}번, {slowest:.1f}초입니다.")  # fmt: skip
    for kind, numbers in kinds.items():
        print(f"실패 {len(numbers)}개: {kind}")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
