"""A camera on the network: JPEGs one after the other (``multipart/x-mixed-replace``)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np

from stylist.types import Rgb

RATE = 20.0


@contextmanager
def stream(picture: Rgb) -> Iterator[tuple[str, threading.Event]]:
    """Send a picture over and over; the address, and what ends it when set."""
    done, jpeg = cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    assert done
    part = b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(jpeg)
    ended = threading.Event()

    class Sending(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
            self.end_headers()
            try:
                while not ended.wait(1 / RATE):
                    self.wfile.write(part + np.asarray(jpeg).tobytes() + b"\r\n")
            except OSError:  # whoever looked has gone
                pass

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Sending)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/camera", ended
    finally:
        ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
