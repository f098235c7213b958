"""Photos from the web: never from near networks, and never more than is allowed."""

from __future__ import annotations

import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from stylist.errors import PhotoError
from stylist.ingest.feeds.fetch import Bounds, Fetcher, is_public
from stylist.library import Library
from stylist.products import FeedOptions

PHOTO = b"\xff\xd8\xff\xe0" + b"x" * 1000


class Shop(BaseHTTPRequestHandler):
    """A web server with a photo, and with traps."""

    asked: list[str] = []  # noqa: RUF012 - shared by the requests on purpose

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path.startswith("/to?"):
            self.send_response(302)
            self.send_header("Location", self.path[4:])
            self.end_headers()
            return
        if self.path == "/slow.jpg":
            self.send_response(200)
            self.end_headers()
            for _ in range(20):
                try:
                    self.wfile.write(b"\xff")
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.1)
            return
        found = {"/a.jpg": PHOTO, "/page.html": b"<html>", "/big.jpg": PHOTO * 100}.get(self.path)
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write(found or b"")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    made = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    Shop.asked.clear()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()
    thread.join()


def anybody(_: object) -> bool:
    return True


def test_near_addresses_are_never_asked(tmp_path: Path, server: str) -> None:
    port = server.rpartition(":")[2]
    for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "2130706433"):
        with pytest.raises(PhotoError, match=r"local network|cannot be fetched"):
            Fetcher(tmp_path).fetch(f"http://{host}:{port}/a.jpg")
    assert Shop.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.5.5", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fd00::1", "ff02::1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
    ],
)  # fmt: skip
def test_what_is_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111"])
def test_what_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_a_redirection_is_looked_at_like_any_address(tmp_path: Path, server: str) -> None:
    port = int(server.rpartition(":")[2])

    def first_only(_: object) -> bool:
        return len(Shop.asked) == 0

    fetcher = Fetcher(tmp_path, allowed=first_only)
    with pytest.raises(PhotoError, match="local network"):
        fetcher.fetch(f"{server}/to?http://127.0.0.1:{port}/a.jpg")
    assert Shop.asked == [f"/to?http://127.0.0.1:{port}/a.jpg"]


def test_a_photo_is_fetched_once(tmp_path: Path, server: str) -> None:
    fetcher = Fetcher(tmp_path, allowed=anybody)
    path = fetcher.fetch(f"{server}/to?/a.jpg")
    assert path.read_bytes() == PHOTO
    assert path.suffix == ".jpg"
    assert Fetcher(tmp_path, allowed=anybody).fetch(f"{server}/to?/a.jpg") == path
    assert Shop.asked == ["/to?/a.jpg", "/a.jpg"]


def test_bounds(tmp_path: Path, server: str) -> None:
    few = Fetcher(tmp_path, Bounds(photo_bytes=5000, photos=1, seconds=0.6), anybody)
    for path, reason in (
        ("/big.jpg", "larger than"),
        ("/page.html", "is no photo"),
        ("/gone.jpg", "answers 404"),
        ("/slow.jpg", "did not answer in 0.6 s"),
        ("/to?/to?/to?/to?/a.jpg", "leads on and on"),
    ):
        with pytest.raises(PhotoError, match=reason):
            few.fetch(server + path)
    few.fetch(f"{server}/a.jpg")
    with pytest.raises(PhotoError, match="as much as is allowed"):
        few.fetch(f"{server}/a.jpg?2")
    for url in ("ftp://example.com/a.jpg", "file:///etc/passwd", "http:///a.jpg"):
        with pytest.raises(PhotoError, match="no address of the web"):
            Fetcher(tmp_path, allowed=anybody).fetch(url)


def test_nothing_is_fetched_unasked(bare: Library, tmp_path: Path, server: str) -> None:
    feed = tmp_path / "t.csv"
    feed.write_text(f"sku,name,image\n1,Dress,{server}/a.jpg\n")
    *_, last = bare.import_feed(feed)
    assert last.result.diff.photos_on_web == 1
    assert Shop.asked == []
    *_, last = bare.import_feed(feed, FeedOptions(download=True))
    (refused,) = last.result.refused
    assert refused.key == "1"
    assert "local network" in refused.reason
    assert Shop.asked == []
    assert bare.count() == 1
