"""Answers timing requests of scripts/research/benchmarks/measures.ts with the reference implementations in Python.

Reads {"task": name, "file": path} lines on standard input and writes {"seconds": …, "value": …} for each: the time
from the bytes of the request to the value, the decoding included.
"""

import json
import sys
import time

import krippendorff
import numpy as np
from rouge_score import rouge_scorer
from sacrebleu.metrics import BLEU, CHRF, TER

ROUGE = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeL"], use_stemmer=True)


def mean(values):
    return sum(values) / len(values)


def first_stream(references):
    return [[segment[0] for segment in references]]


def corpus(metric):
    return lambda data, _: metric().corpus_score(data["hypotheses"], first_stream(data["references"])).score


def sentence_bleu(data, _):
    metric = BLEU(effective_order=True)
    return mean([metric.sentence_score(h, r).score for h, r in zip(data["hypotheses"], data["references"])])


def rouge(data, _):
    scores = [ROUGE.score(r[0], h) for h, r in zip(data["hypotheses"], data["references"])]
    return mean([score["rougeL"].fmeasure for score in scores])


def matrix(data):
    return np.array(data["ratings"], dtype=float)


def alpha(data, options):
    return krippendorff.alpha(reliability_data=matrix(data), level_of_measurement=options["level"])


def bootstrap_alpha(data, options):
    """The counts of values are made once, and each resample draws rows of them."""
    table = matrix(data)
    domain = np.unique(table[~np.isnan(table)])
    counts = (table.T[:, :, None] == domain).sum(axis=1)

    def of(rows):
        return krippendorff.alpha(value_counts=rows, value_domain=domain, level_of_measurement=options["level"])

    random = np.random.default_rng(options["bootstrap"]["seed"])
    n = len(counts)
    resampled = [of(counts[random.integers(0, n, n)]) for _ in range(options["bootstrap"]["samples"])]
    np.percentile(resampled, [2.5, 97.5])
    return of(counts)


TASKS = {
    "bleu": corpus(BLEU),
    "sentence bleu": sentence_bleu,
    "chrf": corpus(CHRF),
    "ter": corpus(TER),
    "rouge": rouge,
    "alpha": alpha,
    "bootstrap alpha": bootstrap_alpha,
}


def main() -> None:
    for line in sys.stdin:
        request = json.loads(line)
        with open(request["file"], "rb") as file:
            content = file.read()
        start = time.perf_counter()
        decoded = json.loads(content)
        value = TASKS[request["task"]](decoded["data"], decoded.get("options", {}))
        seconds = time.perf_counter() - start
        print(json.dumps({"seconds": seconds, "value": float(value)}), flush=True)


if __name__ == "__main__":
    main()
