"""The network: one MiniLM encoder (BERT, six layers) with a head for each kind of annotation.

The parser is the biaffine parser of Dozat and Manning (2017, arXiv:1611.01734). The encoder is uncased,
so each word also brings the shape of its capitals.
"""

import json
import math
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 — the name every torch programme uses
from torch import Tensor, nn

WIDTH, INNER, LAYERS, ATTENTION_HEADS = 384, 1536, 6, 12
POSITIONS, CASES, CASE_WIDTH = 512, 8, 16
WORD_WIDTH = WIDTH + CASE_WIDTH
ARC_WIDTH, RELATION_WIDTH, ENTITY_WIDTH = 256, 100, 192
MIXED_LAYERS = 4
CLASSIFIED = ("tag", "pos", "morph", "lemma")


@dataclass(frozen=True, slots=True)
class Window:
    """A padded batch of windows, as tensors.

    pieces and piece_cases are [batch, pieces]; first (the index of each word's first piece) and word_cases
    are [batch, words]; attend is true where a piece is no padding.
    """

    pieces: Tensor
    piece_cases: Tensor
    attend: Tensor
    first: Tensor
    word_cases: Tensor


class Layer(nn.Module):
    """One transformer layer, normalised after each addition, as in BERT."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.output = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, attend: Tensor | None) -> Tensor:
        """Return the layer's output; `attend` is false where a piece is padding."""
        batch, length, _ = states.shape
        query, key, value = (
            projection(states).view(batch, length, ATTENTION_HEADS, -1).transpose(1, 2)
            for projection in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(2, 3) / math.sqrt(WIDTH // ATTENTION_HEADS)
        if attend is not None:
            scores = scores.masked_fill(~attend, -torch.inf)
        mixed = torch.softmax(scores, -1, dtype=value.dtype) @ value
        mixed = self.output(mixed.transpose(1, 2).reshape(batch, length, WIDTH))
        states = self.attention_norm(states + self.dropout(mixed))
        inner = F.gelu(self.inner(states))
        out: Tensor = self.norm(states + self.dropout(self.outer(inner)))
        return out


class Network(nn.Module):
    """Encoder and heads; `labels` says how many classes each head has."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.cases = nn.Embedding(CASES, WIDTH)
        self.word_cases = nn.Embedding(CASES, CASE_WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.mix = nn.Parameter(torch.zeros(MIXED_LAYERS))
        self.word_dropout = nn.Dropout(0.15)
        self.classify = nn.ModuleDict({kind: nn.Linear(WORD_WIDTH, len(labels[kind])) for kind in CLASSIFIED})
        self.sentence = nn.Linear(WORD_WIDTH, 2)
        self.entity = nn.Sequential(
            nn.Linear(WORD_WIDTH, ENTITY_WIDTH),
            nn.GELU(),
            nn.Dropout(0.1),
            nn.Linear(ENTITY_WIDTH, len(labels["entity"])),
        )
        self.arc_dependent, self.arc_head = nn.Linear(WORD_WIDTH, ARC_WIDTH), nn.Linear(WORD_WIDTH, ARC_WIDTH)
        self.relation_dependent = nn.Linear(WORD_WIDTH, RELATION_WIDTH)
        self.relation_head = nn.Linear(WORD_WIDTH, RELATION_WIDTH)
        self.arc_weight = nn.Parameter(torch.randn(ARC_WIDTH + 1, ARC_WIDTH) * 0.01)
        relations = len(labels["relation"])
        self.relation_weight = nn.Parameter(
            torch.randn(relations, RELATION_WIDTH + 1, RELATION_WIDTH + 1) * 0.01
        )
        nn.init.zeros_(self.cases.weight)

    def piece_vectors(self, pieces: Tensor) -> Tensor:
        """Return the embedding of each piece; the exported network replaces this by its int8 table."""
        vectors: Tensor = self.words(pieces)
        return vectors

    def encode(self, window: Window, *, padded: bool = True) -> Tensor:
        """Return one vector a word, [batch, words, WORD_WIDTH]."""
        length = window.pieces.shape[1]
        states = self.piece_vectors(window.pieces) + self.cases(window.piece_cases)
        states = states + self.positions.weight[:length]
        states = self.dropout(self.norm(states))
        attend = window.attend[:, None, None, :] if padded else None
        outputs = []
        for layer in self.layers:
            states = layer(states, attend)
            outputs.append(states)
        weights = torch.softmax(self.mix, 0)
        mixed = (weights[:, None, None, None] * torch.stack(outputs[-MIXED_LAYERS:])).sum(0)
        words = mixed.gather(1, window.first.unsqueeze(-1).expand(-1, -1, WIDTH))
        vectors: Tensor = self.word_dropout(torch.cat([words, self.word_cases(window.word_cases)], -1))
        return vectors

    def arcs(self, vectors: Tensor) -> Tensor:
        """Return [batch, dependent, head]; a word as its own head is the root."""
        dependents = _with_one(self.word_dropout(F.gelu(self.arc_dependent(vectors))))
        heads = self.word_dropout(F.gelu(self.arc_head(vectors)))
        scores: Tensor = dependents @ self.arc_weight @ heads.transpose(1, 2)
        return scores

    def relation_sides(self, vectors: Tensor) -> tuple[Tensor, Tensor]:
        """Return the two factors of a relation's score.

        Dependents [batch, words, relations, w] and heads [batch, words, w]. The score of relation r
        between words d and h is the product of dependents[d, r] and heads[h].
        """
        dependents = _with_one(self.word_dropout(F.gelu(self.relation_dependent(vectors))))
        heads = _with_one(self.word_dropout(F.gelu(self.relation_head(vectors))))
        relations, _, width = self.relation_weight.shape
        flat = self.relation_weight.permute(1, 0, 2).reshape(-1, relations * width)
        return (dependents @ flat).view(*dependents.shape[:-1], relations, width), heads

    def relations(self, vectors: Tensor, heads: Tensor) -> Tensor:
        """Return [batch, words, relations]: the score of each relation to the given head of each word."""
        dependent_side, head_side = self.relation_sides(vectors)
        chosen = head_side.gather(1, heads.unsqueeze(-1).expand(-1, -1, head_side.shape[-1]))
        return torch.einsum("bnrx,bnx->bnr", dependent_side, chosen)


def _with_one(vectors: Tensor) -> Tensor:
    return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)


def load_minilm(network: Network, file: Path) -> None:
    """Fill the encoder from MiniLM-L6's `model.safetensors`; the token type is folded into the position."""
    weights = _read_safetensors(file)
    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        positions = weights["embeddings.position_embeddings.weight"]
        network.positions.weight.copy_(positions + weights["embeddings.token_type_embeddings.weight"][0])
    _copy_linear(network.norm, weights, "embeddings.LayerNorm")
    for number, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        for module, name in (
            (layer.query, "attention.self.query"),
            (layer.key, "attention.self.key"),
            (layer.value, "attention.self.value"),
            (layer.output, "attention.output.dense"),
            (layer.attention_norm, "attention.output.LayerNorm"),
            (layer.inner, "intermediate.dense"),
            (layer.outer, "output.dense"),
            (layer.norm, "output.LayerNorm"),
        ):
            _copy_linear(module, weights, f"encoder.layer.{number}.{name}")


def _copy_linear(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    with torch.no_grad():
        module.weight.copy_(weights[f"{name}.weight"])
        module.bias.copy_(weights[f"{name}.bias"])


def _read_safetensors(file: Path) -> dict[str, Tensor]:
    raw = file.read_bytes()
    (size,) = struct.unpack("<Q", raw[:8])
    entries = json.loads(raw[8 : 8 + size])
    tensors = {}
    for name, entry in entries.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = (8 + size + offset for offset in entry["data_offsets"])
        values = np.frombuffer(raw[start:end], dtype="<f4").reshape(entry["shape"])
        tensors[name] = torch.from_numpy(values.copy())
    return tensors
