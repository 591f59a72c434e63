"""The search index of a built site, read back."""

from __future__ import annotations

from tests.search.decoder import Index, read_index
from tests.site.documents import Site


def published_index(site: Site) -> Index:
    """What a browser finds under `search/index/`."""
    root = site.root / "search" / "index"
    return read_index(
        {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in root.rglob("*")
            if path.is_file()
        }
    )
