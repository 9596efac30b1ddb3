"""Web addresses: bounded, checked at every hop, told apart by content."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.read import Source, read, sources
from kg.read.web import _is_public, fetch

PAGE = '<meta charset="x"><title>T</title><p>查扣货物 5 件</p>'.encode("gb18030")


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        if self.path == "/slow":
            self._slow()
        elif self.path in ("/loop", "/private", "/file"):
            target = {"/loop": "/loop", "/private": "http://10.0.0.1/", "/file": "file:///etc/passwd"}[
                self.path
            ]
            self._answer(302, "text/html", b"", Location=target)
        elif self.path == "/moved":
            self._answer(301, "text/html", b"", Location="/page")
        elif self.path == "/page":
            self._answer(200, "text/html; charset=gb2312", PAGE)
        elif self.path == "/picture":
            self._answer(200, "image/png", b"x")
        elif self.path == "/packed":
            self._answer(200, "text/html", b"x", **{"Content-Encoding": "gzip"})
        elif self.path == "/large":
            self._answer(200, "text/plain", b"x" * 5000)
        elif self.path == "/cut":
            self._answer(200, "text/plain", b"half", **{"Content-Length": "100"})
        else:
            self._answer(404, "text/html", b"no")

    def _answer(self, status: int, kind: str, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _slow(self) -> None:
        """One byte at a time, each soon enough for a limit on single reads."""
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        stop = threading.Event()
        try:
            for _ in range(100):
                self.wfile.write(b"x")
                stop.wait(0.05)
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_page_becomes_a_document(site: str) -> None:
    (source,) = sources([f"{site}/page"])
    document = read(source, allow_private=True)
    assert document.text == "查扣货物 5 件\n"
    assert (document.identifier, document.language) == (f"{site}/page", "zh")
    assert (document.metadata.title, document.metadata.address) == ("T", f"{site}/page")


def test_redirect_is_followed_and_the_final_address_kept(site: str) -> None:
    page = fetch(f"{site}/moved", largest=1000, allow_private=True)
    assert (page.data, page.address, page.content_type, page.charset) == (
        PAGE,
        f"{site}/page",
        "text/html",
        "gb2312",
    )


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/loop", "More than 5 redirects"),
        ("/file", "Not an http or https address"),
        ("/picture", "The content type image/png is not read"),
        ("/packed", "compressed data unasked"),
        ("/large", "larger than 1000 bytes"),
        ("/cut", "The answer could not be read"),
        ("/none", "The server answered 404"),
    ],
)
def test_refused(site: str, path: str, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        fetch(site + path, largest=1000, timeout=5, allow_private=True)


def test_slow_answer_is_ended(site: str) -> None:
    with pytest.raises(DocumentError, match=r"No complete answer within 0\.3 seconds"):
        fetch(f"{site}/slow", largest=1000, timeout=0.3, allow_private=True)


def test_private_address_is_refused(site: str) -> None:
    with pytest.raises(DocumentError, match="private or local"):
        fetch(f"{site}/page", largest=1000)


def test_redirect_to_a_private_address_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.read.web._is_public", lambda number: number == "127.0.0.1")
    with pytest.raises(DocumentError, match=r"http://10\.0\.0\.1/: The address is private or local"):
        fetch(f"{site}/private", largest=1000, timeout=2)


@pytest.mark.parametrize(
    "address",
    ["http://", "ftp://example.org/", "http://[bad/", "http://u:p@127.0.0.1/", "http://127.0.0.1:x/"],
)
def test_malformed_address(address: str) -> None:
    with pytest.raises(DocumentError):
        fetch(address, largest=10)


def test_closed_port() -> None:
    with pytest.raises(DocumentError, match="cannot be reached"):
        fetch("http://127.0.0.1:1/", largest=10, timeout=2, allow_private=True)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "255.255.255.255", "224.0.0.1", "::1",
        "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "100.64.0.1",
    ],
)  # fmt: skip
def test_local_numbers(number: str) -> None:
    assert not _is_public(number)


@pytest.mark.parametrize("number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_numbers(number: str) -> None:
    assert _is_public(number)


def test_catalogue_describes_an_address(tmp_path: Path) -> None:
    table = tmp_path / "given.csv"
    table.write_text("file,title\nhttp://example.org/a,Title\n")
    (source,) = sources(["http://example.org/a"], documents=table)
    assert source == Source("http://example.org/a", None, source.metadata, address="http://example.org/a")
    assert source.metadata.title == "Title"
