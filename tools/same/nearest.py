#!/usr/bin/env python3
"""M15 with encoders beside each other: of the ten nearest arguments, those of the same key point and of the same topic.

    nearest.py DATA FOLDER...    each FOLDER holds one encoder's *.onnx and *tokenizer.json, unpacked from its jar

Queries are all arguments with a key point of ArgKP's four dev topics; they are sought among those of all 28 topics. An encoder whose
name has "bge" gives its first token's vector, others the mean. Prints milliseconds of processor time for each text too.
"""
import csv
import sys
import time
from collections import defaultdict
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

SEED, DRAWS = 1, 1000


def rows(data, name):
    with open(Path(data) / "C_gold" / "argkp" / "kpm_data" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def arguments(data):
    """All arguments as (text, topic, set of key points, whether of the dev topics)."""
    points = defaultdict(set)
    for part in ("train", "dev"):
        for row in rows(data, f"labels_{part}"):
            if row["label"] == "1":
                points[row["arg_id"]].add(row["key_point_id"])
    return [(row["argument"], row["topic"], points[row["arg_id"]], part == "dev") for part in ("train", "dev") for row in rows(data, f"arguments_{part}")]


def embed(folder, texts):
    """Unit vectors, n by d; one text at a time on one thread, as the product does."""
    model, vocabulary = next(Path(folder).glob("*.onnx")), next(Path(folder).glob("*tokenizer.json"))
    tokenizer = Tokenizer.from_file(str(vocabulary))
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session, begun, vectors = onnxruntime.InferenceSession(str(model), options), time.process_time(), []
    for text in texts:
        ids = np.array([tokenizer.encode(text).ids], np.int64)
        states = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)})[0][0]
        vector = states[0] if "bge" in model.name else states.mean(0)
        vectors.append(vector / np.linalg.norm(vector))
    print(f"{model.name}: {1000 * (time.process_time() - begun) / len(texts):.1f} ms of processor time for each text", flush=True)
    return model.name, np.array(vectors)


def measured(found, all_arguments):
    """Recall of each query, and the share of its list on its topic."""
    recall, on_topic = [], []
    for query, (_, topic, points, dev) in enumerate(all_arguments):
        if not dev or not points:
            continue
        scores = found[query].copy()
        scores[query] = -np.inf
        ten = np.argsort(-scores, kind="stable")[:10]
        right = sum(bool(points & other[2]) for other in all_arguments) - 1
        on_topic.append(np.mean([all_arguments[i][1] == topic for i in ten]))
        recall.append(sum(bool(points & all_arguments[i][2]) for i in ten) / min(10, right) if right else np.nan)
    return np.array(recall), np.array(on_topic)


def main(data, *folders):
    every, rng, first = arguments(data), np.random.default_rng(SEED), None
    for folder in folders:
        name, vectors = embed(folder, [argument[0] for argument in every])
        recall, on_topic = measured(vectors @ vectors.T, every)
        draws = rng.integers(0, len(recall), (DRAWS, len(recall)))
        low, high = np.quantile(np.nanmean(recall[draws], 1), [0.025, 0.975])
        print(f"{name}: recall@10 {np.nanmean(recall):.3f} ({low:.3f}-{high:.3f}), topic precision@10 {on_topic.mean():.3f}, {len(recall)} queries", flush=True)
        if first is not None:
            low, high = np.quantile(np.nanmean((recall - first)[draws], 1), [0.025, 0.975])
            print(f"{name}: recall@10 minus the first encoder's {np.nanmean(recall - first):+.3f} ({low:+.3f} to {high:+.3f})")
        first = recall if first is None else first


if __name__ == "__main__":
    main(*sys.argv[1:])
