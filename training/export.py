"""Export of a trained network to one ONNX file with int8 weights and every head inside.

Matrix products are quantised by onnxruntime (dynamic, one scale per column of the weights); the table of
piece vectors is kept as int8 with one scale per row, because a single scale for 30,522 rows costs accuracy.
"""

import json
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.network import CLASSIFIED, Network, Window

INPUTS = ("pieces", "piece_cases", "first", "word_cases")
OUTPUTS = (*CLASSIFIED, "sentence", "entity", "arcs", "relation_dependents", "relation_heads")
OPSET = 17


class RowQuantised(nn.Module):
    """A table of vectors as int8, with one scale per row."""

    def __init__(self, table: Tensor) -> None:
        super().__init__()
        scales = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("rows", torch.round(table / scales).to(torch.int8))
        self.register_buffer("scales", scales)

    def forward(self, index: Tensor) -> Tensor:
        """Return the rows as floats."""
        assert isinstance(self.rows, Tensor)
        assert isinstance(self.scales, Tensor)
        return self.rows[index].float() * self.scales[index]


class Exported(nn.Module):
    """The network as one function of a single window, without padding: its classes and scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, piece_cases: Tensor, first: Tensor, word_cases: Tensor
    ) -> tuple[Tensor, ...]:
        """Return what `OUTPUTS` names, for a batch of one window."""
        network = self.network
        window = Window(pieces, piece_cases, torch.ones_like(pieces), first, word_cases)
        vectors = network.encode(window, padded=False)
        classes = [network.classify[kind](vectors)[0].argmax(-1) for kind in CLASSIFIED]
        sentence = network.sentence(vectors)[0]
        dependents, heads = network.relation_sides(vectors)
        return (
            *classes,
            sentence[:, 1] - sentence[:, 0],
            network.entity(vectors)[0],
            network.arcs(vectors)[0],
            dependents[0],
            heads[0],
        )


def export(checkpoint: Path, target: Path) -> None:
    """Write `weights.onnx` and `labels.json` of a checkpoint into the folder `target`."""
    saved = torch.load(checkpoint, map_location="cpu")
    labels: dict[str, list[str]] = saved["labels"]
    network = Network(labels)
    network.load_state_dict(saved["network"])
    network.eval()
    target.mkdir(parents=True, exist_ok=True)
    full = target / "weights.full.onnx"
    _to_onnx(network, full)
    quantize_dynamic(
        full,
        target / "weights.onnx",
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gemm"],
    )
    full.unlink()
    text = json.dumps(labels, ensure_ascii=False, indent=0)
    (target / "labels.json").write_text(text + "\n", encoding="utf-8")


def _to_onnx(network: Network, file: Path) -> None:
    table = RowQuantised(network.words.weight.detach())
    network.piece_vectors = table.forward  # type: ignore[method-assign, assignment]
    network.row_quantised = table  # registers the table as a part of the network
    del network.words
    example = (
        torch.tensor([[101, 1037, 1038, 1038, 102]]),
        torch.tensor([[0, 1, 1, 0, 0]]),
        torch.tensor([[1, 2]]),
        torch.tensor([[1, 1]]),
    )
    pieces, words = {1: "pieces"}, {1: "words"}
    axes: dict[str, dict[int, str]] = {
        "pieces": pieces,
        "piece_cases": pieces,
        "first": words,
        "word_cases": words,
    }
    axes |= {name: {0: "words"} for name in OUTPUTS} | {"arcs": {0: "words", 1: "heads"}}
    torch.onnx.export(
        Exported(network).eval(),
        example,
        file,
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
