"""Metrics after each of several batches of unequal sizes, in float32, in which Keras keeps its
counts and compares probabilities with thresholds."""

import keras
import numpy as np

from fixtures import Fixture
from streams import FIXTURES

SIZES = [32, 32, 7]
M = keras.metrics
BINARY, MANY = 1, 6
AVERAGES = ("micro", "macro", "weighted")


def cases():
    for kind, metric in (
        ("binary_accuracy", M.BinaryAccuracy),
        ("precision", M.Precision),
        ("recall", M.Recall),
        ("auc", M.AUC),
    ):
        yield kind, metric, {}, BINARY
    yield "accuracy", M.BinaryAccuracy, {}, BINARY
    yield "accuracy", M.SparseCategoricalAccuracy, {}, MANY
    yield "binary_accuracy", M.BinaryAccuracy, {"threshold": 0.7}, BINARY
    yield "categorical_accuracy", M.CategoricalAccuracy, {}, MANY
    yield "sparse_categorical_accuracy", M.SparseCategoricalAccuracy, {}, MANY
    for k in (None, 1, 3):
        settings = {"k": k} if k else {}
        yield "top_k_categorical_accuracy", M.TopKCategoricalAccuracy, settings, MANY
        yield "sparse_top_k_categorical_accuracy", M.SparseTopKCategoricalAccuracy, settings, MANY
    for kind, metric in (("precision", M.Precision), ("recall", M.Recall)):
        yield kind, metric, {"thresholds": 0.3}, BINARY
        yield kind, metric, {}, MANY
        yield kind, metric, {"thresholds": 0.2}, MANY
        yield kind, metric, {"class_id": 2}, MANY
        yield kind, metric, {"class_id": 2, "thresholds": 0.2}, MANY
        yield kind, metric, {"top_k": 1}, MANY
        yield kind, metric, {"top_k": 3}, MANY
        yield kind, metric, {"top_k": 2, "class_id": 1}, MANY
        yield kind, metric, {"top_k": 2, "thresholds": 0.3}, MANY
    yield "f1_score", M.F1Score, {}, BINARY
    yield "f1_score", M.F1Score, {}, MANY
    yield "f1_score", M.F1Score, {"threshold": 0.3, "average": "micro"}, BINARY
    for average in AVERAGES:
        yield "f1_score", M.F1Score, {"average": average}, MANY
        yield "f1_score", M.F1Score, {"average": average, "threshold": 0.25}, MANY
    yield "auc", M.AUC, {"num_thresholds": 17}, BINARY
    yield "auc", M.AUC, {}, MANY
    yield "auc", M.AUC, {"multi_label": True}, MANY
    yield "auc", M.AUC, {"multi_label": True, "num_thresholds": 50}, MANY
    for beta in (0.5, 2.0):
        yield "fbeta_score", M.FBetaScore, {"beta": beta}, BINARY
        for average in AVERAGES:
            yield "fbeta_score", M.FBetaScore, {"beta": beta, "average": average}, MANY
        yield "fbeta_score", M.FBetaScore, {"beta": beta, "threshold": 0.25}, MANY
    for curve in ("ROC", "PR"):
        for method in ("interpolation", "minoring", "majoring"):
            settings = {"curve": curve, "summation_method": method}
            yield "auc", M.AUC, settings, BINARY
            yield "auc", M.AUC, settings, MANY
            yield "auc", M.AUC, {**settings, "multi_label": True, "num_thresholds": 33}, MANY
    for kind, metric, rate in (
        ("sensitivity_at_specificity", M.SensitivityAtSpecificity, "specificity"),
        ("specificity_at_sensitivity", M.SpecificityAtSensitivity, "sensitivity"),
        ("precision_at_recall", M.PrecisionAtRecall, "recall"),
        ("recall_at_precision", M.RecallAtPrecision, "precision"),
    ):
        for value in (0.5, 0.8, 0.95, 1.0):
            yield kind, metric, {rate: value}, BINARY
            yield kind, metric, {rate: value, "num_thresholds": 21}, MANY
        yield kind, metric, {rate: 0.75, "class_id": 2}, MANY
    yield "cosine_similarity", M.CosineSimilarity, {}, MANY


def in_words_of_keras(kind, settings, outputs):
    """Where a setting that is left out means something else than in Keras, which is documented."""
    if kind in ("f1_score", "fbeta_score"):
        threshold = {"threshold": 0.5} if outputs == BINARY else {}
        return {"average": "macro", **threshold, **settings}
    return {**settings, "num_labels": outputs} if "multi_label" in settings else settings


def predictions(stream, labels, outputs):
    """Somewhat right, with exact zeros, ones, halves and ties."""
    count = len(labels)
    values = stream.between(0, 1, [count, outputs])
    if outputs == 1:
        right = np.where(labels[:, None] == 1, np.sqrt(values), values**2)
        values = np.where(values < 0.7, right, values).astype(np.float32)
        values[:4, 0] = [0, 1, 0.5, 0.25]
        return values
    values[np.arange(count), labels] *= np.float32(1.6)
    values /= values.sum(axis=1, keepdims=True)
    values[0], values[1] = np.float32(1 / outputs), np.float32(0)
    values[1, 3] = 1
    values[2, :2] = values[2, 4] = 0.25
    return values


def run(metric, labels, given):
    sparse = isinstance(metric, (M.SparseCategoricalAccuracy, M.SparseTopKCategoricalAccuracy))
    one_hot = keras.utils.to_categorical(labels, given.shape[1]) if given.shape[1] > 1 else None
    targets = labels if sparse else labels[:, None].astype("float32") if one_hot is None else one_hot
    values, start = [], 0
    for size in SIZES:
        part = slice(start, start + size)
        metric.update_state(targets[part], given[part])
        values.append(float(metric.result()))
        start += size
    return values


def make():
    keras.backend.set_floatx("float32")
    fixtures = {}
    for kind, metric, settings, outputs in cases():
        fixture = fixtures.setdefault(kind, Fixture("metrics", kind))
        name = f"case_{len(fixture.cases)}"
        stream = FIXTURES.named("metrics").named(kind).named(name)
        labels = stream.named("labels").below(max(2, outputs), sum(SIZES))
        given = predictions(stream.named("predictions"), labels, outputs)
        values = run(metric(**in_words_of_keras(kind, settings, outputs)), labels, given)
        facts = {"settings": settings, "outputs": outputs, "batches": SIZES, "values": values}
        fixture.add(name, facts, {"predictions": given, "labels": labels})
    for fixture in fixtures.values():
        fixture.save()
