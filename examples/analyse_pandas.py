"""An export's means, agreement, intervals and verdict, with pandas: python analyse_pandas.py study.zip

Everything but the verdict is computed here from the tables alone, by the formulas of docs/verdict.md; the verdict comes
from `evenhand compute`, which takes the tables as they are.
"""

import json
import sys
import zipfile

import numpy as np
import pandas as pd
from scipy.stats import t as student

from evenhand_compute import Compute


def read(place):
    """Study and tables of an export (JSON Lines or CSV), by their names; an empty cell is missing, `NA` is a text."""
    tables = {}
    with zipfile.ZipFile(place) as archive:
        for name in archive.namelist():
            with archive.open(name) as file:
                table, _, end = name.partition(".")
                if end == "csv":
                    texts = {column: str for column in ("item", "system", "rater", "criterion")}
                    tables[table] = pd.read_csv(file, dtype=texts, keep_default_na=False, na_values=[""])
                elif end == "jsonl":
                    tables[table] = pd.DataFrame([json.loads(line) for line in file])
        study = json.loads(archive.read("study.json"))
    return study, tables


def alpha_ordinal(ratings):
    """Krippendorff's α for ordered points; a text that systems share is one unit."""
    cells = ratings.drop_duplicates(["item", "shared_text_id", "rater"])
    counts = cells.groupby(["item", "shared_text_id", "value"]).size().unstack(fill_value=0)
    counts = counts[counts.sum(axis=1) > 1].to_numpy(float)
    points, (n_u, n_v) = counts.shape[1], (counts.sum(axis=1), counts.sum(axis=0))
    n = n_v.sum()
    below = np.cumsum(n_v)
    distance = np.zeros((points, points))
    for c in range(points):
        for k in range(c + 1, points):
            between = below[k] - (below[c - 1] if c > 0 else 0)
            distance[c, k] = distance[k, c] = (between - (n_v[c] + n_v[k]) / 2) ** 2
    pairs = counts[:, :, None] * counts[:, None, :] / (n_u - 1)[:, None, None]
    observed = (pairs.sum(axis=0) * distance).sum() / n
    expected = (np.outer(n_v, n_v) * distance).sum() / (n * (n - 1))
    return 1 - observed / expected


def crossed_interval(differences, level):
    """Mean of differences and its interval, items and raters both being samples (docs/verdict.md)."""
    value = differences["difference"].to_numpy(float)
    residual, n = value - value.mean(), len(value)

    def sums(labels):
        w = np.unique(labels, return_counts=True)[1] / n
        s2, s3, s4, s5 = ((w**k).sum() for k in (2, 3, 4, 5))
        squares = (pd.Series(residual).groupby(np.asarray(labels)).sum() ** 2).sum() / n**2
        trace = s2 - 2 * s3 + s2**2
        of_square = s4 - 4 * s5 + 4 * s2 * s4 + 2 * s3**2 - 4 * s2**2 * s3 + s2**4
        return squares, s2, s2 / trace, trace**2 / of_square

    cells = differences["item"].astype(str) + "\0" + differences["rater"].astype(str)
    squares, _, factor, _ = sums(cells)
    by_cell = squares * factor
    variance, uncertainty, least = by_cell, 0.0, np.inf
    for column in ("item", "rater"):
        squares, s2, factor, df = sums(differences[column])
        net = max(0.0, (squares - by_cell * (1 - s2)) * factor)
        gross = squares * factor
        total = gross if gross >= by_cell else (df * gross + 2 * by_cell) / (df + 2)
        uncertainty += net**2 / df + max(0.0, total**2 - net**2) / (1 / s2 - 1)
        variance, least = variance + net, min(least, df)
    most = differences["item"].nunique() + differences["rater"].nunique() - 2
    df = most if uncertainty == 0 else min(most, max(least, variance**2 / uncertainty))
    reach = student.ppf((1 + level) / 2, df) * np.sqrt(variance)
    return value.mean(), value.mean() - reach, value.mean() + reach


def verdict(study, tables):
    """The verdict on every candidate, as `evenhand verdict --json` has it."""
    names = ["items", "systems", "outputs", "ratings", "preferences", "rankings", "skips", "measures", "raters"]
    rows = {
        name: tables[name].astype(object).where(tables[name].notna(), None).to_dict("records") for name in names
    }
    # A score that is not defined is none that the rule reads.
    rows["measures"] = [row for row in rows["measures"] if row["value"] is not None]
    with Compute() as compute:
        return compute("verdict", {"study": study, **rows})


def main(place):
    study, tables = read(place)
    ratings = tables["ratings"]
    counted = ratings[ratings["included"].astype(bool)]
    judged = verdict(study, tables)
    means = counted.groupby(["criterion", "system"])["value"].mean()
    baseline = judged["baseline"]
    found = {"means": {f"{c}/{s}": mean for (c, s), mean in means.items()}, "alpha": {}, "intervals": {}}
    for criterion, own in counted.groupby("criterion"):
        found["alpha"][criterion] = alpha_ordinal(own)
        wide = own.pivot(index=["item", "rater"], columns="system", values="value")
        for candidate in judged["candidates"]:
            line = next(one for one in candidate["lines"] if one["name"] == criterion)
            differences = (wide[candidate["system"]] - wide[baseline]).dropna().rename("difference").reset_index()
            interval = crossed_interval(differences, line["level"])
            found["intervals"][f"{criterion}/{candidate['system']}"] = [float(end) for end in interval]
    found["decisions"] = {one["system"]: one["decision"] for one in judged["candidates"]}
    return found


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1]), indent=2))
