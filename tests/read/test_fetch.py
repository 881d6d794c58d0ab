"""Fetching a named address: only pages, only from where it may be, and whatever a server does it ends soon."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tellings.errors import SourceError
from tellings.model.documents import Capture, Rejection
from tellings.read import fetch as fetching
from tellings.read.fetch import Departed, Limits, fetch, is_public
from tellings.read.sources import Source, captures

PAGE = b"<html><body><p>Two ferries collided off Norhaven on Monday, the coastguard said.</p></body></html>"
OPEN = Limits(size=100_000, seconds=5, private=True)
HASTY = Limits(size=100_000, seconds=0.6, private=True)

Answer = Callable[[socket.socket, str], None]


def plain(body: bytes = PAGE, status: str = "200 OK", **headers: str) -> Answer:
    """An honest answer."""
    def answer(line: socket.socket, _: str) -> None:
        told = {"Content-Type": "text/html", "Content-Length": str(len(body)), **{k.replace("_", "-"): v for k, v in headers.items()}}
        head = "".join(f"{k}: {v}\r\n" for k, v in told.items() if v)
        line.sendall(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)
    return answer


def leads(to: str, status: str = "302 Found") -> Answer:
    """A redirect."""
    return plain(b"", status, Location=to)


def drips(first: bytes, piece: bytes = b"a") -> Answer:
    """Sends a few bytes at a time, for as long as anyone listens."""
    def answer(line: socket.socket, _: str) -> None:
        line.sendall(first)
        for _n in range(200):
            line.sendall(piece)
            time.sleep(0.03)
    return answer


def endless(line: socket.socket, _: str) -> None:
    """A body without an end."""
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _n in range(2_000):
        line.sendall(b"<p>" + b"news " * 2_000)


def chunks(line: socket.socket, _: str) -> None:
    """A page in chunks."""
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    for at in range(0, len(PAGE), 10):
        piece = PAGE[at:at + 10]
        line.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
    line.sendall(b"0\r\n\r\n")


def raw(answer: bytes) -> Answer:
    """Just these bytes."""
    return lambda line, _: line.sendall(answer)


CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
BOMB = gzip.compress(b"0" * 50_000_000)
ANSWERS: dict[str, Answer] = {
    "/page": plain(), "/chunks": chunks, "/text": plain(b"Rain fell.", Content_Type="text/plain; charset=utf-8"),
    "/packed": plain(gzip.compress(PAGE), Content_Encoding="gzip"), "/untyped": plain(Content_Type=""),
    "/pdf": plain(b"%PDF-1.7", Content_Type="application/pdf"),
    "/echo": lambda line, request: plain(request.encode(), Content_Type="text/plain")(line, request),
    "/hop": leads("/hop2"), "/hop2": leads("page", "301 Moved"), "/loop": leads("/loop"), "/nowhere": plain(b"", "302 Found"),
    "/to-file": leads("file:///etc/passwd"), "/to-ftp": leads("ftp://example.org/x"),
    "/to-login": leads("http://user:word@example.org/"), "/to-404": leads("/404"),
    "/to-bracket": leads("http://[bad"), "/to-blank": leads("http://exa mple.org/"), "/to-none": leads("https://"),
    "/to-port": leads("http://example.org:99999/"), "/to-long": leads(f"http://{'a' * 300}.example/"),
    "/404": plain(b"<p>none", "404 Not Found"), "/500": plain(b"", "500 Oops"), "/429": plain(b"", "429 Too Many"),
    "/403": plain(b"", "403 Forbidden"), "/204": plain(b"", "204 No Content"),
    "/image": plain(b"\x89PNG", Content_Type="image/png"), "/zip": plain(b"PK", Content_Type="application/zip"),
    "/endless": endless, "/long": plain(b"a" * 200_000), "/said-long": plain(b"a", Content_Length="9999999999"),
    "/bomb": plain(BOMB, Content_Encoding="gzip"), "/brotli": plain(b"x", Content_Encoding="br"),
    "/cut-gzip": plain(gzip.compress(PAGE)[:40], Content_Encoding="gzip"), "/bad-gzip": plain(b"no gzip", Content_Encoding="gzip"),
    "/cut-chunk": raw(CHUNKED + b"40\r\nabc"), "/bad-chunk": raw(CHUNKED + b"zz\r\nabc\r\n"),
    "/two-lengths": plain(Content_Length="5, 6"),
    "/short": plain(PAGE, Content_Length=str(len(PAGE) + 500)), "/over": plain(PAGE, Content_Length="20"),
    "/headers": raw(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(500)) + b"\r\n"),
    "/wide-header": raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n"),
    "/garbage": raw(b"\x00\xff not http\r\n\r\n"), "/silent": raw(b""),
    "/drip": drips(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
    "/drip-chunks": drips(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"),
    "/drip-headers": drips(b"HTTP/1.1 200 OK\r\nX: "),
    "/asleep": lambda *_: time.sleep(2),
}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server on loopback that answers each path as ANSWERS says."""
    listener = socket.create_server(("127.0.0.1", 0))
    threads: list[threading.Thread] = []

    def serve(line: socket.socket) -> None:
        with line:
            try:
                request = line.recv(65_536).decode("latin-1")
                ANSWERS[request.split()[1]](line, request)
                line.shutdown(socket.SHUT_WR)
                line.settimeout(1)
                line.recv(1)
            except (OSError, LookupError):
                return  # the other side went away, or began a handshake

    def accept() -> None:
        while True:
            try:
                line, _ = listener.accept()
            except OSError:
                return
            threads.append(threading.Thread(target=serve, args=(line,), daemon=True))
            threads[-1].start()

    main = threading.Thread(target=accept, daemon=True)
    main.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    for thread in (main, *threads):
        thread.join(8)


@pytest.mark.parametrize("path, body", [
    ("/page", PAGE), ("/chunks", PAGE), ("/packed", PAGE), ("/untyped", PAGE), ("/text", b"Rain fell."), ("/over", PAGE[:20]),
    ("/pdf", b"%PDF-1.7"),
])
def test_a_page_becomes_a_capture(server: str, path: str, body: bytes) -> None:
    found = fetch(server + path, OPEN)
    assert isinstance(found, Capture)
    assert found.body == body
    assert found.url == found.name == server + path
    assert found.media_type == {"/text": "text/plain; charset=utf-8", "/pdf": "application/pdf"}.get(path, "text/html")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", found.fetched_at or "")


def test_redirects_are_followed_and_the_last_address_counts(server: str) -> None:
    found = fetch(f"{server}/hop", OPEN)
    assert isinstance(found, Capture)
    assert (found.url, found.locator) == (f"{server}/page", f"{server}/hop")


@pytest.mark.parametrize("path, reason, detail", [
    ("/404", "gone", "404: there is no such page"), ("/500", "no reporting", "500: its server has a fault"),
    ("/429", "no reporting", "429: it says that it is asked too often"), ("/403", "no reporting", "403: it refuses us"),
    ("/204", "no reporting", "204: it gives no page"),
    ("/image", "binary", "image/png"), ("/zip", "binary", "application/zip"),
    ("/endless", "too large", "100,000"), ("/long", "too large", "100,000"), ("/said-long", "too large", "100,000"),
    ("/bomb", "too large", "100,000"), ("/brotli", "unreadable", "'br'"), ("/cut-gzip", "unreadable", "breaks off"),
    ("/bad-gzip", "unreadable", "not packed as its server says"), ("/short", "unreadable", "the page breaks off; fetch it again"),
    ("/cut-chunk", "unreadable", "the page breaks off"), ("/bad-chunk", "unreadable", "the page breaks off"),
    ("/headers", "unreachable", "its server does not answer as"), ("/wide-header", "unreachable", "its server does not answer as"),
    ("/garbage", "unreachable", "its server does not answer as"), ("/two-lengths", "unreachable", "its server does not answer as"),
    ("/silent", "unreachable", "hung up without an answer"),
    ("/to-bracket", "no address", "leads on to 'http://[bad', which is no address"),
    ("/to-blank", "no address", "'http://exa mple.org/' is no address of the web"), ("/to-none", "no address", "'https://' names no host"),
    ("/to-port", "no address", "is no address of the web"), ("/to-long", "no address", "names a host as none can be called"),
    ("/loop", "too many redirects", "more than 5"), ("/nowhere", "unreachable", "does not say where"),
    ("/to-file", "not http", "only http and https"), ("/to-ftp", "not http", "only http and https"),
    ("/to-login", "no address", "name or password"),
])
def test_what_is_no_page_is_rejected_with_a_reason(server: str, path: str, reason: str, detail: str) -> None:
    found = fetch(server + path, OPEN)
    assert isinstance(found, Rejection)
    assert (found.reason, found.name) == (reason, server + path)
    assert detail in found.detail


@pytest.mark.parametrize("path", ["/404", "/to-404"])
def test_a_page_that_is_gone_is_told_with_the_address_that_says_so(server: str, path: str) -> None:
    found = fetch(server + path, OPEN)
    assert isinstance(found, Departed)
    assert (found.name, found.url) == (server + path, f"{server}/404")


@pytest.mark.parametrize("url, reason, detail", [
    ("http://nobody.invalid/", "unreachable", "no server of that name"), ("http://[::zz]/", "no address", "is no address of the web"),
    ("http://a b/", "no address", "is no address of the web"), ("http:///x", "no address", "names no host"),
])
def test_an_address_that_leads_nowhere_is_told_in_plain_words(url: str, reason: str, detail: str) -> None:
    found = fetch(url, OPEN)
    assert isinstance(found, Rejection)
    assert found.reason == reason
    assert detail in found.detail


@pytest.mark.parametrize("path", ["/drip", "/drip-chunks", "/drip-headers", "/asleep"])
def test_a_server_that_takes_its_time_is_left_at_the_deadline(server: str, path: str) -> None:
    began = time.monotonic()
    found = fetch(server + path, HASTY)
    assert isinstance(found, Rejection)
    assert found.reason == "too slow"
    assert time.monotonic() - began < 2


@pytest.mark.parametrize("address", [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.5.5", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",  # noqa: S104
    "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.1.1.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1",
])
def test_addresses_that_are_not_of_the_open_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_open_internet(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", [
    "http://127.0.0.1:{port}/page", "http://localhost:{port}/page", "http://2130706433:{port}/page", "http://0x7f.1:{port}/page",
    "http://127.1:{port}/page", "http://[::1]:{port}/page", "http://[::ffff:127.0.0.1]:{port}/page", "HTTP://127.0.0.1:{port}/page",
])
def test_no_spelling_of_a_private_address_is_asked(server: str, url: str) -> None:
    found = fetch(url.format(port=server.rpartition(":")[2]), Limits(seconds=5))
    assert isinstance(found, Rejection)
    assert found.reason == "private address"
    assert "--allow-private" in found.detail


def looked_up(monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> list[str]:
    """Makes names lead to these addresses, one lookup after another; the names that were looked up."""
    real, asked = socket.getaddrinfo, []

    def getaddrinfo(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
        if host not in names:
            return real(host, port, *rest, **more)
        asked.append(host)
        told = names[host].pop(0) if len(names[host]) > 1 else names[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in told.split()]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    return asked


def test_a_redirect_to_a_private_address_is_refused(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    port = server.rpartition(":")[2]
    monkeypatch.setitem(ANSWERS, "/inwards", leads(f"http://inner.example:{port}/page"))
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    looked_up(monkeypatch, {"outer.example": ["127.0.0.1"], "inner.example": ["10.0.0.7"]})
    found = fetch(f"http://outer.example:{port}/inwards", Limits(seconds=5))
    assert isinstance(found, Rejection)
    assert (found.reason, "inner.example is 10.0.0.7" in found.detail) == ("private address", True)


def test_the_address_that_was_checked_is_the_one_connected_to(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    asked = looked_up(monkeypatch, {"news.example": ["127.0.0.1", "10.9.9.9"]})
    found = fetch(f"http://news.example:{server.rpartition(':')[2]}/echo", Limits(seconds=5))
    assert isinstance(found, Capture)
    assert asked == ["news.example"]  # looked up again, it would lead to 10.9.9.9
    assert f"Host: news.example:{server.rpartition(':')[2]}".encode() in found.body


def test_a_name_server_that_takes_its_time_is_left_at_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: Any, **__: Any) -> list[Any]:
        time.sleep(1)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    began = time.monotonic()
    found = fetch("http://slow.example/", HASTY)
    assert isinstance(found, Rejection)
    assert found.reason == "too slow"
    assert time.monotonic() - began < 0.9
    time.sleep(0.6)  # the thread that looked it up ends before the next test


def test_a_name_with_one_private_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up(monkeypatch, {"mixed.example": ["93.184.216.34 192.168.0.1"]})
    found = fetch("http://mixed.example/", Limits(seconds=5))
    assert isinstance(found, Rejection)
    assert found.reason == "private address"


def test_a_certificate_of_no_one_is_refused(server: str) -> None:
    found = fetch(server.replace("http://", "https://") + "/page", OPEN)
    assert isinstance(found, Rejection)
    assert found.reason == "unreachable"


@pytest.fixture
def certified(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server with a certificate of news.example, whose issuer is trusted; its port."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl makes the certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run([openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=news.example", "-addext",
                    "subjectAltName=DNS:news.example", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    own = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.load_cert_chain(certificate, key)
    trusted = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr(ssl, "create_default_context", lambda: trusted)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError), listener.accept()[0] as line, own.wrap_socket(line, server_side=True) as inner:
            plain()(inner, inner.recv(65_536).decode())

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield str(listener.getsockname()[1])
    listener.close()
    thread.join(5)


@pytest.mark.parametrize("name, kind", [("news.example", Capture), ("other.example", Rejection)])
def test_a_certificate_has_to_be_of_the_name_that_was_asked(
        certified: str, name: str, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up(monkeypatch, {name: ["127.0.0.1"]})
    found = fetch(f"https://{name}:{certified}/page", OPEN)
    assert type(found) is kind
    if isinstance(found, Rejection):
        assert (found.reason, "doesn't match 'news.example'" in found.detail) == ("unreachable", True)


@pytest.mark.parametrize("url, reason", [
    ("ftp://example.org/x", "not http"), ("file:///etc/passwd", "not http"), ("http://", "no address"),
    ("http://user:word@example.org/", "no address"), ("http://[::1", "no address"), ("http://a b/", "no address"),
    ("http://x:99999/", "no address"), ("http://" + "a" * 300 + ".example/", "no address"),
])
def test_what_is_no_address_is_rejected(url: str, reason: str) -> None:
    found = fetch(url, Limits(seconds=5))
    assert isinstance(found, Rejection)
    assert found.reason == reason


def test_addresses_stand_among_other_sources(server: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell on Norhaven.")
    sources: list[Source | Rejection] = [f"{server}/page", tmp_path, f"{server}/page", f"{server}/404"]
    found = list(captures(sources, limit=100_000, allow_private=True))
    assert sorted(type(f).__name__ for f in found) == ["Capture", "Capture", "Departed"]
    assert [f.reason for f in captures(f"{server}/page") if isinstance(f, Rejection)] == ["private address"]


def test_other_schemes_are_a_fault_before_anything_is_read() -> None:
    with pytest.raises(SourceError, match="only http and https"):
        captures(["ftp://example.org/report.txt"])


def test_an_address_is_read_like_a_file(server: str, capsys: pytest.CaptureFixture[str]) -> None:
    from tellings.cli import run

    assert run(["read", f"{server}/page", f"{server}/404", "--allow-private", "-f", "json"]) == 0
    told = capsys.readouterr()
    reading = json.loads(told.out)
    assert [c["url"] for c in reading["captures"]] == [f"{server}/page"]
    assert reading["captures"][0]["fetched_at"]
    assert [r["name"] for r in reading["rejections"]] == [f"{server}/404"]
    assert {*reading["rejections"][0]} == {"capture", "name", "reason", "detail"}
    assert "there is no such page" in told.err
