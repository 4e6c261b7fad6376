package regulus.learning.network;

import java.util.Map;
import java.util.Set;

/**
 * How Keras has a network, where its layers leave that open.
 *
 * @param functional whether it is a functional model, though each layer may take the one before
 * @param input the name of what it is fed with, if that is listed
 * @param sequential the sub-networks that are Sequential models, by name
 * @param open the dimensions of its input that are left open, counted from 0
 * @param settings how many weights Keras counts of a layer that are settings here, by its name
 */
public record Manner(
    boolean functional,
    String input,
    Set<String> sequential,
    Set<Integer> open,
    Map<String, Integer> settings) {
  /** As Regulus writes a network that was in no file. */
  public static final Manner USUAL = new Manner(false, "input_layer", Set.of(), Set.of(), Map.of());

  public Manner {
    sequential = Set.copyOf(sequential);
    open = Set.copyOf(open);
    settings = Map.copyOf(settings);
  }
}
