"""Search over channel vectors: exact, and HNSW where the size asks for it."""

# usearch's Linux wheel exports a C++ library of its own. The first module that binds
# the library's unique symbols decides whose are used; with usearch's, onnxruntime
# crashes when it is imported later. OpenCV binds them to the system's.
import cv2  # noqa: F401

from stylist.index.exact import Found
from stylist.index.files import Stamp
from stylist.index.vectors import VectorIndex

__all__ = ["Found", "Stamp", "VectorIndex"]
