package regulus.learning.training;

import java.util.List;
import java.util.Optional;
import regulus.learning.data.Pixels;
import regulus.learning.data.Selection;
import regulus.learning.network.Network;

/**
 * What a network learns from, and what it is measured on after every epoch.
 *
 * @param train at least one image
 * @param validation of the same examples, in a fixed order; none if nothing is held out
 * @param pixels what the network is fed
 * @param classes names by index
 */
public record TrainingData(
    Selection train, Optional<Selection> validation, Pixels pixels, List<String> classes) {
  public TrainingData {
    classes = List.copyOf(classes);
    if (train.count() == 0 || validation.filter(held -> held.count() == 0).isPresent()) {
      throw new IllegalArgumentException("There is nothing to train on or to validate with.");
    }
    if (validation.filter(held -> !held.examples().equals(train.examples())).isPresent()) {
      throw new IllegalArgumentException("Training and validation need the same examples.");
    }
  }

  /** How many images there are, of both kinds. */
  int count() {
    return train.count() + validation.map(Selection::count).orElse(0);
  }

  /** Room for what a network's settled layers give for all of them. */
  Features features(Network network) {
    return new Features(network.settled(), network.precision(), train.examples(), count());
  }

  Feed feed() {
    return new Feed(train.examples(), pixels, classes);
  }
}
