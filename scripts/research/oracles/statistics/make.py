"""Writes fixtures/oracles/statistics/tests.json: what scipy and statsmodels say of random numbers.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 statsmodels==0.15.0
    venv/bin/python scripts/research/oracles/statistics/make.py

The seed is fixed: the same versions write the same file.
"""

import json
import random
import warnings
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

TO = Path(__file__).resolve().parents[4] / "fixtures" / "oracles" / "statistics"
warnings.simplefilter("ignore")


def number(value) -> float | None:
    value = float(value)
    return value if np.isfinite(value) else None


def pairs(rng: random.Random, sizes: list[int]) -> tuple[list, list]:
    n = rng.choice(sizes)
    grid = rng.choice([None, None, 3, 10])
    base = [rng.gauss(0, 1) for _ in range(n)]
    x = [b + rng.gauss(0.3, 1) for b in base]
    y = [b * rng.choice([-1, 1, 1]) + rng.gauss(0, 1) for b in base]
    if grid:
        return [round(v * grid / 4) for v in x], [round(v * grid / 4) for v in y]
    return [round(v, 6) for v in x], [round(v, 6) for v in y]


def correlations(rng: random.Random) -> list:
    result = []
    for _ in range(40):
        x, y = pairs(rng, [3, 5, 12, 33, 34, 60])
        of = {
            "pearson": stats.pearsonr,
            "spearman": stats.spearmanr,
            "kendall-b": stats.kendalltau,
            "kendall-c": lambda a, b: stats.kendalltau(a, b, variant="c"),
        }
        if len(set(x)) < 2 or len(set(y)) < 2:
            continue
        result.append({"x": x, "y": y, **{k: [number(v) for v in f(x, y)[:2]] for k, f in of.items()}})
    n = 40
    order = list(range(n))
    swapped = order[:]
    swapped[7], swapped[8] = swapped[8], swapped[7]
    for y in (order, order[::-1], swapped):
        result.append({"x": order, "y": y, "kendall-b": [number(v) for v in stats.kendalltau(order, y)[:2]]})
    return result


def tests(rng: random.Random) -> list:
    result = []
    for _ in range(40):
        x, y = pairs(rng, [2, 5, 12, 20, 49, 50, 51, 70])
        if all(a == b for a, b in zip(x, y)):
            continue
        d = np.array(x) - np.array(y)
        plain = len(x) <= 50 and len(set(np.abs(d).tolist())) == len(x) and 0 not in d
        method = "exact" if plain else "asymptotic"
        ranked = stats.wilcoxon(x, y, correction=False, method=method)
        case = {"x": x, "y": y, "wilcoxon": [number(v) for v in ranked[:2]]}
        if len(set(d.tolist())) > 1:
            case["t"] = [number(v) for v in stats.ttest_rel(x, y)[:2]]
        if len(x) <= 12:
            flip = stats.permutation_test((d,), np.mean, permutation_type="samples", n_resamples=np.inf)
            case["sign-flip"] = [number(flip.statistic), number(flip.pvalue)]
        result.append(case)
    return result


def mcnemars(rng: random.Random) -> list:
    result = []
    for n in (1, 4, 15, 60, 400):
        for share in (0.5, 0.8):
            x = [int(rng.random() < share) for _ in range(n)]
            y = [int(rng.random() < 0.5) for _ in range(n)]
            table = [[0, 0], [0, 0]]
            for a, b in zip(x, y):
                table[a][b] += 1
            test = mcnemar(table, exact=True)
            result.append({"x": x, "y": y, "mcnemar": [number(test.statistic), min(1, number(test.pvalue))]})
    return result


def proportions() -> list:
    names = {
        "wilson": "wilson",
        "agresti-coull": "agresti_coull",
        "clopper-pearson": "beta",
        "jeffreys": "jeffreys",
        "normal": "normal",
    }
    result = []
    for k, n in [(0, 1), (1, 1), (0, 20), (20, 20), (3, 10), (57, 100), (1, 1000), (999, 1000), (40_000, 100_000)]:
        for confidence in (0.95, 0.8, 0.999):
            of = {}
            for ours, theirs in names.items():
                low, high = proportion_confint(k, n, 1 - confidence, theirs)
                of[ours] = [max(0.0, float(low)), min(1.0, float(high))]
            result.append({"successes": k, "n": n, "confidence": confidence, **of})
    return result


def adjusted(rng: random.Random) -> list:
    names = {"holm": "holm", "benjamini-hochberg": "fdr_bh", "bonferroni": "bonferroni"}
    result = []
    for n in (1, 2, 5, 20):
        p = [round(rng.random() ** 3, 3) for _ in range(n)] + ([0.0, 1.0] if n == 5 else [])
        result.append({"p": p, **{k: multipletests(p, method=m)[1].tolist() for k, m in names.items()}})
    return result


def main() -> None:
    TO.mkdir(parents=True, exist_ok=True)
    data = {
        "source": "scipy 1.17.1 (BSD-3), statsmodels 0.15.0 (BSD-3)",
        "correlations": correlations(random.Random(1)),
        "pairedTests": tests(random.Random(2)),
        "mcnemar": mcnemars(random.Random(3)),
        "proportions": proportions(),
        "multipleTests": adjusted(random.Random(4)),
    }
    parts = []
    for name, value in data.items():
        if isinstance(value, list):
            lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in value)
            parts.append(f'"{name}":[\n{lines}\n]')
        else:
            parts.append(f'"{name}":{json.dumps(value)}')
    (TO / "tests.json").write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
