"""The canvas of a look: garments that are dragged, scaled, turned, laid over each other.

What a person does is worked out by `arrange` on records, shown at once, and told by
`changed` when it is done: whoever listens stores it, and puts it back to take it back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

from stylist import arrange
from stylist.gui.looks import frame
from stylist.gui.looks.cutouts import Cutouts
from stylist.gui.looks.gestures import Gesture, Grip
from stylist.gui.looks.piece import HIGH, WIDE, Piece
from stylist.gui.theme import colour, px
from stylist.looktypes import PAPER, Placed
from stylist.types import Item

Key = Qt.Key

NEAR = 6
"""Pixels within which what is dragged snaps to a line."""

NUDGE, FAR = 0.005, 0.05
"""How far an arrow moves, without and with Shift, in heights of the canvas."""

SETTLED_MS = 400
"""Nudges closer together than this are one step."""

_REACH = 10
_ARROWS = {Key.Key_Left: (-1, 0), Key.Key_Right: (1, 0), Key.Key_Up: (0, -1), Key.Key_Down: (0, 1)}


class LookCanvas(QGraphicsView):
    """Shows the garments of a look on paper.

    `changed` carries how all lies now, and what was done in words; `picked` says that
    others are chosen; `opened` the item that was double-clicked.
    """

    changed = Signal(object, str)
    picked = Signal()
    opened = Signal(int)

    def __init__(self, cutouts: Cutouts) -> None:
        super().__init__()
        self._cutouts = cutouts
        self._scene = QGraphicsScene(0, 0, WIDE, HIGH, self)
        self._scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(self._scene)
        self.items_shown: list[Piece] = []
        self._chosen: set[int] = set()
        self._gesture: Gesture | None = None
        self._band: tuple[QPoint, QPoint] | None = None
        self._guides: tuple[arrange.Guide, ...] = ()
        self._drawn = QRect()
        self._settle = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settle.timeout.connect(self.flush)
        self._nudged = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(px(240), px(280))
        self._name()

    # What it shows.

    @property
    def pieces(self) -> tuple[Placed, ...]:
        """How all lies, what lies below first."""
        return tuple(piece.placed for piece in self.items_shown)

    @property
    def chosen(self) -> list[int]:
        """Places of the chosen pieces, ascending."""
        return sorted(self._chosen)

    @property
    def busy(self) -> bool:
        """Whether a hand has hold of something, or a nudge has not been told yet."""
        return self._gesture is not None or self._settle.isActive()

    def put(self, pieces: Sequence[Placed], items: Mapping[int, Item]) -> None:
        """Show these; pieces that were there keep their pictures, and stay chosen."""
        self._settle.stop()
        self._gesture, self._guides = None, ()
        spare: dict[int, list[Piece]] = {}
        for old in self.items_shown:
            spare.setdefault(old.placed.item_id, []).append(old)
        picked = {id(self.items_shown[i]) for i in self._chosen}
        shown: list[Piece] = []
        for placed in pieces:
            left = spare.get(placed.item_id)
            item = items.get(placed.item_id)
            if left:
                piece = left.pop(0)
                piece.put(placed)
            else:
                piece = Piece(item, placed)
                self._scene.addItem(piece)
            photo = item.photo if item is not None else None
            before = piece.item.photo if piece.item is not None else None
            if photo is not None and (not left or photo != before):
                self._cutouts.get(photo, piece.show_picture)
            piece.item = item
            shown.append(piece)
        for rest in spare.values():
            for piece in rest:
                self._scene.removeItem(piece)
        self.items_shown = shown
        for place, piece in enumerate(shown):
            piece.setZValue(place)
        self._pick({i for i, piece in enumerate(shown) if id(piece) in picked})

    def choose(self, places: Collection[int]) -> None:
        """Choose these pieces."""
        self._pick(set(places))

    def flush(self) -> None:
        """Tell of nudges that have not been told yet."""
        self._settle.stop()
        if self._nudged:
            what, self._nudged = self._nudged, ""
            self.changed.emit(self.pieces, what)

    # What is done with what is chosen; buttons and keys call these.

    def align(self, edge: arrange.Edge) -> None:
        """Align the chosen pieces to each other, or one to the canvas."""
        self._change(
            lambda: arrange.aligned(self.pieces, self._ratios, self._chosen, edge),
            self.tr("aligned {}"),
        )

    def spread(self, *, upright: bool) -> None:
        """The same distance between each and the next."""
        if len(self._chosen) > 2:
            self._change(
                lambda: arrange.spread(self.pieces, self._ratios, self._chosen, upright=upright),
                self.tr("spread {}"),
            )

    def scale_by(self, times: float) -> None:
        """Larger or smaller."""
        self._nudge(
            lambda: arrange.scaled(self.pieces, self._ratios, self._chosen, times),
            self.tr("scaled {}"),
        )

    def turn_by(self, degrees: float) -> None:
        """Turn clockwise."""
        self._nudge(
            lambda: arrange.turned(self.pieces, self._ratios, self._chosen, degrees),
            self.tr("turned {}"),
        )

    def order(self, way: arrange.Order) -> None:
        """Nearer to the eye, or farther."""
        if not self._chosen:
            return
        self.flush()
        what = self._said(self.tr("{} nearer") if way[0] == "f" else self.tr("{} farther"))
        _, now = arrange.ordered(self.pieces, self._chosen, way)
        shown = self.items_shown
        rest = iter([p for i, p in enumerate(shown) if i not in self._chosen])
        picked = dict(zip(now, [shown[i] for i in self.chosen], strict=True))
        after = [picked.get(place) or next(rest) for place in range(len(shown))]
        if after == shown:
            return
        self.items_shown = after
        for place, piece in enumerate(after):
            piece.setZValue(place)
        self._pick(set(now))
        self.changed.emit(self.pieces, what)

    def duplicate(self) -> None:
        """The chosen pieces once more, a little aside."""
        if not self._chosen:
            return
        self.flush()
        what = self._said(self.tr("doubled {}"))
        after, new = arrange.doubled(self.pieces, self._chosen)
        items = {p.placed.item_id: p.item for p in self.items_shown if p.item is not None}
        self.put(after, items)
        self._pick(set(new))
        self.changed.emit(after, what)

    def remove(self) -> None:
        """Take the chosen pieces off."""
        if not self._chosen:
            return
        self.flush()
        what = self._said(self.tr("took {} off"))
        after = arrange.without(self.pieces, self._chosen)
        for i in self._chosen:
            self._scene.removeItem(self.items_shown[i])
        self.items_shown = [p for i, p in enumerate(self.items_shown) if i not in self._chosen]
        self._pick(set())
        self.changed.emit(after, what)

    @property
    def _ratios(self) -> tuple[float, ...]:
        return tuple(piece.ratio for piece in self.items_shown)

    def _said(self, what: str) -> str:
        names = [self.items_shown[i].name for i in self.chosen]
        one = names[0] if len(names) == 1 else self.tr("%Ln piece(s)", "", len(names))
        return what.format(one)

    def _lay(self, pieces: Sequence[Placed]) -> bool:
        """Show how all lies then; whether that is another way than before."""
        differs = False
        for piece, placed in zip(self.items_shown, pieces, strict=True):
            if placed != piece.placed:
                piece.put(placed)
                differs = True
        if differs:
            self._redraw_frame()
        return differs

    def _change(self, after: Callable[[], Sequence[Placed]], what: str) -> None:
        if self._chosen:
            self.flush()
            if self._lay(after()):
                self.changed.emit(self.pieces, self._said(what))

    def _nudge(self, after: Callable[[], Sequence[Placed]], what: str) -> None:
        """A small step, told when no other follows soon."""
        if not self._chosen:
            return
        said = self._said(what)
        if self._nudged and said != self._nudged:
            self.flush()
        if self._lay(after()):
            self._nudged = said
            self._settle.start()

    def _pick(self, places: set[int]) -> None:
        if self._nudged and places != self._chosen:
            self.flush()
        self._chosen = {i for i in places if i < len(self.items_shown)}
        self._redraw_frame()
        self._name()
        self.picked.emit()

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Canvas, %Ln piece(s)", "", len(self.items_shown)))
        names = ", ".join(self.items_shown[i].name for i in self.chosen)
        self.setAccessibleDescription(self.tr("Chosen: {}").format(names) if names else "")

    # The hand.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a grip, of a piece, or of nothing: then a band chooses."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        more = bool(
            event.modifiers()
            & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
        )
        grip = None if more else self._grip_at(at)
        if grip is None:
            place = self._piece_at(at)
            if place is None:
                self._pick(set(self._chosen) if more else set())
                self._band = (at, at)
                return
            if more:
                self._pick(self._chosen ^ {place})
            elif place not in self._chosen:
                self._pick({place})
            if place not in self._chosen:
                return
            grip = Grip.MOVE
        self.flush()
        self._gesture = Gesture(
            grip, self.pieces, self._ratios, frozenset(self._chosen), self.mapToScene(at)
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what was begun; else show what could be."""
        at = event.position().toPoint()
        if self._gesture is not None:
            self._drag(at, event.modifiers())
        elif self._band is not None:
            self._stretch(at)
        else:
            self.viewport().setCursor(self._cursor(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It is done: tell."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        gesture, self._gesture, self._band = self._gesture, None, None
        if self._guides or not self._drawn.isNull():
            self._guides = ()
            self.viewport().update()
        if gesture is not None and self.pieces != gesture.before:
            did = {
                Grip.MOVE: self.tr("moved {}"),
                Grip.SCALE: self.tr("scaled {}"),
                Grip.TURN: self.tr("turned {}"),
            }[gesture.grip]
            self.changed.emit(self.pieces, self._said(did))
        self.viewport().setCursor(self._cursor(event.position().toPoint()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the item large."""
        place = self._piece_at(event.position().toPoint())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(self.items_shown[place].placed.item_id)

    def _drag(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        assert self._gesture is not None
        snaps = not keys & Qt.KeyboardModifier.AltModifier
        near = px(NEAR) / self.transform().m11() if snaps else 0.0
        steps = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        after, guides = self._gesture.at(self.mapToScene(at), near=near, steps=steps)
        if self._lay(after) or guides != self._guides:
            if guides != self._guides:
                self.viewport().update()
            self._guides = guides

    def _stretch(self, at: QPoint) -> None:
        assert self._band is not None
        self._band = (self._band[0], at)
        area = self.mapToScene(QRect(*self._band).normalized()).boundingRect()
        inside = {
            i
            for i, p in enumerate(self.items_shown)
            if area.contains(p.sceneBoundingRect().center())
        }
        if inside != self._chosen:
            self._pick(inside)
        self.viewport().update()

    def _piece_at(self, at: QPoint) -> int | None:
        """The piece under a point: a chosen one before others, then the nearest to the eye."""
        here = self.mapToScene(at)
        under = [i for i, p in enumerate(self.items_shown) if p.contains(p.mapFromScene(here))]
        picked = [i for i in under if i in self._chosen]
        found = picked or under
        return found[-1] if found else None

    def _grip_at(self, at: QPoint) -> Grip | None:
        reach = px(_REACH)
        for spot, grip in frame.grips(self._frame()) if self._chosen else ():
            if (spot - at.toPointF()).manhattanLength() <= reach:
                return grip
        return None

    def _cursor(self, at: QPoint) -> Qt.CursorShape:
        grip = self._grip_at(at)
        if grip is Grip.TURN:
            return Qt.CursorShape.CrossCursor
        if grip is Grip.SCALE:
            middle = frame.area(self._frame()).center()
            falling = (at.x() - middle.x()) * (at.y() - middle.y()) > 0
            return Qt.CursorShape.SizeFDiagCursor if falling else Qt.CursorShape.SizeBDiagCursor
        if self._piece_at(at) is None:
            return Qt.CursorShape.ArrowCursor
        return Qt.CursorShape.SizeAllCursor

    # The keyboard.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows nudge, Del removes, Ctrl with D [ ] A do what they say on the buttons."""
        keys, key = event.modifiers(), Key(event.key())
        control = bool(keys & Qt.KeyboardModifier.ControlModifier)
        shift = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        if key in _ARROWS and not control:
            across, down = _ARROWS[key]
            far = FAR if shift else NUDGE
            self._nudge(
                lambda: arrange.moved(self.pieces, self._chosen, across * far, down * far),
                self.tr("moved {}"),
            )
        elif does := self._key(key, control, shift):
            does()
        else:
            event.ignore()  # the window's own

    def _key(self, key: Qt.Key, control: bool, shift: bool) -> Callable[[], object] | None:
        if control:
            return {
                Key.Key_D: self.duplicate,
                Key.Key_A: lambda: self.choose(range(len(self.items_shown))),
                Key.Key_BracketRight: lambda: self.order("front" if shift else "forward"),
                Key.Key_BraceRight: lambda: self.order("front"),
                Key.Key_BracketLeft: lambda: self.order("back" if shift else "backward"),
                Key.Key_BraceLeft: lambda: self.order("back"),
            }.get(key)
        if key is Key.Key_Escape:
            return (lambda: self.choose(())) if self._chosen else None
        return {
            Key.Key_Delete: self.remove,
            Key.Key_Backspace: self.remove,
            Key.Key_Plus: lambda: self.scale_by(1.05),
            Key.Key_Equal: lambda: self.scale_by(1.05),
            Key.Key_Minus: lambda: self.scale_by(1 / 1.05),
            Key.Key_R: lambda: self.turn_by(-5 if shift else 5),
            Key.Key_Space: self._next,
        }.get(key)

    def _next(self) -> None:
        """Choose the next piece."""
        if self.items_shown:
            last = max(self._chosen, default=-1)
            self.choose({(last + 1) % len(self.items_shown)})

    def event(self, event: object) -> bool:
        """Esc is the canvas's own while something is chosen."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QKeyEvent.Type.ShortcutOverride
            and self._mine(event)
        ):
            event.accept()
            return True
        return bool(super().event(event))  # type: ignore[arg-type]

    def _mine(self, event: QKeyEvent) -> bool:
        """Keys that the window would take otherwise."""
        if event.key() == Key.Key_Escape:
            return bool(self._chosen)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return event.key() == Key.Key_D and control

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever turns to something else has finished nudging."""
        super().focusOutEvent(event)
        self.flush()

    # Painting.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole canvas, with some room for the frame of what sticks out."""
        super().resizeEvent(event)
        margin = px(28)
        room = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
        scale = max(min(room.width() / WIDE, room.height() / HIGH), 0.05)
        self.resetTransform()
        self.scale(scale, scale)
        self.setSceneRect(-WIDE, -HIGH, 3 * WIDE, 3 * HIGH)
        self.centerOn(WIDE / 2, HIGH / 2)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The paper."""
        painter.fillRect(rect, colour("ground"))
        paper = QRectF(0, 0, WIDE, HIGH)
        painter.fillRect(paper, QColor(PAPER))
        painter.setPen(QPen(colour("line"), 0))
        painter.drawRect(paper)

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """The frame of what is chosen, the lines it snapped to, the band."""
        painter.save()
        painter.resetTransform()
        frame.paint_guides(painter, self._guides, self.viewportTransform())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._chosen:
            several = self.chosen if len(self._chosen) > 1 else []
            onto = self.viewportTransform()
            each = [frame.of_piece(self.items_shown[i], onto) for i in several]
            frame.paint(painter, self._frame(), each)
        if self._band is not None and self._band[0] != self._band[1]:
            frame.paint_band(painter, QRect(*self._band).normalized())
        painter.restore()

    def _frame(self) -> frame.Corners:
        onto = self.viewportTransform()
        if len(self._chosen) == 1:
            (only,) = self._chosen
            return frame.of_piece(self.items_shown[only], onto)
        return frame.of_box(arrange.around(self.pieces, self._ratios, self._chosen), onto)

    def _redraw_frame(self) -> None:
        """Have the frame painted where it was and where it is."""
        now = frame.area(self._frame()) if self._chosen else QRect()
        self.viewport().update(self._drawn.united(now))
        self._drawn = now
