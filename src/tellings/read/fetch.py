"""A named web address → its capture. Nothing else is ever fetched: no link, picture, feed or robots file.

An address that a user pastes may have been written by someone else, so a server is trusted with nothing: not with where it
sends us (each redirect is checked as the first address was), how long it takes, or how much it sends. Host names are looked up
once and the connection goes to the very address that was checked, so that a name cannot point elsewhere a moment later. For
the same reason no proxy is used.

urllib3 rather than httpx or requests: it is the one of them that lets a connection be made to a checked address while the
certificate is still checked against the name, its streams can be read a receive at a time, and trafilatura needs it anyway.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import time
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from threading import Thread, Timer
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from tellings.model.documents import Capture, Rejection

if TYPE_CHECKING:
    from urllib3.connection import HTTPConnection
    from urllib3.response import HTTPResponse
    from urllib3.util import Url

WEB = re.compile(r"https?://", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
GONE = frozenset({404, 410})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
PIECE = 65_536
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # IPv4 addresses in the clothes of IPv6
HEADERS = {"User-Agent": "tellings (reads pages that a person names)",
           "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8",
           "Accept-Encoding": "gzip", "Connection": "close"}
MEANING = {401: "it wants a password", 403: "it refuses us", 404: "there is no such page", 410: "the page is gone",
           429: "it says that it is asked too often; wait", 451: "the page is withheld for legal reasons"}
# What a failure of the line means, by the name of its type or of one that it is a kind of.
FAILURES = {
    "gaierror": ("unreachable", "no server of that name is found; check the address and the connection of this machine"),
    "ConnectionRefusedError": ("unreachable", "no server answers there; check the address, or save the page"),
    "SSLCertVerificationError": ("unreachable", "its certificate is not to be trusted; check the address, or save the page"),
    "SSLError": ("unreachable", "no safe line to it can be had; check the address, or save the page"),
    "RemoteDisconnected": ("unreachable", "the server hung up without an answer; try later, or save the page"),
    "UnicodeError": ("no address", "it names a host as none can be called; check the address"),
    "IncompleteRead": ("unreadable", "the page breaks off; fetch it again"),
    "error": ("unreadable", "it is not packed as its server says; save the page"),  # zlib's
    "HTTPException": ("unreachable", "its server does not answer as one of the web does; check the address, or save the page"),
    "InvalidHeader": ("unreachable", "its server does not answer as one of the web does; check the address, or save the page"),
    "ConnectionError": ("unreadable", "the line broke off; fetch it again"),
}


class Refused(ValueError):
    """Why an address gives no capture: a short code and a sentence that says what to do. `url`: which address said so."""

    def __init__(self, reason: str, detail: str, url: str = "") -> None:
        self.reason = reason
        self.url = url
        super().__init__(detail)


@dataclass(frozen=True, slots=True)
class Departed(Rejection):
    """The rejection of a page of which its server says that it is gone. `url`: the address that answered in the end."""

    url: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a server is followed: bytes of a page (packed or not), seconds for all of it, redirects. `private`: whether
    addresses of the own machine and network may be asked."""

    size: int = 50_000_000
    seconds: float = 30.0
    redirects: int = 5
    private: bool = False


def fetch(url: str, limits: Limits | None = None) -> Capture | Rejection:
    """The capture of one page, with the address that it came from in the end and when; or why there is none."""
    from http.client import HTTPException

    from urllib3.exceptions import HTTPError
    from urllib3.exceptions import TimeoutError as Slow

    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    try:
        return _followed(url, limits, deadline)
    except Refused as refused:
        left_out = Rejection.of(url, refused.reason, str(refused))
        return Departed(left_out.capture, url, refused.reason, str(refused), refused.url) if refused.url else left_out
    except (HTTPError, HTTPException, OSError, ValueError, zlib.error) as error:
        if isinstance(error, (TimeoutError, Slow)) or time.monotonic() >= deadline:
            return Rejection.of(url, "too slow", f"it was not done after {limits.seconds:g} seconds; try later, or save the page")
        return Rejection.of(url, *_failure(error))


def _failure(error: Exception) -> tuple[str, str]:
    """What went wrong on the line, in plain words: of the failure itself, else of what it came from."""
    for found in (error, *(a for a in error.args if isinstance(a, Exception)), error.__cause__):
        told = next((FAILURES[t.__name__] for t in type(found).__mro__ if t.__name__ in FAILURES), None)
        if told is not None:
            return told
    said = re.sub(r"<[^>]*>:? ?", "", str(error))[:160] or type(error).__name__  # no addresses of objects in memory
    return "unreachable", f"it cannot be fetched ({said}); check the address, or save the page"


def _followed(url: str, limits: Limits, deadline: float) -> Capture:
    """The page, over as many redirects as are allowed."""
    asked = url
    for _ in range(limits.redirects + 1):
        where = checked(asked)
        with _response(where, limits, deadline) as response:
            if response.status not in REDIRECTS:
                return _capture(_Asked(url, where.url, limits, deadline), response)
            asked = _next(asked, response)
    raise Refused("too many redirects", f"it leads on more than {limits.redirects} times; name the address where it ends")


def checked(url: str) -> Url:
    """The parts of an address that may be asked for. Raises Refused."""
    from urllib3.exceptions import LocationParseError
    from urllib3.util import parse_url

    if not WEB.match(url):
        raise Refused("not http", f"only http and https addresses are fetched, not {url[:80]!r}")
    try:
        where = parse_url(url)
    except LocationParseError as error:
        raise Refused("no address", f"{url[:80]!r} is no address of the web") from error
    if not where.host or any(c <= " " for c in where.host):
        raise Refused("no address", f"{url[:80]!r} names no host")
    if where.auth:
        raise Refused("no address", "the address holds a name or password; fetch the page yourself and give its file")
    return where


def _next(asked: str, response: HTTPResponse) -> str:
    place = response.headers.get("Location", "")
    if not place:
        raise Refused("unreachable", f"the server answered {response.status} and does not say where to go; save the page")
    try:
        where = urljoin(asked, place)
        checked(where)
    except Refused as refused:
        raise Refused(refused.reason, f"its server leads on to another address, but {refused}; save the page") from refused
    except ValueError as error:
        raise Refused("no address", f"its server leads on to {place[:80]!r}, which is no address of the web; save the page") from error
    return where


@contextmanager
def _response(where: Url, limits: Limits, deadline: float) -> Iterator[HTTPResponse]:
    """The server's answer, its body not read yet. Whatever it does, its line is cut at the deadline."""
    address = resolved(where, limits, _left(deadline))
    with ExitStack() as ends:
        connection = _connection(where, address, _left(deadline) / 2)  # to connect, and as much again for the handshake
        ends.callback(connection.close)
        connection.connect()
        watch = Timer(_left(deadline), _cut, (connection.sock,))
        watch.daemon = True
        watch.start()
        ends.callback(watch.cancel)
        connection.request("GET", where.request_uri, headers={**HEADERS, "Host": where.netloc or ""}, preload_content=False,
                           decode_content=False)
        response = connection.getresponse()
        ends.callback(response.close)
        yield response


def _left(deadline: float) -> float:
    """The seconds that are left. Raises TimeoutError where none are."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds


def _cut(line: socket.socket) -> None:
    """Ends a connection that another thread waits on: a timeout of its own starts anew with each byte that drips in."""
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _connection(where: Url, address: str, seconds: float) -> HTTPConnection:
    """To the checked address; the certificate has to be the name's."""
    from ssl import create_default_context

    from urllib3.connection import HTTPConnection, HTTPSConnection

    name = (where.host or "").strip("[]")
    if where.scheme == "https":
        return HTTPSConnection(address, where.port or 443, timeout=seconds, server_hostname=name, assert_hostname=name,
                               ssl_context=create_default_context())
    return HTTPConnection(address, where.port or 80, timeout=seconds)


def resolved(where: Url, limits: Limits, seconds: float) -> str:
    """The one address to connect to. Raises Refused where any address of the name is private, and none is allowed to be."""
    name = (where.host or "").strip("[]")
    found = _looked_up(name, where.port or (443 if where.scheme == "https" else 80), seconds)
    inside = [a for a in found if not is_public(a)]
    if inside and not limits.private:
        what = f"{name} is" if name == inside[0] else f"{name} is {inside[0]},"
        raise Refused("private address", f"{what} an address of this machine or network; allow it with --allow-private")
    if not found:
        raise Refused("unreachable", f"{name} has no address")
    return found[0]


def _looked_up(name: str, port: int, seconds: float) -> list[str]:
    """All addresses of a name. The system's own look-up knows no limit of time, and so it is waited for in a thread."""
    told: SimpleQueue[list[str] | Exception] = SimpleQueue()

    def look_up() -> None:
        try:
            told.put([str(row[4][0]) for row in socket.getaddrinfo(name, port, type=socket.SOCK_STREAM)])
        except (OSError, ValueError) as error:
            told.put(error)

    Thread(target=look_up, daemon=True).start()
    try:
        found = told.get(timeout=seconds)
    except Empty as error:
        raise TimeoutError from error
    if isinstance(found, Exception):
        raise found
    return found


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet, also when an IPv4 address is wrapped into an IPv6 one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else ip.ipv4_mapped or ip.sixtofour
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is fetched: the address that was named, the one that answers, and how far it is followed."""

    named: str
    url: str
    limits: Limits
    deadline: float


def _capture(asked: _Asked, response: HTTPResponse) -> Capture:
    """The page in an answer. Raises Refused."""
    if response.status != 200:
        why = MEANING.get(response.status, "its server has a fault; try later" if response.status >= 500 else "it gives no page")
        gone = response.status in GONE
        raise Refused("gone" if gone else "no reporting", f"the server answered {response.status}: {why}", asked.url if gone else "")
    media_type = response.headers.get("Content-Type", "").strip().lower()
    if media_type and media_type.partition(";")[0].strip() not in PAGES:
        raise Refused("binary", f"it is {media_type[:60]}, not a page of text; give the page's own address")
    body = _body(response, asked)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    media_type = media_type or ("text/html" if body.lstrip()[:1] == b"<" else "text/plain")
    return Capture.of(body, name=asked.url, media_type=media_type, url=asked.url, fetched_at=now,
                      locator="" if asked.named == asked.url else asked.named)


def _body(response: HTTPResponse, asked: _Asked) -> bytes:
    """The page's bytes, unpacked, a receive at a time: neither what comes over the line nor what it unpacks to may exceed the
    limit. Raises Refused."""
    size = asked.limits.size
    too_large = Refused("too large", f"the page has more than {size:,} bytes; raise the limit with --limit")
    if (response.length_remaining or 0) > size:
        raise too_large
    coding = response.headers.get("Content-Encoding", "identity").strip().lower()
    if coding not in ("", "identity", "gzip", "x-gzip"):
        raise Refused("unreadable", f"it is packed as {coding[:30]!r}, which was not asked for; save the page")
    unpack = _Gunzip(size) if "gzip" in coding else None
    parts: list[bytes] = []
    received = 0
    while piece := response.read1(PIECE):
        received += len(piece)
        parts.append(unpack.more(piece) if unpack else piece)
        if received > size or (unpack and unpack.size > size):
            raise too_large
    if time.monotonic() >= asked.deadline:
        raise TimeoutError  # a line that was cut looks like a page that ended
    if unpack and not unpack.whole:
        raise Refused("unreadable", "the page breaks off; fetch it again")
    return b"".join(parts)


class _Gunzip:
    """Unpacks a stream, and stops a byte after the limit however much more a few bytes would unpack to."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._member = zlib.decompressobj(31)
        self.size = 0

    def more(self, packed: bytes) -> bytes:
        """What these bytes add."""
        out = self._member.decompress(packed, max(1, self._limit + 1 - self.size))
        self.size += len(out)
        return out

    @property
    def whole(self) -> bool:
        """Whether the stream came to its end."""
        return self._member.eof
