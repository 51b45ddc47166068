#!/usr/bin/env python3
"""The figures of the held-out predictions, beside chance, the order of the talk and a regression on surface features.

    evaluate.py DATA [heldout.tsv]

heldout.tsv has, for every window of a fold, what a model said that never saw its show. Intervals are 90 %, by bootstrap over
episodes, 1,000 draws with a fixed seed.
"""
import sys
from pathlib import Path

import numpy as np
from sklearn.metrics import roc_auc_score

import baselines
import gold
from gold import HEADS

KS = (10, 20, 40)
DRAWS = 1000
TARGETS = ("worth >= 3", "forward alone", "forward with context")


def truth(windows):
    """Each target's answers, n, by its name, and the rows where it was asked comparably."""
    worth, clear, clean, ad, clearc = np.array([w.labels.mean(0) for w in windows]).T
    second, printable = np.array([w.round == 2 for w in windows]), (clean >= 0.5) & (ad < 0.5)
    answers = {"worth >= 3": worth >= 3, "forward alone": (worth >= 3) & printable & (clear >= 2), "forward with context": (worth >= 3) & printable & (clearc >= 2)}
    return {name: (answers[name], second if name.endswith("context") else np.ones_like(second)) for name in TARGETS}


def at(score, y):
    """AUC and the share of right ones among the best k."""
    best = y[np.argsort(-score, kind="stable")]
    return np.array([roc_auc_score(y, score) if 0 < y.sum() < len(y) else np.nan, *(best[:k].mean() for k in KS)])


def interval(score, y, episodes):
    """5th and 95th percentile of each figure when episodes are drawn with replacement."""
    rng, (_, inverse) = np.random.default_rng(1), np.unique(episodes, return_inverse=True)
    members = [np.flatnonzero(inverse == e) for e in range(inverse.max() + 1)]
    draws = [np.concatenate([members[e] for e in rng.integers(0, len(members), len(members))]) for _ in range(DRAWS)]
    return np.nanpercentile([at(score[rows], y[rows]) for rows in draws], [5, 95], 0)


def _by_fold(windows, path):
    """(fold, logits, windows of it) of each fold in heldout.tsv."""
    rows, by_id = [line.split("\t") for line in Path(path).read_text().splitlines()[1:]], {w.id: w for w in windows}
    for number in sorted({row[1] for row in rows}):
        mine = [row for row in rows if row[1] == number]
        yield number, np.array([[float(value) for value in row[2:]] for row in mine]), [by_id[row[0]] for row in mine]


def _scores(windows, z, held, name):
    """Score of each ranking for the windows held out."""
    f, rest = baselines.features, [w for w in windows if w.show not in {h.show for h in held}]
    answers, asked = truth(rest)[name]
    train = np.array([f(w.text) for w in rest])
    test = np.array([f(w.text) for w in held])
    return {
        "LEAD": -np.array([w.position for w in held]),
        "regression on surface features": baselines.regression(train[asked], answers[asked], test),
        "**ranker**": z[:, HEADS.index("worth3")],
    }


def report(windows, path):
    """Markdown tables of every fold and target."""
    lines = []
    for number, z, held in _by_fold(windows, path):
        shows = ", ".join(sorted({w.show for w in held}))
        for name, (answers, asked) in truth(held).items():
            y, episodes = answers[asked], np.array([w.episode for w in held])[asked]
            lines += ["", f"Fold {number} ({shows}), **{name}**: {asked.sum()} windows, {y.mean():.1%} of them", "", "| ranking | AUC | " + " | ".join(f"P@{k}" for k in KS) + " |", "|---|---|" + "---|" * len(KS)]
            for ranking, score in _scores(windows, z, held, name).items():
                got, (low, high) = at(score[asked], y), interval(score[asked], y, episodes)
                lines.append(f"| {ranking} | " + " | ".join(f"{got[i]:.2f} ({low[i]:.2f}–{high[i]:.2f})" for i in range(len(got))) + " |")
    return "\n".join(lines)


def figures_by_fold(windows, path):
    """The ranker's figures, by fold and target, rounded."""
    found = {}
    for number, z, held in _by_fold(windows, path):
        shows = "+".join(sorted({w.show for w in held}))
        found[shows] = {name: dict(zip(("auc", *(f"p_at_{k}" for k in KS)), at(z[asked, HEADS.index("worth3")], answers[asked]).round(3).tolist())) for name, (answers, asked) in truth(held).items()}
    return found


if __name__ == "__main__":
    print(report(gold.read(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else Path(__file__).with_name("heldout.tsv")))
