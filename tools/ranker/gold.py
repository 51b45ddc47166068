"""The labelled windows: 35 to 70 words of a talk, and what several readers said of each, averaged."""
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

HEADS = ("worth2", "worth3", "clear", "clearc", "clean", "ad")
FILES = tuple(f"{kind}-{round_}.tsv" for kind in ("windows", "labels") for round_ in (1, 2))


@dataclass(frozen=True)
class Window:
    """One labelled window. `labels` holds a row a reader: worth 0..4, clear 0..2, clean, ad, clear in context 0..2 or nan."""

    id: str
    round: int
    show: str
    episode: str
    position: float
    text: str
    labels: np.ndarray = field(repr=False, compare=False)

    def targets(self):
        """A chance for every head, in the order of HEADS; nan where nobody was asked.

        The first round's splitter left markup and lost closing quotation marks, so its word on `clean` isn't taken.
        """
        worth, clear, clean, ad, in_context = self.labels.T
        asked = self.round == 2
        return np.array([(worth >= 2).mean(), (worth >= 3).mean(), (clear >= 2).mean(), (in_context >= 2).mean() if asked else np.nan, clean.mean() if asked else np.nan, ad.mean()], np.float32)


def _table(path):
    header, *lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return [dict(zip(header, line)) for line in lines]


def read(data):
    """All labelled windows of both rounds under a data folder (C_gold/forward), in the order of the files."""
    gold, found = Path(data) / "C_gold" / "forward", []
    for round_ in (1, 2):
        labels = {}
        for row in _table(gold / f"labels-{round_}.tsv"):
            labels.setdefault(row["id"], []).append([float(row.get(name, "nan")) for name in ("worth", "clear", "clean", "ad", "clear_in_context")])
        for row in _table(gold / f"windows-{round_}.tsv"):
            if row["id"] in labels:
                found.append(Window(row["id"], round_, row["show"], row["guid"], float(row["position"]), row["text"], np.array(labels[row["id"]])))
    return found
