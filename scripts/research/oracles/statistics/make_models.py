"""Writes fixtures/oracles/statistics/models.json: preference models, true labels, classification, ranking.

    python3 -m venv venv && venv/bin/pip install scipy==1.17.1 statsmodels==0.15.0 scikit-learn==1.9.1 \
        crowd-kit==1.4.2
    venv/bin/python scripts/research/oracles/statistics/make_models.py

The seed is fixed: the same versions write the same file.
"""

import json
import random
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
import statsmodels.api as sm
from crowdkit.aggregation import MACE
from scipy import stats
from scipy.optimize import linprog
from scipy.special import digamma
from sklearn import metrics
from statsmodels.stats.meta_analysis import effectsize_smd

TO = Path(__file__).resolve().parents[4] / "fixtures" / "oracles" / "statistics"
warnings.simplefilter("ignore")


def tables(rng: random.Random, ties: bool) -> tuple[list, list]:
    n = rng.choice([2, 3, 4, 6])
    most = rng.choice([1, 2, 8, 40])
    density = rng.choice([0.4, 0.8, 1])
    strength = [rng.gauss(0, 0.7) for _ in range(n)]
    wins = [[0] * n for _ in range(n)]
    tied = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1, n):
            if rng.random() > density:
                continue
            for _ in range(rng.randint(1, most)):
                if ties and rng.random() < 0.35:
                    tied[i][j] += 1
                    tied[j][i] += 1
                elif rng.random() < 1 / (1 + np.exp(strength[j] - strength[i])):
                    wins[i][j] += 1
                else:
                    wins[j][i] += 1
    return wins, tied


def exists(wins: list, tied: list, davidson: bool) -> bool:
    """No direction along which the likelihood never falls, by linear programming."""
    n = len(wins)
    rows = []
    for i in range(n):
        for j in range(i + 1, n):
            growth = np.zeros((3, n + 1))
            growth[0, i] = growth[1, j] = 1
            growth[2, i] = growth[2, j] = 0.5
            growth[2, n] = 1
            seen = [wins[i][j] > 0, wins[j][i] > 0, tied[i][j] > 0]
            results = [0, 1, 2] if davidson else [0, 1]
            if not davidson:
                seen = [seen[0] or seen[2], seen[1] or seen[2]]
            rows += [growth[a] - growth[b] for a in results if seen[a] for b in results if a != b]
    if not rows:
        return n == 1
    a = np.array(rows)[:, : n + 1 if davidson else n]
    best = linprog(-a.sum(axis=0), A_ub=-a, b_ub=np.zeros(len(a)), bounds=[(-1, 1)] * a.shape[1])
    return -best.fun < 1e-9 and np.linalg.matrix_rank(a) == a.shape[1] - 1


def fitted(wins: list, tied: list, davidson: bool) -> dict:
    """By a generalized linear model: logistic, or Poisson with a level for each pair."""
    n = len(wins)
    met = [(i, j) for i in range(n) for j in range(i + 1, n) if wins[i][j] + wins[j][i] + tied[i][j] > 0]
    x, y, weights = [], [], []
    for k, (i, j) in enumerate(met):
        unit = np.zeros(n)
        if davidson:
            for result in range(3):
                row = np.zeros(n + 1 + len(met))
                row[i] = [1, 0, 0.5][result]
                row[j] = [0, 1, 0.5][result]
                row[n] = result == 2
                row[n + 1 + k] = 1
                x.append(row)
                y.append([wins[i][j], wins[j][i], tied[i][j]][result])
        else:
            unit[i], unit[j] = 1, -1
            total = wins[i][j] + wins[j][i] + tied[i][j]
            x.append(unit)
            y.append((wins[i][j] + tied[i][j] / 2) / total)
            weights.append(total)
    design = np.delete(np.array(x), 0, axis=1)  # the first strength is 0
    if davidson:
        model = sm.GLM(np.array(y), design, family=sm.families.Poisson())
    else:
        model = sm.GLM(np.array(y), design, family=sm.families.Binomial(), var_weights=np.array(weights))
    result = model.fit(tol=1e-14, maxiter=500)
    center = np.eye(n) - 1 / n
    full = np.zeros((n, n))
    full[1:, 1:] = result.cov_params()[: n - 1, : n - 1]
    answer = {
        "logStrengths": (center @ np.concatenate([[0], result.params[: n - 1]])).tolist(),
        "standardErrors": np.sqrt(np.diag(center @ full @ center)).tolist(),
    }
    if davidson:
        answer["tieParameter"] = float(np.exp(result.params[n - 1]))
    return answer


def preferences(rng: random.Random) -> list:
    result = []
    for k in range(120):
        wins, tied = tables(rng, ties=k % 3 > 0)
        case = {"wins": wins, "ties": tied}
        any_tie = any(map(any, tied))
        for model in ("bradley-terry", "davidson"):
            with_ties = model == "davidson" and any_tie
            case[model] = {"exists": bool(exists(wins, tied, with_ties))}
            if case[model]["exists"]:
                case[model] |= fitted(wins, tied, with_ties)
        result.append(case)
    return result


def crowd(rng: random.Random, items: int, raters: int, k: int, share: float) -> list:
    names = [f"c{c}" for c in range(k)]
    skill = [rng.choice([0.9, 0.75, 0.6, 0.3]) for _ in range(raters)]
    rows = []
    for i in range(items):
        truth = rng.choice(names)
        for r in range(raters):
            if rng.random() < share:
                given = truth if rng.random() < skill[r] else rng.choice(names)
                rows.append([f"i{i}", f"r{r}", given])
    # crowd-kit mixes up raters and categories unless they first occur in sorted order.
    order = [{name: k for k, name in enumerate(dict.fromkeys(row[at] for row in rows))} for at in (1, 2)]
    return [[item, f"r{order[0][rater]}", f"c{order[1][given]}"] for item, rater, given in rows]


def dawid_skene(rows: list, iterations: int) -> dict:
    """Expectation–maximization from vote shares, in probabilities."""
    items, raters, classes = (sorted({row[k] for row in rows}) for k in range(3))
    votes = np.zeros((len(items), len(raters), len(classes)))
    for i, r, c in rows:
        votes[items.index(i), raters.index(r), classes.index(c)] += 1
    p = votes.sum(axis=1)
    p /= p.sum(axis=1, keepdims=True)
    for _ in range(iterations):
        prior = p.mean(axis=0)
        counts = np.einsum("ik,irc->rkc", p, votes)
        mass = counts.sum(axis=2, keepdims=True)
        confusion = np.divide(counts, mass, out=np.zeros_like(counts), where=mass > 0)
        joint = prior * np.prod(confusion[None] ** votes[:, :, None, :], axis=(1, 3))
        p = joint / joint.sum(axis=1, keepdims=True)
    return {
        "logLikelihood": float(np.log(joint.sum(axis=1)).sum()),
        "posteriors": {i: dict(zip(classes, row)) for i, row in zip(items, p.tolist())},
        "raterConfusion": {
            r: {t: dict(zip(classes, row)) if seen else None for t, row, [seen] in zip(classes, rs, ms)}
            for r, rs, ms in zip(raters, confusion.tolist(), mass.tolist())
        },
    }


def truths(rng: random.Random) -> list:
    result = []
    for items, raters, k, share in [(12, 4, 2, 1), (30, 6, 3, 0.7), (40, 5, 4, 0.6), (8, 3, 3, 0.8)]:
        rows = crowd(rng, items, raters, k, share)
        em = {str(n): dawid_skene(rows, n) for n in (1, 2, 15)}
        frame = pd.DataFrame(rows, columns=["task", "worker", "label"])
        mace = MACE(n_restarts=1, n_iter=1500).fit(frame)
        result.append(
            {"judgments": rows, "iterations": em, "mace": mace.probas_.round(6).to_dict(orient="index")}
        )
    return result


def classifications(rng: random.Random) -> list:
    result = []
    for k in (2, 2, 3, 5):
        for n in (8, 40):
            beta = rng.choice([0.5, 1, 2])
            truth = [c % k for c in range(n)]
            predicted = [t if rng.random() < 0.6 else rng.randrange(k) for t in truth]
            predicted[:k] = range(k)
            scores = np.array([[rng.random() + (c == t) * 0.5 for c in range(k)] for t in truth]).round(1)
            shares = scores / scores.sum(axis=1, keepdims=True)
            case = {"truth": truth, "predicted": predicted, "scores": shares.tolist(), "beta": beta}
            each = {
                b: metrics.precision_recall_fscore_support(truth, predicted, beta=b) for b in (1, beta)
            }
            case["accuracy"] = metrics.accuracy_score(truth, predicted)
            case["perClass"] = {
                str(c): {
                    "precision": each[1][0][c],
                    "recall": each[1][1][c],
                    "f1": each[1][2][c],
                    "fBeta": each[beta][2][c],
                    "support": int(each[1][3][c]),
                    "auc": metrics.roc_auc_score([t == c for t in truth], shares[:, c]),
                }
                for c in range(k)
            }
            for average in ("macro", "micro"):
                p, r, f, _ = metrics.precision_recall_fscore_support(truth, predicted, average=average)
                fb = metrics.fbeta_score(truth, predicted, beta=beta, average=average)
                case[average] = {"precision": p, "recall": r, "f1": f, "fBeta": fb}
            case["auc"] = (
                metrics.roc_auc_score(truth, shares[:, 1])
                if k == 2
                else metrics.roc_auc_score(truth, shares, multi_class="ovr")
            )
            result.append(case)
    return result


def rankings(rng: random.Random) -> list:
    result = []
    for n in (2, 5, 20):
        for k in (None, 1, 3, 10):
            relevance = [[rng.choice([0, 0, 0, 1, 2, 3]) for _ in range(n)] for _ in range(4)]
            relevance[0][-1] = 2
            order = [list(range(n, 0, -1))]
            per = {"ndcg": [], "map": [], "mrr": []}
            for query in relevance:
                none = not any(query)
                per["ndcg"].append(None if none else metrics.ndcg_score([query], order, k=k))
                found = [r > 0 for r in query]
                if k is None:
                    per["map"].append(None if none else metrics.average_precision_score(found, order[0]))
                first = next((i for i, r in enumerate(found) if r and (k is None or i < k)), None)
                per["mrr"].append(0 if first is None else 1 / (first + 1))
            result.append({"relevance": relevance, "k": k, **{name: v for name, v in per.items() if v}})
    return result


def bert_scores(rng: np.random.Generator) -> list:
    result = []
    for a, b, d in [(1, 1, 3), (4, 6, 5), (7, 2, 4)]:
        x, y = rng.normal(size=(a, d)).round(4), rng.normal(size=(b, d)).round(4)
        u, v = rng.random(a).round(3), rng.random(b).round(3)
        baseline = {"precision": 0.1, "recall": -0.2, "f1": 0.3}
        unit = lambda m: m / np.linalg.norm(m, axis=1, keepdims=True)
        cosines = unit(x) @ unit(y).T

        def score(wa, wb):
            p = float((cosines.max(axis=1) * wa).sum() / wa.sum())
            r = float((cosines.max(axis=0) * wb).sum() / wb.sum())
            return {"precision": p, "recall": r, "f1": 2 * p * r / (p + r)}

        weighted = score(u, v)
        result.append(
            {
                "hypothesis": x.tolist(),
                "reference": y.tolist(),
                "hypothesisWeights": u.tolist(),
                "referenceWeights": v.tolist(),
                "baseline": baseline,
                "plain": score(np.ones(a), np.ones(b)),
                "weighted": weighted,
                "rescaled": {k: (s - baseline[k]) / (1 - baseline[k]) for k, s in weighted.items()},
            }
        )
    return result


def pearson_intervals(rng: random.Random) -> list:
    result = []
    for n in (4, 10, 60):
        for confidence in (0.8, 0.95):
            x = [rng.gauss(0, 1) for _ in range(n)]
            y = [a + rng.gauss(0, 1) for a in x]
            low, high = stats.pearsonr(x, y).confidence_interval(confidence)
            result.append({"x": x, "y": y, "confidence": confidence, "interval": [float(low), float(high)]})
    return result


def differences(rng: random.Random) -> list:
    result = []
    for n, m in [(2, 3), (10, 7), (50, 50)]:
        x = [rng.gauss(1, 2) for _ in range(n)]
        y = [rng.gauss(0, 1) for _ in range(m)]
        hedges, _ = effectsize_smd(np.mean(x), np.std(x, ddof=1), n, np.mean(y), np.std(y, ddof=1), m)
        result.append({"x": x, "y": y, "hedges": float(hedges)})
    return result


def main() -> None:
    TO.mkdir(parents=True, exist_ok=True)
    data = {
        "source": "scipy 1.17.1, statsmodels 0.15.0, scikit-learn 1.9.1 (BSD-3), crowd-kit 1.4.2 (Apache-2.0)",
        "preferences": preferences(random.Random(1)),
        "truths": truths(random.Random(2)),
        "classifications": classifications(random.Random(3)),
        "rankings": rankings(random.Random(4)),
        "bertScores": bert_scores(np.random.default_rng(5)),
        "pearsonIntervals": pearson_intervals(random.Random(6)),
        "differences": differences(random.Random(7)),
        "digamma": [{"x": x, "value": float(digamma(x))} for x in (1e-3, 0.5, 1, 1.4616, 7.9, 10, 123.4, 1e6)],
    }
    parts = []
    for name, value in data.items():
        if isinstance(value, list):
            lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in value)
            parts.append(f'"{name}":[\n{lines}\n]')
        else:
            parts.append(f'"{name}":{json.dumps(value)}')
    (TO / "models.json").write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
