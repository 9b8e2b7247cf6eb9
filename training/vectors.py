"""A step of its own: MiniLM as it came → `vectors.onnx`, the sentence vectors of the package.

Nothing is learned here. The encoder of `weights.onnx` has been trained away from sentence vectors, so the
frozen one goes into the package beside it: docs/decisions/0004 has the figures.
"""

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.export import OPSET, RowQuantised
from training.network import CLASSIFIED, Network, load_minilm

SHIPPED = "vectors.onnx"


class SentenceMean(nn.Module):
    """MiniLM with mean pooling, as one function of a single stretch without padding."""

    def __init__(self, encoder: Network, table: nn.Module) -> None:
        super().__init__()
        self.table, self.norm, self.layers = table, encoder.norm, encoder.layers
        self.positions = nn.Parameter(encoder.positions.weight.detach())

    def forward(self, pieces: Tensor) -> Tensor:
        """Return the mean, [width], of the last states of the pieces, [1, pieces] with [CLS] and [SEP]."""
        states = self.norm(self.table(pieces) + self.positions[: pieces.shape[1]])
        for layer in self.layers:
            states = layer(states, None)
        mean: Tensor = states[0].mean(0)
        return mean


def export_vectors(minilm: Path, target: Path) -> None:
    """Write `vectors.onnx`, int8 like `weights.onnx`, into the folder `target`."""
    encoder = frozen(minilm)
    module = SentenceMean(encoder, RowQuantised(encoder.words.weight.detach())).eval()
    target.mkdir(parents=True, exist_ok=True)
    full = target / "vectors.full.onnx"
    torch.onnx.export(
        module,
        (torch.tensor([[101, 1037, 1038, 102]]),),
        full,
        input_names=["pieces"],
        output_names=["mean"],
        dynamic_axes={"pieces": {1: "pieces"}},
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(
        full,
        target / SHIPPED,
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
    )
    full.unlink()


def frozen(minilm: Path) -> Network:
    """Return a network whose encoder is MiniLM's; its heads are empty and mean nothing."""
    network = Network({kind: ["O"] for kind in (*CLASSIFIED, "relation", "entity")})
    load_minilm(network, minilm)
    return network.eval()
