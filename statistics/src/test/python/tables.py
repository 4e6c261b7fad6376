"""Makes the tables that the statistics are tested against, from other people's code.

Made with Python 3.11, NumPy 2.4.6, SciPy 1.17.1 and statsmodels 0.15.0:
    python statistics/src/test/python/tables.py
Every table is a CSV file whose first line names its columns; lists are separated by blanks.
"""
import csv
import itertools
from pathlib import Path

import numpy as np
from scipy import integrate, optimize, special, stats
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from scipy.stats._resampling import BootstrapResult
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.power import TTestPower

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


MASK = 2**64 - 1
GOLDEN = 0x9E3779B97F4A7C15


class Draws:
    """The counted random numbers of the Java class of that name, written again in Python."""

    def __init__(self, key):
        self.key = key & MASK

    def at(self, index):
        return Draws(mix(self.key + GOLDEN * (index + 1)))

    def bits(self, counter):
        return mix(self.key + GOLDEN * (counter + 1))

    def below(self, bound, counter):
        return ((self.bits(counter) >> 1) * (bound << 1)) >> 64


def mix(z):
    z &= MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def resampled(values, statistic, resamples, key):
    """The statistic of resamples that take the values which the Java code takes."""
    n, draws = len(values), Draws(key)
    return np.array([
        statistic([values[draws.at(i).below(n, j)] for j in range(n)]) for i in range(resamples)])


def bca():
    """scipy.stats.bootstrap(method="BCa") told which resamples there were."""
    for n in (2, 5, 20, 50):
        for key in (1, -7):
            values = RANDOM.gamma(2, 0.01, n)
            for name, statistic in (("mean", np.mean), ("median", np.median)):
                if name == "median" and n < 20:
                    continue
                known = BootstrapResult(
                    confidence_interval=None, standard_error=None,
                    bootstrap_distribution=resampled(values, statistic, 500, key))
                low, high = stats.bootstrap(
                    (values,), statistic, n_resamples=0, bootstrap_result=known,
                    method="BCa").confidence_interval
                yield words(values), name, 500, key, low, high


def percentile():
    """scipy.stats.bootstrap(method="percentile") of differences by image, the same way."""
    for n, key in ((10, 3), (200, 4)):
        values = RANDOM.choice([-1.0, 0.0, 1.0], n, p=[0.04, 0.86, 0.1])
        known = BootstrapResult(
            confidence_interval=None, standard_error=None,
            bootstrap_distribution=resampled(values, np.mean, 300, key))
        low, high = stats.bootstrap(
            (values,), np.mean, n_resamples=0, bootstrap_result=known,
            method="percentile").confidence_interval
        yield words(values), 300, key, low, high


def exact_percentile():
    """The limit of the bootstrap: the distribution of a sum of n draws, by n convolutions."""
    for same, won, lost in ((9, 1, 0), (10, 3, 5), (180, 15, 5), (470, 0, 30), (0, 30, 20),
                            (940, 40, 20), (0, 7, 0)):
        n = same + won + lost
        chances, one = np.ones(1), np.array([lost, same, won]) / n
        for _ in range(n):
            chances = np.convolve(chances, one)
        below, above = np.cumsum(chances), np.cumsum(chances[::-1])
        low = np.argmax(below >= 0.025) - n
        high = n - np.argmax(above >= 0.025)
        yield same, won, lost, low / n, high / n


def sign_flips():
    """Exact: scipy.stats.permutation_test over all signs."""
    cases = [[0.01, 0.02], [0.01, 0.02, 0.015, 0.012, 0.018], [0.005, -0.005, 0.01, 0.005, 0.0]]
    for values in cases + [RANDOM.normal(0.005, 0.01, n) for n in (3, 6, 10, 16)]:
        p = stats.permutation_test(
            (np.array(values),), np.mean, permutation_type="samples", n_resamples=np.inf).pvalue
        yield words(values), p


def random_flips():
    """By Monte Carlo, with the signs that the Java code takes."""
    for n, key, shift in ((17, 5, 0.005), (30, 6, 0.002), (40, 7, 0)):
        values = RANDOM.normal(shift, 0.01, n)
        draws = Draws(key)
        signs = [[1 - 2 * (draws.at(i).bits(j) >> 63) for j in range(n)] for i in range(1999)]
        far = np.abs(np.array(signs) @ values) >= abs(values.sum()) * (1 - 1e-9)
        yield words(values), 1999, key, (1 + far.sum()) / 2000


def wilcoxon():
    """scipy.stats.wilcoxon, exact without ties and zeros, else approximate with correction."""
    for n in (3, 5, 8, 20, 40):
        values = RANDOM.normal(0.005, 0.01, n)
        yield words(values), stats.wilcoxon(values, method="exact").pvalue
    for values in ([0.005, 0.01, -0.005, 0.02, 0.015, 0.01], [0.0, 0.005, 0.01, 0.02, -0.015]):
        yield words(values), stats.wilcoxon(
            values, zero_method="pratt", correction=True, method="asymptotic").pvalue


def mcnemars():
    few = tuple(itertools.combinations(range(12), 2))
    for first, second in ((3, 3), (5, 15), (30, 12), (120, 161), *few):
        result = mcnemar([[100, first], [second, 7]], exact=True)
        yield first, second, result.pvalue


def equivalence():
    """Two one-sided t tests: scipy.stats.ttest_1samp with one-sided alternatives."""
    for n in (2, 5, 10, 30):
        for shift in (0, 0.002, -0.006):
            values = RANDOM.normal(shift, 0.003, n)
            for margin in (0, 0.005):
                p = max(stats.ttest_1samp(values, -margin, alternative="greater").pvalue,
                        stats.ttest_1samp(values, margin, alternative="less").pvalue)
                yield words(values), margin, p


def powers():
    """statsmodels' TTestPower: power, and the seeds for a power of 0.8."""
    test = TTestPower()
    for n, size in (*itertools.product((2, 3, 5, 10, 30, 100), (0, 0.5, 1, 3)),
                    (40_000, 0.014), (3_000_000, 0.001)):
        for level in (0.05, 0.0125):
            power = test.power(size, n, level)
            if np.isfinite(power):  # SciPy gives up on some tails
                yield n, size, level, power


def repetitions():
    for size in (0.3, 0.5, 1, 2):
        for level in (0.05, 0.01):
            n = TTestPower().solve_power(size, power=0.8, alpha=level)
            yield size, level, int(np.ceil(n))


def equivalence_powers():
    """The power of two one-sided t tests at no difference, by SciPy's quadrature."""
    for n in (2, 5, 10, 30):
        for margin in (0.5, 1, 3):
            for level in (0.05, 0.0125):
                limit, shift, f = stats.t.ppf(1 - level, n - 1), margin * np.sqrt(n), n - 1
                power = integrate.quad(
                    lambda s: (2 * stats.norm.cdf(shift - limit * s) - 1)
                    * stats.chi2.pdf(f * s * s, f) * 2 * f * s,
                    0, shift / limit, epsabs=1e-12, limit=500)[0]
                yield n, margin, level, power


def effects():
    """Hedges' correction by SciPy's gamma function."""
    for n in (3, 5, 10, 30):
        values = RANDOM.normal(0.005, 0.01, n)
        f = n - 1
        correction = np.exp(special.gammaln(f / 2) - special.gammaln((f - 1) / 2))
        d = np.mean(values) / np.std(values, ddof=1)
        yield words(values), d, d * correction / np.sqrt(f / 2)


def readings(seeds, images, spread):
    """Whether two classifiers are right, by seed and image, with effects of both."""
    image = RANDOM.normal(1.3, 1, images)
    own = RANDOM.normal(0.1, 1, (2, images)) * spread
    training = RANDOM.normal(0, 0.15, (2, seeds))
    noise = RANDOM.normal(0, 0.7, (2, seeds, images))
    return image + own[:, None, :] + training[:, :, None] + noise > 0


def obuchowski_rockette(right):
    """The analysis of variance with covariances of Obuchowski and Rockette, written out."""
    _, seeds, images = right.shape
    accuracy = right.mean(axis=2)
    interaction = accuracy - accuracy.mean(0) - accuracy.mean(1)[:, None] + accuracy.mean()
    mean_square = (interaction**2).sum() / (seeds - 1)
    covariance = np.cov(right.reshape(2 * seeds, images).astype(float)) / images
    other = ~np.eye(seeds, dtype=bool)
    same = (covariance[:seeds, :seeds][other].mean() + covariance[seeds:, seeds:][other].mean()) / 2
    different = covariance[:seeds, seeds:][other].mean()
    images_share = max(same - different, 0)
    # The seeds' mean square is at least what the images scatter within a seed.
    pairs = covariance[range(seeds), range(seeds, 2 * seeds)].mean()
    least = np.diag(covariance).mean() - pairs - images_share
    above = mean_square >= least
    mean_square = max(mean_square, least)
    denominator = mean_square + seeds * images_share
    largest = mean_square * (seeds - 1) / stats.chi2.ppf(0.2, seeds - 1)
    freedom = (seeds - 1) * ((largest + seeds * images_share) / largest) ** 2  # Hillis 2007
    f = seeds * ((accuracy.mean(1) - accuracy.mean()) ** 2).sum() / denominator
    unbiased = same > different and above
    return np.sqrt(2 * denominator / seeds), freedom, stats.f.sf(f, 1, freedom), unbiased


def gallas(right):
    """The unbiased variance of the mean difference, from moments over pairs (Gallas 2006)."""
    d = right[0].astype(float) - right[1]
    seeds, images = d.shape
    total, rows, columns, squares = d.sum(), d.sum(1), d.sum(0), (d**2).sum()
    apart = total**2 - (rows**2).sum() - (columns**2).sum() + squares
    return d.mean() ** 2 - apart / (seeds * (seeds - 1) * images * (images - 1))


def seeds_and_images():
    for seeds, images, spread in ((3, 20, 1.0), (5, 40, 0.5), (10, 30, 0.0), (4, 60, 2.0)):
        right = readings(seeds, images, spread)
        error, freedom, p, unbiased = obuchowski_rockette(right)
        if unbiased:
            assert np.isclose(error**2, gallas(right), rtol=1e-10)
        rows = [" ".join(str(int(v)) for v in row) for row in right[0].astype(int) - right[1]]
        yield "|".join(rows), error, freedom, p


def crossing(times, bounds, sides):
    """The chance that a normal statistic leaves its bounds at any look, by SciPy's integral."""
    smaller, larger = np.minimum.outer(times, times), np.maximum.outer(times, times)
    low = -bounds if sides == 2 else np.full(len(bounds), -np.inf)
    inside = stats.multivariate_normal.cdf(
        bounds, np.zeros(len(times)), np.sqrt(smaller / larger), allow_singular=True,
        lower_limit=low, maxpts=2_000_000, abseps=1e-8, releps=1e-8)
    return 1 - inside


def looks():
    shared = [1 / (1 / n + 0.25) for n in (5, 7, 10, 14, 20)]
    for information in ([5, 7, 10, 14, 20], shared, [3, 5, 8], [1, 2, 3, 4]):
        times = np.array(information) / information[-1]
        for shape in (0.5, 0.25, 0):
            for look, p in ((0, 0.02), (1, 0.01), (2, 0.03), (2, 0.3)):
                for sides in (1, 2):
                    z = stats.norm.isf(p / sides)
                    bounds = z * (times / times[look]) ** (shape - 0.5)
                    overall = crossing(times, bounds, sides)
                    yield words(information), shape, look, p, sides, overall


def folds_and_images():
    for folds, divisions, images, spread in ((5, 1, 12, 0), (5, 4, 9, 0.4), (2, 1, 30, 0.02), (10, 2, 6, 0.3)):
        n = folds * divisions
        each = RANDOM.choice([-1, 0, 0, 1], (n, images)) + RANDOM.normal(0.05, spread, (n, 1))
        between = np.var(each.mean(1), ddof=1)
        alone = 1.25 * np.mean([stats.sem(row) ** 2 for row in each])
        variance = max(between, alone) / folds
        freedom = (n - 1) * min(1.25, max(1, alone / between)) ** 2
        p = 2 * stats.t.sf(abs(each.mean()) / np.sqrt(variance), freedom)
        yield "|".join(words(row) for row in each), folds, np.sqrt(variance), freedom, p


def splits_and_images():
    for seeds, images, validation, spread in ((2, 30, 12, 0), (5, 40, 8, 0), (5, 25, 5, 0.4), (20, 60, 30, 0.1), (3, 50, 5, 2.0)):
        opinion = RANDOM.choice([-1, 0, 0, 1], images)
        known = np.full((seeds, images), np.nan)
        for seed in range(seeds):
            drawn = np.sort(RANDOM.permutation(images)[:validation])
            noise = RANDOM.choice([-1, 0, 0, 0, 1], validation)
            known[seed, drawn] = opinion[drawn] + noise + RANDOM.normal(0.05, spread)
        means = np.nanmean(known, 1)
        between = means.var(ddof=1)
        own = np.mean([stats.sem(row, nan_policy="omit") ** 2 for row in known])
        apart = np.nan_to_num(known - means[:, None]) / np.sqrt(validation * (validation - 1))
        covariance = apart @ apart.T
        shared = (covariance.sum() - np.trace(covariance)) / (seeds * (seeds - 1))
        shared = min(max(shared, 0), own)
        of_images = shared + 0.5 * own * validation / images
        error = np.sqrt(max(between, own - shared) / seeds + of_images)
        upper = (seeds - 1) / stats.chi2.ppf(0.2, seeds - 1) * between
        of_seeds = max(upper, own - shared) / seeds
        freedom = (seeds - 1) * ((of_seeds + of_images) / of_seeds) ** 2
        p = 2 * stats.t.sf(abs(means.mean()) / error, freedom)
        rows = [row[~np.isnan(row)] for row in known]
        numbers = [np.flatnonzero(~np.isnan(row)) for row in known]
        yield (
            "|".join(words(row) for row in rows),
            "|".join(words(row) for row in numbers),
            validation / (images - validation),
            error,
            freedom,
            p,
        )


def areas():
    """What each image adds to the area under a ROC curve, by leaving it out of SciPy's U test."""

    def area(scores, labels):
        u = stats.mannwhitneyu(scores[labels], scores[~labels]).statistic
        return u / (labels.sum() * (~labels).sum())

    for n in (6, 15, 40):
        labels = RANDOM.random(n) < 0.4
        labels[:4] = [True, True, False, False]
        scores = np.round(RANDOM.normal(labels * 1.0, 1, n), 1)
        keep = ~np.eye(n, dtype=bool)
        without = np.array([area(scores[left], labels[left]) for left in keep])
        pseudo = area(scores, labels) + (n - 1) * (without.mean() - without)
        yield words(scores), " ".join(str(int(label)) for label in labels), words(pseudo)


OUT.mkdir(parents=True, exist_ok=True)
table("summary.csv", ["values", "mean", "sd", "low", "high"], summaries())
table("corrected-t.csv", ["differences", "ratio", "sd", "low", "high", "p"], corrected())
table("detectable.csv", ["n", "ratio", "level", "difference"], detectable())
table("wilson.csv", ["correct", "n", "low", "high"], wilson())
table("holm.csv", ["p", "adjusted"], holm())
table("bca.csv", ["values", "statistic", "resamples", "key", "low", "high"], bca())
table("paired-bootstrap.csv", ["differences", "resamples", "key", "low", "high"], percentile())
table("exact-bootstrap.csv", ["same", "won", "lost", "low", "high"], exact_percentile())
table("sign-flip.csv", ["differences", "p"], sign_flips())
table("random-flips.csv", ["differences", "flips", "key", "p"], random_flips())
table("wilcoxon.csv", ["differences", "p"], wilcoxon())
table("mcnemar.csv", ["first", "second", "p"], mcnemars())
table("equivalence.csv", ["differences", "margin", "p"], equivalence())
table("power.csv", ["n", "size", "level", "power"], powers())
table("equivalence-power.csv", ["n", "margin", "level", "power"], equivalence_powers())
table("repetitions.csv", ["size", "level", "n"], repetitions())
table("effect-size.csv", ["differences", "dz", "hedges"], effects())
table("seeds-and-images.csv", ["differences", "error", "freedom", "p"], seeds_and_images())
table("looks.csv", ["information", "shape", "look", "p", "sides", "overall"], looks())
table("folds-and-images.csv", ["differences", "folds", "error", "freedom", "p"], folds_and_images())
table("areas.csv", ["scores", "labels", "pseudo"], areas())
table("splits-and-images.csv", ["differences", "images", "ratio", "error", "freedom", "p"], splits_and_images())
