"""Second step: examples → a trained network. Needs torch and numpy only; uses CUDA where there is one."""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 — the name every torch programme uses
from torch import Tensor, nn

from training.batches import Batch, round_of, tensors
from training.examples import UNKNOWN_CLASS, read
from training.network import CLASSIFIED, Network, load_minilm

CHECKPOINT_SECONDS = 600
REPORT_STEPS = 50
ENTITY_WEIGHT = 2.0
CLASS_WEIGHTS = {"tag": 1.0, "pos": 0.5, "morph": 0.5, "lemma": 0.5}
NEVER = -1e4


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to learn; the learning rates rise for a while and then fall to zero.

    The first `tree_rounds` rounds read the treebanks alone, and the rates fall as if `tree_words` were to be
    read in all; then names are learned too.
    """

    words: int = 10_000_000
    tree_words: int = 12_000_000
    tree_rounds: int = 10
    batch_pieces: int = 1_800
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.5e-3
    warmup: float = 0.02
    frozen_layers: int = 0
    seed: int = 1
    threads: int = 2

    def factor(self, done: int, *, named: bool) -> float:
        """Return the share of the full learning rate after so many words."""
        share = done / (self.words if named else self.tree_words)
        return min(1.0, share / self.warmup + 0.01) * max(0.01, 1 - share)


def fit(
    prepared: Path, minilm: Path | None, checkpoint: Path, schedule: Schedule, start: Path | None = None
) -> None:
    """Train to the end of the schedule and write the checkpoint; go on where an unfinished one stands.

    The network begins from MiniLM's weights, or from those of the checkpoint `start`.
    """
    torch.set_num_threads(schedule.threads)
    torch.manual_seed(schedule.seed)
    labels = json.loads((prepared / "labels.json").read_text(encoding="utf-8"))
    network = Network(labels)
    if start:
        network.load_state_dict(torch.load(start, map_location="cpu")["network"])
    elif minilm:
        load_minilm(network, minilm)
    Fitting(network, labels, schedule, checkpoint).run(prepared / "examples.npz")


class Fitting:
    """One training run with its optimiser and its place in the schedule."""

    def __init__(
        self, network: Network, labels: dict[str, list[str]], schedule: Schedule, checkpoint: Path
    ) -> None:
        self._device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self._network = network.to(self._device)
        _freeze(network, schedule.frozen_layers)
        self._labels, self._schedule, self._checkpoint = labels, schedule, checkpoint
        learning = [(name, value) for name, value in network.named_parameters() if value.requires_grad]
        encoder = [value for name, value in learning if _in_encoder(name)]
        heads = [value for name, value in learning if not _in_encoder(name)]
        rates = (schedule.encoder_rate, schedule.head_rate)
        self._optimiser = torch.optim.AdamW(
            [{"params": encoder, "lr": rates[0]}, {"params": heads, "lr": rates[1]}],
            weight_decay=0.01,
            fused=True,  # a tenth faster
        )
        self._rates = rates
        self._words = self._round = self._step = 0
        self._saved = time.monotonic()
        if checkpoint.exists():
            self._resume(torch.load(checkpoint, map_location="cpu"))

    def run(self, examples: Path) -> None:
        """Train until the schedule's words are read."""
        sentences = read(examples)
        self._network.train()
        while self._words < self._schedule.words:
            named = self._round >= self._schedule.tree_rounds
            seed = self._schedule.seed + self._round
            groups = round_of(sentences, seed, self._schedule.batch_pieces, named=named)
            for group in groups[self._step :]:
                self._learn(tensors(group, self._device), named=named)
                if self._words >= self._schedule.words:
                    break
                if time.monotonic() - self._saved > CHECKPOINT_SECONDS:
                    self._save()
            self._round, self._step = self._round + 1, 0
            self._save()

    def _learn(self, batch: Batch, *, named: bool) -> None:
        factor = self._schedule.factor(self._words, named=named)
        for group, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
            group["lr"] = rate * factor
        with torch.autocast(self._device.type, dtype=torch.bfloat16):
            lost = loss(self._network, batch, ENTITY_WEIGHT if named else 0.0)
        self._optimiser.zero_grad()
        lost.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimiser.step()
        self._words += batch.words
        self._step += 1
        if self._step % REPORT_STEPS == 0:
            kind = "trees" if batch.parsed else "names"
            print(
                f"round {self._round} step {self._step} words {self._words} {kind} {lost.item():.3f}",
                flush=True,
            )

    def _save(self) -> None:
        state = {
            "network": self._network.state_dict(),
            "labels": self._labels,
            "optimiser": self._optimiser.state_dict(),
            "place": (self._words, self._round, self._step),
            "random": torch.get_rng_state(),
        }
        partial = self._checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(self._checkpoint)
        self._saved = time.monotonic()

    def _resume(self, state: dict[str, Any]) -> None:
        self._network.load_state_dict(state["network"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._words, self._round, self._step = state["place"]
        torch.set_rng_state(state["random"])


def loss(network: Network, batch: Batch, entity_weight: float) -> Tensor:
    """Return the sum of the heads' losses; stretches without trees teach names and some sentence starts."""
    vectors = network.encode(batch.window)
    total = entity_weight * _set_entropy(network.entity(vectors), batch.entity)
    total = total + _entropy(network.sentence(vectors), batch.starts)
    if not batch.parsed:
        return total
    for kind in CLASSIFIED:
        total = total + CLASS_WEIGHTS[kind] * _entropy(network.classify[kind](vectors), batch.classes[kind])
    numbers = batch.sentence_numbers
    together = (numbers[:, :, None] == numbers[:, None, :]) & (numbers[:, None, :] >= 0)
    arcs = network.arcs(vectors).float().masked_fill(~together, NEVER)
    total = total + _entropy(arcs, batch.head)
    return total + _entropy(network.relations(vectors, batch.head.clamp(min=0)), batch.relation)


def _entropy(scores: Tensor, truth: Tensor) -> Tensor:
    """Return the mean cross entropy over the labelled words; nothing where no word is labelled."""
    summed = F.cross_entropy(
        scores.float().flatten(0, 1), truth.flatten(), ignore_index=UNKNOWN_CLASS, reduction="sum"
    )
    return summed / (truth != UNKNOWN_CLASS).sum().clamp(min=1)


def _set_entropy(scores: Tensor, allowed: Tensor) -> Tensor:
    """Return the mean of -log P(the class is one of the set), over the words whose set is not empty."""
    known = allowed > 0
    logs = F.log_softmax(scores.float()[known], -1)
    inside = (allowed[known].unsqueeze(-1) >> torch.arange(logs.shape[-1], device=logs.device)) & 1 == 1
    return -logs.masked_fill(~inside, -torch.inf).logsumexp(-1).sum() / known.sum().clamp(min=1)


def _freeze(network: Network, layers: int) -> None:
    """Keep the lowest layers, and the tables of pieces and positions: over half of all weights, and good."""
    for module in (network.words, network.positions, *network.layers[:layers]):
        module.requires_grad_(requires_grad=False)


def _in_encoder(name: str) -> bool:
    return name.startswith(("words.", "positions.", "norm.", "layers."))
