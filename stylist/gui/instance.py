"""One window a library: who opens it a second time hands over what was to be opened."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS = 800
"""How long a window that is open may take to answer. One that hangs is not waited for."""

LONGEST = 1 << 16
"""Bytes that are read of what another start says."""


def name_of(library: Path) -> str:
    """What the window over a library answers to, of this account."""
    said = f"{getpass.getuser()}\0{library.expanduser().resolve()}"
    return f"stylist-{blake2b(said.encode(), digest_size=10).hexdigest()}"


def hand_over(library: Path, files: Sequence[Path]) -> bool:
    """Ask the window that is open over a library to open files; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(name_of(library))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(json.dumps([str(file.expanduser().absolute()) for file in files]).encode())
    socket.flush()
    socket.disconnectFromServer()
    # Whoever answers has read it; whoever does not is a window that hangs.
    return (
        socket.state() == QLocalSocket.LocalSocketState.UnconnectedState
        or socket.waitForDisconnected(PATIENCE_MS)
    )


class Instance(QObject):
    """Listens for further starts. `asked` carries the files they were to open, maybe none."""

    asked = Signal(list)

    def __init__(self, library: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = name_of(library)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # a window that was killed has left it
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(lambda socket=socket: self._read(socket))

    def _read(self, socket: QLocalSocket) -> None:
        data = bytes(socket.read(LONGEST).data())
        socket.deleteLater()
        try:
            said = json.loads(data or b"[]")
        except (ValueError, RecursionError):
            return
        if isinstance(said, list):
            self.asked.emit([Path(file) for file in said if isinstance(file, str)])
