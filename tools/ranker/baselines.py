"""What a ranker has to beat: a regression on surface features of a passage."""
import re

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

_any = lambda words: re.compile(rf"\b(?:{words})\b", re.I)
_NUMBER = _any(r"\d[\d.,]*%?|million|billion|percent|hundred|thousand|twice|half|double")
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]+")
_CAUSAL = _any("because|therefore|which means|leads to|results in|due to|causes|so that|the reason|that['’]s why|in order to|depends on")
_CONTRAST = _any("but|however|instead|rather than|unlike|whereas|although|while|even though|despite|on the other hand")
_COMPARISON = _any("more|less|better|worse|faster|slower|cheaper|bigger|smaller|higher|lower|most|least|best|worst")
_GENERAL = _any("need to|should|must|always|never|every|people|companies|teams|important|difference|mistake|lesson|trend|future|the (?:key|problem|main|biggest|best|first|most)")
_HEDGE = _any("maybe|perhaps|kind of|sort of|i guess|i don['’]t know|not sure|probably|somehow|something like|or something|whatever|stuff|things like")
_I = _any("i|me|my|mine|i['’](?:m|ve|d|ll)")
_WE = _any("we|us|our|we['’](?:re|ve|d|ll)")
_YOU = _any("you|your|yours|you['’](?:re|ve|d|ll)")
_CHAT = _any("laughs?|linkedin|twitter|slack|join us|thank you|thanks|welcome|subscribe|sponsor|website|podcast|episode|feedback|newsletter")
_DANGLING = re.compile(r"^[\"“']?(?:it|this|that|these|those|he|she|they|them|there|here|such|another|and|but|so|or|because|yeah|yes|no|well|then|right|okay)\b", re.I)


def features(text):
    """Surface counts of one window; sixteen numbers."""
    words = max(1, len(text.split()))
    count = lambda pattern: len(pattern.findall(text))
    seen = lambda pattern: float(bool(pattern.search(text)))
    shares = [count(pattern) / words for pattern in (_I, _WE, _YOU)]
    return [count(_NUMBER), len(set(_NAME.findall(text))), seen(_CAUSAL), seen(_CONTRAST), count(_COMPARISON), count(_GENERAL), count(_HEDGE), *shares, text.count("?"), seen(_CHAT), seen(_DANGLING), words, len(re.findall(r"[.!?]", text)), len(re.findall(r" -+ |—|\[|\.\.\.|…", text))]


def regression(train, y, test):
    """Chance of y for the rows of `test`, by logistic regression on the features of other shows."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=0.05, max_iter=1000))
    return model.fit(train, y).predict_proba(test)[:, 1]
