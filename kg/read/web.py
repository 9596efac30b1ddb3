"""Documents from ``http`` and ``https`` addresses that the user gives.

The address is untrusted: it is resolved once, every address found is checked, and the connection goes to
the checked one, so that a second look-up cannot lead elsewhere. Each redirect is checked anew. Size and
time are bounded for the whole fetch.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import re
import socket
import ssl
import threading
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from kg.errors import DocumentError

__all__ = ["Page", "fetch", "is_address"]

#: Content types read; anything that is sent as bytes is told by its content.
_TYPES = frozenset({
    "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/octet-stream",
})  # fmt: skip
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 5
_CHUNK = 65_536
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: its bytes, the address after redirects, content type and declared charset."""

    data: bytes
    address: str
    content_type: str
    charset: str | None


def is_address(text: str) -> bool:
    """Whether a text is an address to fetch rather than a path.

    Examples
    --------
    >>> is_address("https://example.org/report.html"), is_address("report.html")
    (True, False)
    """
    return text.lower().startswith(("http://", "https://"))


def fetch(address: str, *, largest: int, timeout: float = 30.0, allow_private: bool = False) -> Page:
    """Fetch one document.

    Parameters
    ----------
    largest
        Most bytes taken.
    timeout
        Seconds for the whole of each hop, from connecting to the last byte.
    allow_private
        Whether addresses of this machine and of private networks may be fetched.

    Raises
    ------
    DocumentError
        Not reachable, refused, too large, too slow, or of a type that cannot be read.
    """
    here = address
    for _ in range(_MOST_REDIRECTS + 1):
        answer = _Hop(here, largest, timeout, allow_private).get()
        if isinstance(answer, Page):
            return answer
        here = answer
    raise DocumentError(
        f"More than {_MOST_REDIRECTS} redirects", where=address, remedy="Give the final address"
    )


@dataclass(frozen=True, slots=True)
class _Hop:
    """One request."""

    address: str
    largest: int
    timeout: float
    allow_private: bool

    def get(self) -> Page | str:
        """The page, or the address it redirects to."""
        parts = self._parts()
        connection = self._connected(parts)
        late = threading.Event()
        timer = threading.Timer(self.timeout, _hang_up, (connection.sock, late))
        timer.daemon = True
        timer.start()
        try:
            answer = self._answer(connection, parts)
            if late.is_set():  # the answer ends where its time did
                raise TimeoutError
            return answer
        except (OSError, http.client.HTTPException, ValueError) as error:
            if late.is_set() or isinstance(error, TimeoutError):
                raise self._error(f"No complete answer within {self.timeout:g} seconds") from None
            raise self._error("The answer could not be read") from None
        finally:
            timer.cancel()
            connection.close()

    def _parts(self) -> SplitResult:
        try:
            parts = urlsplit(self.address)
            port = parts.port
        except ValueError:
            raise self._error("Not a valid address", "Check it") from None
        if parts.scheme not in _PORTS or not parts.hostname or port == 0:
            raise self._error("Not an http or https address", "Save the document and give the file")
        if parts.username is not None:
            raise self._error("An address with a user name is not fetched", "Save the document yourself")
        return parts

    def _connected(self, parts: SplitResult) -> http.client.HTTPConnection:
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        plain = self._opened(self._resolved(host, port), port)
        connection = http.client.HTTPConnection(host, port, timeout=self.timeout)
        connection.sock = plain
        if parts.scheme == "https":
            try:
                connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
            except OSError:
                plain.close()
                raise self._error("No secure connection to the server") from None
            connection.default_port = 443
        return connection

    def _opened(self, numbers: list[str], port: int) -> socket.socket:
        for number in numbers:
            try:
                return socket.create_connection((number, port), timeout=self.timeout)
            except OSError:
                continue
        raise self._error("The server cannot be reached")

    def _resolved(self, host: str, port: int) -> list[str]:
        """The checked numeric addresses that the connection may go to."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise self._error("The server's name cannot be resolved") from None
        numbers = [str(entry[4][0]) for entry in found]
        if not self.allow_private and not all(map(_is_public, numbers)):
            raise self._error(
                "The address is private or local", "Allow private addresses if you trust it, or give the file"
            )
        return numbers

    def _answer(self, connection: http.client.HTTPConnection, parts: SplitResult) -> Page | str:
        path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe="/%?&=+:;,@!$'()*~#-._[]")
        connection.request("GET", path, headers={"Accept-Encoding": "identity", "User-Agent": "kg"})
        response = connection.getresponse()
        if response.status in _REDIRECTS and (target := response.headers.get("Location")):
            return urljoin(self.address, target)
        if response.status != http.client.OK:
            raise self._error(f"The server answered {response.status} {response.reason}", "Check the address")
        declared = response.headers.get("Content-Type") or "application/octet-stream"
        kind = declared.partition(";")[0].strip().lower()
        if kind not in _TYPES:
            raise self._error(
                f"The content type {kind} is not read", "Give an HTML, text, PDF or Word document"
            )
        if (response.headers.get("Content-Encoding") or "identity").lower() != "identity":
            raise self._error(
                "The server sends compressed data unasked", "Save the document and give the file"
            )
        charset = _CHARSET.search(declared)
        return Page(self._body(response), self.address, kind, charset.group(1) if charset else None)

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        chunks: list[bytes] = []
        size = 0
        while chunk := response.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > self.largest:
                raise self._error(f"The document is larger than {self.largest} bytes", "Split it")
        if response.length:
            raise http.client.IncompleteRead(b"", response.length)
        return b"".join(chunks)

    def _error(self, what: str, remedy: str = "Try later, or give the saved file") -> DocumentError:
        return DocumentError(what, where=self.address, remedy=remedy)


def _hang_up(connected: socket.socket, late: threading.Event) -> None:
    """End a request whose time is over, however slowly its bytes still come."""
    late.set()
    with contextlib.suppress(OSError):  # closed already
        connected.shutdown(socket.SHUT_RDWR)


def _is_public(number: str) -> bool:
    """Whether a numeric address lies in the open internet."""
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if address in ipaddress.ip_network("64:ff9b::/96"):
            return _is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address.is_global and not address.is_multicast
