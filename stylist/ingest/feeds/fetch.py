"""Photos from the web, only where a person asked: bounded, kept, and never from near networks.

A feed is written by somebody else, and its addresses could make this machine
ask others in its own network. So each name is resolved here, every address it
has must be a public one, and the connection is made to the very address that
was looked at; each redirection goes the same way.
"""

from __future__ import annotations

import hashlib
import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit

from stylist.errors import PhotoError
from stylist.ingest.prepare import keep_whole

Allowed = Callable[[ipaddress.IPv4Address | ipaddress.IPv6Address], bool]
_SUFFIXES = {
    b"\xff\xd8\xff": ".jpg", b"\x89PNG": ".png", b"GIF8": ".gif", b"RIFF": ".webp", b"BM": ".bmp",
    b"II*\0": ".tif", b"MM\0*": ".tif",
}  # fmt: skip
_AGENT = "Stylist (photos of a shop's own feed)"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much may be fetched: bytes a photo and together, photos, seconds, redirections."""

    photo_bytes: int = 25 << 20
    all_bytes: int = 20 << 30
    photos: int = 200_000
    seconds: float = 15.0
    redirections: int = 3


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is on the internet, and not this machine or a network near it."""
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped is not None:
        address = mapped
    embedded = [getattr(address, "sixtofour", None), *(getattr(address, "teredo", None) or ())]
    if any(inner is not None and not inner.is_global for inner in embedded):
        return False
    # 64:ff9b::/96 leads through a gateway to whatever IPv4 address it ends with.
    if address.version == 6 and address in ipaddress.ip_network("64:ff9b::/96"):
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address.is_global and not address.is_multicast


class Fetcher:
    """Fetches photos into a folder; one that is there is not fetched again.

    Parameters
    ----------
    folder : Path
        Where they are kept, named after their addresses.
    bounds : Bounds
    allowed : callable
        Which addresses may be asked.
    """

    def __init__(
        self,
        folder: Path,
        bounds: Bounds = Bounds(),
        allowed: Allowed = is_public,
    ) -> None:
        self.fetched = 0
        self._folder = folder
        self._bounds = bounds
        self._allowed = allowed
        self._bytes = 0

    def known(self, url: str) -> Path | None:
        """Where the photo of this address is, if it has been fetched before."""
        digest = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()
        return next(iter((self._folder / digest[:2]).glob(f"{digest}.*")), None)

    def fetch(self, url: str) -> Path:
        """The photo's file.

        Raises
        ------
        PhotoError
            It cannot be had, or may not be.
        """
        if (there := self.known(url)) is not None:
            return there
        if self.fetched >= self._bounds.photos or self._bytes >= self._bounds.all_bytes:
            raise PhotoError(url, "is not fetched: as much as is allowed has been fetched")
        try:
            data = self._get(url)
        except TimeoutError:
            raise PhotoError(url, f"did not answer in {self._bounds.seconds:g} s") from None
        except ssl.SSLCertVerificationError:
            raise PhotoError(url, "has no certificate that can be trusted") from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise PhotoError(url, f"cannot be fetched: {reason}") from error
        suffix = next((s for start, s in _SUFFIXES.items() if data.startswith(start)), None)
        if suffix is None and data[4:8] == b"ftyp":
            suffix = ".heic" if data[8:11] in (b"hei", b"mif") else ".avif"
        if suffix is None:
            raise PhotoError(url, "is no photo")
        self.fetched += 1
        self._bytes += len(data)
        digest = hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()
        path = self._folder / digest[:2] / f"{digest}{suffix}"
        keep_whole(path, data)
        return path

    def _get(self, url: str) -> bytes:
        until = time.monotonic() + self._bounds.seconds
        for _ in range(self._bounds.redirections + 1):
            connection = self._connect(urlsplit(url), url, until)
            try:
                answer = connection.getresponse()
                if answer.status in (301, 302, 303, 307, 308):
                    url = urljoin(url, answer.getheader("Location", ""))
                    continue
                if answer.status != 200:
                    raise PhotoError(url, f"the server answers {answer.status}")
                return self._read(answer, url, until)
            finally:
                connection.close()
        raise PhotoError(url, "leads on and on")

    def _read(self, answer: http.client.HTTPResponse, url: str, until: float) -> bytes:
        most = self._bounds.photo_bytes
        parts: list[bytes] = []
        size = 0
        while part := answer.read1(65_536):
            parts.append(part)
            size += len(part)
            if size > most:
                raise PhotoError(url, f"is larger than {most / (1 << 20):.3g} MB")
            # The socket's own patience begins anew with each piece.
            if time.monotonic() > until:
                raise TimeoutError
        return b"".join(parts)

    def _connect(self, parts: SplitResult, url: str, until: float) -> http.client.HTTPConnection:
        host = parts.hostname
        if parts.scheme not in ("http", "https") or not host:
            raise PhotoError(url, "is no address of the web")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        address = self._resolve(host, port, url)
        left = max(until - time.monotonic(), 0.1)
        connection = http.client.HTTPConnection(host, port, timeout=left)
        raw = socket.create_connection((str(address), port), timeout=left)
        try:
            if parts.scheme == "https":
                raw = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
            connection.sock = raw
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            target = target.encode("ascii", "ignore").decode().replace(" ", "%20")
            accept = {"User-Agent": _AGENT, "Accept": "image/*", "Connection": "close"}
            connection.request("GET", target, headers=accept)
        except BaseException:
            raw.close()
            raise
        return connection

    def _resolve(
        self, host: str, port: int, url: str
    ) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
        """The address to ask; all that the name has must be allowed."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
        if not addresses or not all(self._allowed(one) for one in addresses):
            raise PhotoError(url, "is an address inside the local network, which is not asked")
        return addresses[0]
