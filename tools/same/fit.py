#!/usr/bin/env python3
"""Fits a logistic regression to the evidence on pairs of claims, and prints how good it is on topics it did not see.

    podbrief eval DATA --pairs > pairs.tsv
    fit.py pairs.tsv

Nothing of it ships: see README.md for why.
"""
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

SEED, DRAWS, PRECISION = 1, 1000, 0.95


def read(path):
    """Evidence by set: (names, {set: (topics, labels, values n by k)})."""
    header, *rows = (line.split("\t") for line in open(path, encoding="utf-8").read().splitlines())
    sets = {}
    for name in sorted({row[0] for row in rows}):
        of = [row for row in rows if row[0] == name]
        sets[name] = np.array([row[1] for row in of]), np.array([int(row[2]) for row in of]), np.array([row[3:] for row in of], float)
    return header[3:], sets


def model():
    return make_pipeline(StandardScaler(), LogisticRegression(C=0.3, max_iter=1000))


def recall_at(y, score, precision):
    """The greatest recall of any threshold that has the precision; 0 where none has."""
    order = np.argsort(-score, kind="stable")
    right = np.cumsum(y[order])
    enough = np.flatnonzero(right / np.arange(1, len(order) + 1) >= precision)
    return right[enough[-1]] / y.sum() if len(enough) else 0.0


def report(name, topics, y, score):
    """Figures with an interval over topics: whole topics are drawn again."""
    rng, each = np.random.default_rng(SEED), [np.flatnonzero(topics == topic) for topic in sorted(set(topics))]
    drawn = []
    for _ in range(DRAWS if len(y) < 1000 else 50):
        rows = np.concatenate([each[i] for i in rng.integers(0, len(each), len(each))])
        if 0 < y[rows].sum() < len(rows):
            drawn.append(roc_auc_score(y[rows], score[rows]))
    low, high = np.quantile(drawn, [0.025, 0.975])
    print(f"{name:<58} AUC {roc_auc_score(y, score):.3f} ({low:.3f}-{high:.3f})  average precision {average_precision_score(y, score):.3f}"
          f"  recall at precision .95 {recall_at(y, score, PRECISION):.3f}, at .8 {recall_at(y, score, 0.8):.3f}")


def main(path):
    names, sets = read(path)
    fit, arguments, stories = sets["ArgKP train"], sets["ArgKP dev"], sets["stories dev"]
    report("arguments, cosine", *arguments[:2], arguments[2][:, 0])
    fitted = model().fit(fit[2], fit[1])
    report("arguments, regression on 24 other topics", *arguments[:2], fitted.decision_function(arguments[2]))
    report("stories, cosine", *stories[:2], stories[2][:, 0])
    report("stories, regression on arguments", *stories[:2], fitted.decision_function(stories[2]))
    topics, y, values = stories
    score = np.zeros(len(y))
    for rows, left_out in GroupKFold(13).split(values, y, topics):
        score[left_out] = model().fit(values[rows], y[rows]).decision_function(values[left_out])
    report("stories, regression on other stories", topics, y, score)
    print("weights on arguments, a standard deviation each:", *(f"{name} {w:+.2f}" for name, w in zip(names, fitted[-1].coef_[0])))


if __name__ == "__main__":
    main(sys.argv[1])
