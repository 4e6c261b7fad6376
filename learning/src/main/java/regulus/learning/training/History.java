package regulus.learning.training;

import java.util.ArrayList;
import java.util.List;

/** What happened, epoch by epoch; immutable. */
public record History(List<Epoch> epochs) {
  public static final History EMPTY = new History(List.of());

  public History {
    epochs = List.copyOf(epochs);
  }

  public History and(Epoch next) {
    List<Epoch> longer = new ArrayList<>(epochs);
    longer.add(next);
    return new History(longer);
  }

  /** These epochs, and then those. */
  public History and(History later) {
    List<Epoch> longer = new ArrayList<>(epochs);
    longer.addAll(later.epochs);
    return new History(longer);
  }

  /** The epochs of one phase, from 0. */
  public History phase(int phase) {
    return new History(epochs.stream().filter(epoch -> epoch.phase() == phase).toList());
  }

  public int size() {
    return epochs.size();
  }

  public Epoch last() {
    return epochs.get(epochs.size() - 1);
  }
}
