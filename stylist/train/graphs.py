"""Small networks written as ONNX, operator by operator: what serves needs no PyTorch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_OPSET = 17
_IR = 8


class Graph:
    """A chain of operators from one input ``(n, width)`` to one output.

    Parameters
    ----------
    width : int
        Of the input.
    """

    def __init__(self, width: int) -> None:
        import onnx

        self._onnx = onnx
        self._width = width
        self._nodes: list[Any] = []
        self._arrays: list[Any] = []
        self._at = "given"

    def standardised(self, mean: NDArray[Any], deviation: NDArray[Any]) -> Graph:
        """Subtract a mean, divide by a deviation."""
        self._do("Sub", [mean])
        return self._do("Div", [deviation])

    def linear(self, weight: NDArray[Any], bias: NDArray[Any]) -> Graph:
        """``x Wᵀ + b``, as PyTorch keeps W."""
        return self._do("Gemm", [weight, bias], transB=1)

    def relu(self) -> Graph:
        """Leave what is above 0."""
        return self._do("Relu", [])

    def layer_norm(self, scale: NDArray[Any], bias: NDArray[Any], epsilon: float) -> Graph:
        """Ba, Kiros and Hinton, 2016."""
        return self._do("LayerNormalization", [scale, bias], axis=-1, epsilon=epsilon)

    def unit(self) -> Graph:
        """Rows of length 1."""
        return self._do("LpNormalization", [], axis=-1, p=2)

    def sigmoid(self) -> Graph:
        """A probability."""
        return self._do("Sigmoid", [])

    def bytes(self, outputs: int) -> NDArray[np.uint8]:
        """The model as it is in a file, checked; `outputs` is its width."""
        make, kind = self._onnx.helper, self._onnx.TensorProto.FLOAT
        graph = make.make_graph(
            self._nodes,
            "tower",
            [make.make_tensor_value_info("given", kind, ["n", self._width])],
            [make.make_tensor_value_info(self._at, kind, ["n", outputs])],
            self._arrays,
        )
        model = make.make_model(
            graph, opset_imports=[make.make_opsetid("", _OPSET)], producer_name="stylist"
        )
        model.ir_version = _IR
        self._onnx.checker.check_model(model)
        return np.frombuffer(model.SerializeToString(), np.uint8)

    def _do(self, operator: str, arrays: Sequence[NDArray[Any]], **attributes: Any) -> Graph:
        number = len(self._nodes)
        names = []
        for place, values in enumerate(arrays):
            name = f"w{number}_{place}"
            given = np.asarray(values, np.float32)
            self._arrays.append(self._onnx.numpy_helper.from_array(given, name))
            names.append(name)
        out = f"x{number}"
        self._nodes.append(
            self._onnx.helper.make_node(operator, [self._at, *names], [out], **attributes)
        )
        self._at = out
        return self
