"""Makes fixtures/oracles/agreement/random-*.json with the reference implementations of the agreement coefficients.

    python -m venv venv && venv/bin/pip install krippendorff==0.9.0 irrCAC==0.4.4 scikit-learn==1.9.1 \
        statsmodels==0.15.0 numpy==1.26.4 pandas==2.3.3
    venv/bin/pip install scipy==1.13.1
    venv/bin/python scripts/research/oracles/agreement/make_oracles.py fixtures/oracles/agreement

The second installation overrides irrCAC's pin of scipy 1.12.0, whose quantiles of Student's t are wrong in the
ninth digit; from 1.13 on they are exact to double precision.
"""

import json
import sys
import warnings
from pathlib import Path

import krippendorff
import numpy as np
import pandas as pd
from irrCAC.raw import CAC
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa

warnings.simplefilter("ignore")
rng = np.random.default_rng(20240611)
LEVELS = ["nominal", "ordinal", "interval", "ratio"]
SOURCE = {
    "script": "scripts/research/oracles/agreement/make_oracles.py",
    "versions": {"krippendorff": "0.9.0", "irrCAC": "0.4.4", "scikit-learn": "1.9.1", "scipy": "1.13.1", "statsmodels": "0.15.0"},
}


def correlated(raters, units, domain, noise, missing):
    """Ratings that agree to a degree: a unit's own value, replaced at random with probability `noise`."""
    own = rng.choice(domain, size=units)
    data = np.where(rng.random((raters, units)) < noise, rng.choice(domain, size=(raters, units)), own)
    return np.where(rng.random((raters, units)) < missing, np.nan, data.astype(float))


def plain(data):
    return [[None if np.isnan(v) else (int(v) if float(v).is_integer() else float(v)) for v in row] for row in data]


def alpha_or_none(data, level):
    try:
        value = float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))
    except ValueError:
        return None
    return value if np.isfinite(value) else None


def alpha_cases():
    domains = [[1, 2], [1, 2, 3, 4, 5], [0, 1, 2, 3], [0.5, 1.25, 7], [1, 10, 100, 1000], list(range(1, 101))]
    for k in range(36):
        data = correlated(
            int(rng.integers(2, 9)),
            int(rng.choice([3, 8, 20, 40])),
            domains[k % len(domains)],
            float(rng.choice([0.05, 0.3, 0.7, 1.0])),
            float(rng.choice([0, 0.2, 0.6])),
        )
        case = {"ratings": plain(data), "expected": {level: alpha_or_none(data, level) for level in LEVELS}}
        if k % 3 == 0:
            indices = rng.integers(0, data.shape[1], size=(5, data.shape[1]))
            case["unitIndices"] = indices.tolist()
            case["resampled"] = {level: [alpha_or_none(data[:, i], level) for i in indices] for level in LEVELS}
        yield case


def gwet_cases():
    domains = [[1, 2, 3, 4, 5], [0, 1], [1, 2, 4, 8], [-1, 0, 1]]
    for k in range(24):
        domain = domains[k % len(domains)]
        data = correlated(
            int(rng.integers(2, 7)),
            int(rng.choice([6, 15, 40])),
            domain,
            float(rng.choice([0.1, 0.5, 1.0])),
            float(rng.choice([0, 0.2, 0.5])),
        )
        categories = domain if k % 2 == 0 else None
        expected = {}
        for weights in ["identity", "ordinal", "linear", "quadratic"]:
            frame = pd.DataFrame(data.T)
            result = CAC(frame, weights=weights, categories=categories, digits=17).gwet()["est"]
            expected[weights] = {
                "coefficient": float(result["coefficient_value"]),
                "percentAgreement": float(result["pa"]),
                "chanceAgreement": float(result["pe"]),
                "standardError": float(result["se"]),
                "interval": [float(v) for v in result["confidence_interval"]],
            }
        yield {"ratings": plain(data), "categories": categories, "expected": expected}


def cohen_cases():
    for k in range(18):
        domain = [[1, 2], [1, 2, 3, 4, 5], [0, 2, 7]][k % 3]
        a, b = correlated(2, int(rng.choice([8, 30, 100])), domain, float(rng.choice([0.2, 0.6, 1.0])), 0).astype(int)
        index = {value: place for place, value in enumerate(domain)}
        table = np.zeros((len(domain), len(domain)))
        for x, y in zip(a, b):
            table[index[x], index[y]] += 1
        expected = {}
        for name, wt in [("none", None), ("linear", "linear"), ("quadratic", "quadratic")]:
            result = cohens_kappa(table, wt=wt)
            assert abs(result.kappa - cohen_kappa_score(a, b, labels=domain, weights=wt)) < 1e-12
            expected[name] = {"kappa": result.kappa, "standardError": result.std_kappa,
                              "interval": [result.kappa_low, result.kappa_upp]}
        yield {"a": a.tolist(), "b": b.tolist(), "categories": domain, "expected": expected}


def fleiss_cases():
    for _ in range(12):
        subjects, q, m = int(rng.integers(2, 25)), int(rng.integers(2, 6)), int(rng.integers(2, 9))
        counts = np.array([rng.multinomial(m, rng.dirichlet(np.ones(q))) for _ in range(subjects)])
        yield {"counts": counts.tolist(),
               "expected": {"kappa": fleiss_kappa(counts, "fleiss"), "randolph": fleiss_kappa(counts, "randolph")}}


def main(folder):
    for name, cases in [("alpha", alpha_cases()), ("gwet", gwet_cases()),
                        ("cohen", cohen_cases()), ("fleiss", fleiss_cases())]:
        text = json.dumps({"source": SOURCE, "cases": list(cases)}, separators=(",", ":"))
        (Path(folder) / f"random-{name}.json").write_text(text + "\n")


main(sys.argv[1])
