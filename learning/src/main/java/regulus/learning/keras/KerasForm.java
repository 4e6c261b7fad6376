package regulus.learning.keras;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a file of Keras says a network that it could say otherwise. It changes no prediction; with it
 * a model that was read looks the same when it is written again.
 *
 * @param models the network and its sub-networks, by what the names of their layers begin with:
 *     nothing, or {@code features/}
 * @param adapted the normalizations that keep their numbers among the weights, as Keras does after
 *     {@code adapt}, by name
 * @param open the dimensions of its input, counted from 0, of which it takes any size; the network
 *     is for one of them
 */
public record KerasForm(Map<String, Model> models, Set<String> adapted, Set<Integer> open) {
  /** As Regulus writes a network that was in no file. */
  public static final KerasForm USUAL = new KerasForm(Map.of(), Set.of(), Set.of());

  /**
   * @param sequential whether it is a Sequential model
   * @param input the name of what it is fed with
   */
  public record Model(boolean sequential, String input) {}

  public KerasForm {
    models = Map.copyOf(models);
    adapted = Set.copyOf(adapted);
    open = Set.copyOf(open);
  }

  /** The same without what is left open. */
  KerasForm closed() {
    return new KerasForm(models, adapted, Set.of());
  }

  Optional<Model> model(String prefix) {
    return Optional.ofNullable(models.get(prefix));
  }
}
