"""A script of ours as the site publishes it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from rjsmin import jsmin  # type: ignore[import-untyped]  # 1.3 ships no types


def main() -> int:
    """Write the script to the standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--script", type=Path, required=True)
    options = parser.parse_args()
    sys.stdout.write(jsmin(options.script.read_text(encoding="utf-8")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
