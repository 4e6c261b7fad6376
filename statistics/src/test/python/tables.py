"""Makes the tables that the statistics are tested against, from other people's code.

Made with Python 3.11, NumPy 2.4.6, SciPy 1.17.1 and statsmodels 0.15.0:
    python statistics/src/test/python/tables.py
Every table is a CSV file whose first line names its columns; lists are separated by blanks.
"""
import csv
from pathlib import Path

import numpy as np
from scipy import optimize, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

OUT = Path(__file__).parent.parent / "resources" / "regulus" / "statistics"
RANDOM = np.random.default_rng(20261121)


def words(values):
    return " ".join(repr(float(value)) for value in values)


def table(name, header, rows):
    with open(OUT / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def samples():
    yield [0.91, 0.92]
    yield [0.91, 0.92, 0.915, 0.9125, 0.918]
    for n in (2, 3, 5, 10, 30):
        yield RANDOM.normal(0.9, 0.01, n)


def summaries():
    for values in samples():
        mean, error, n = np.mean(values), stats.sem(values), len(values)
        low, high = stats.t.interval(0.95, n - 1, loc=mean, scale=error)
        yield words(values), mean, np.std(values, ddof=1), low, high


def corrected():
    for n in (2, 3, 5, 10, 30):
        for ratio in (0, 0.25, 1 / 9):
            for shift in (0, 0.002, -0.006):
                values = RANDOM.normal(shift, 0.003, n)
                sd = np.std(values, ddof=1)
                error = np.sqrt((1 / n + ratio) * sd**2)
                mean = np.mean(values)
                low, high = stats.t.interval(0.95, n - 1, loc=mean, scale=error)
                p = 2 * stats.t.sf(abs(mean) / error, n - 1)
                if ratio == 0:
                    assert np.isclose(p, stats.ttest_1samp(values, 0).pvalue, rtol=1e-9)
                yield words(values), repr(float(ratio)), sd, low, high, p


def power(n, ratio, level, difference):
    """The exact power for differences of standard deviation 1, by the noncentral t."""
    limit = stats.t.ppf(1 - level / 2, n - 1)
    shift = difference / np.sqrt(1 / n + ratio)
    other = np.nan_to_num(stats.nct.cdf(-limit, n - 1, shift))  # too small for SciPy: 0
    return stats.nct.sf(limit, n - 1, shift) + other


def detectable():
    for n in (3, 5, 10, 20, 30):
        for ratio in (0, 0.25):
            for level in (0.05, 0.0125):
                exact = optimize.brentq(
                    lambda d: power(n, ratio, level, d) - 0.8, 0.01, 30 * np.sqrt(1 / n + ratio))
                yield n, repr(float(ratio)), level, exact


def wilson():
    for n in (1, 10, 200, 1000, 10000):
        for correct in sorted({0, n // 3, (9 * n) // 10, n}):
            low, high = proportion_confint(correct, n, 0.05, "wilson")
            yield correct, n, low, high


def holm():
    for values in ([0.04], [0.01, 0.04, 0.03, 0.005], [0.5, 0.5, 0.9], [0.02, 0.02, 0.02, 0.2]):
        yield words(values), words(multipletests(values, method="holm")[1])
    for n in (2, 5, 12):
        values = RANDOM.uniform(0, 0.2, n)
        yield words(values), words(multipletests(values, method="holm")[1])


OUT.mkdir(parents=True, exist_ok=True)
table("summary.csv", ["values", "mean", "sd", "low", "high"], summaries())
table("corrected-t.csv", ["differences", "ratio", "sd", "low", "high", "p"], corrected())
table("detectable.csv", ["n", "ratio", "level", "difference"], detectable())
table("wilson.csv", ["correct", "n", "low", "high"], wilson())
table("holm.csv", ["p", "adjusted"], holm())
