package regulus.learning.network;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import regulus.learning.network.Outline.Entry;

/** Counts the layers of a sub-network from its end; pure. */
public final class LastLayers {
  private LastLayers() {}

  /**
   * Which layers of a sub-network stay frozen when its last ones are unfrozen. Layers are counted
   * and ordered as Keras' {@code model.layers} has them: what the sub-network is fed with is the
   * first of them, and a network within it is one.
   *
   * @param last how many are unfrozen
   * @return the full names of all other layers, in the order of the network
   * @throws InvalidLayer if there is no such sub-network, or it has fewer layers
   */
  public static Set<String> stillFrozen(NetworkSpec network, String subNetwork, int last) {
    List<Entry> entries = Outline.of(network, subNetwork).entries();
    if (entries.isEmpty()) {
      throw InvalidLayer.of(subNetwork, "there is no sub-network of this name");
    }
    if (last < 0 || last > entries.size()) {
      throw InvalidLayer.of(
          subNetwork,
          "it has "
              + entries.size()
              + " layers, its input among them, so that its last "
              + last
              + " cannot be unfrozen; expected a number from 0 to "
              + entries.size());
    }
    Set<String> open = new LinkedHashSet<>();
    entries
        .subList(entries.size() - last, entries.size())
        .forEach(entry -> open.addAll(entry.members()));
    Set<String> frozen = new LinkedHashSet<>();
    network.layers().stream()
        .map(NetworkSpec.NamedLayer::name)
        .filter(name -> name.startsWith(subNetwork + NetworkSpec.WITHIN) && !open.contains(name))
        .forEach(frozen::add);
    return frozen;
  }
}
