"""A static host: files under an address, its 404 page, and what was asked of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Host:
    """A host while it runs."""

    address: str
    """Of the site's root, with `/` at its end."""
    asked: list[str] = field(default_factory=list)
    """Paths that were asked for, in order."""

    def times(self, end: str) -> int:
        """How often a file whose path ends like this was asked for."""
        return sum(path.endswith(end) for path in self.asked)


@contextmanager
def hosted(site: Path, below: str = "/") -> Iterator[Host]:
    """Serve a folder, which need not be there yet.

    Args:
        site: The folder.
        below: Path of the address it stands under, with `/` at both ends.
    """

    class Pages(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(self.path)
            super().do_GET()

        def translate_path(self, path: str) -> str:
            inside = path.startswith(below)
            return super().translate_path(path[len(below) - 1 :] if inside else "/outside")

        def send_error(
            self, code: int, message: str | None = None, explain: str | None = None
        ) -> None:
            if code != 404:
                super().send_error(code, message, explain)
                return
            body = (site / "404.html").read_bytes()
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Keep the tests' output clean."""

    def pages(*arguments: object) -> Pages:
        return Pages(*arguments, directory=str(site))  # type: ignore[arg-type]

    with ThreadingHTTPServer(("127.0.0.1", 0), pages) as httpd:
        # A reader who leaves a page ends what it was still fetching.
        httpd.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
        host = Host(f"http://127.0.0.1:{httpd.server_port}{below}")
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield host
        httpd.shutdown()
        thread.join()
