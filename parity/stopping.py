"""Early stopping: when the real callback stops, and which epoch it goes back to."""

import keras

from fixtures import Fixture

FALLING = [0.9, 0.7, 0.6, 0.55, 0.56, 0.54, 0.57, 0.58, 0.59, 0.6, 0.61]
SEQUENCES = {
    "falls_and_rises": FALLING,
    "never_improves": [0.5, 0.6, 0.7, 0.8, 0.9, 1.0],
    "always_improves": [0.9, 0.8, 0.7, 0.6, 0.5],
    "stands_still": [0.5] * 8,
    "improves_by_a_little": [0.5, 0.499, 0.498, 0.497, 0.496, 0.495, 0.494],
    "comes_back_late": [0.5, 0.6, 0.6, 0.4, 0.6, 0.6, 0.6, 0.3, 0.3],
    "exactly_the_smallest_step": [1.0, 0.75, 0.5, 0.25, 0.25, 0.25],
}
SETTINGS = [{}] + [
    {"patience": patience, "min_delta": min_delta}
    for patience in (1, 2, 3, 5)
    for min_delta in (0.0, 0.0015, 0.25)
] + [{"patience": 2, "start_from_epoch": start} for start in (1, 3)]  # fmt: skip


class Probe:
    """What the callback asks of a model; its weights are the number of epochs it was trained."""

    stop_training = False
    epochs = 0

    def get_weights(self):
        return self.epochs

    def set_weights(self, weights):
        self.epochs = weights


def decide(values, settings, direction):
    callback = keras.callbacks.EarlyStopping(
        monitor="val_loss", mode=direction, restore_best_weights=True, **settings
    )
    model = Probe()
    callback.set_model(model)
    callback.on_train_begin()
    done = 0
    for epoch, value in enumerate(values):
        model.epochs = done = epoch + 1
        callback.on_epoch_end(epoch, {"val_loss": value})
        if model.stop_training:
            break
    callback.on_train_end()
    return {"epochs": done, "stopped": model.stop_training, "best_epoch": model.epochs - 1}


def make():
    fixture = Fixture("stopping", "early_stopping")
    for name, values in SEQUENCES.items():
        for direction in ("min", "max"):
            seen = values if direction == "min" else [1.5 - value for value in values]
            for settings in SETTINGS:
                watched = {"monitor": "val_loss", "direction": direction, **settings}
                facts = {"settings": watched, "values": seen, **decide(seen, settings, direction)}
                fixture.add(f"{name}_{direction}_{len(fixture.cases)}", facts)
    fixture.save()
