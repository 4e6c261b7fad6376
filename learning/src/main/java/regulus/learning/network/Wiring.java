package regulus.learning.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.Suggestion;

/** Whether the layers of a network take one another as they may; pure. */
final class Wiring {
  private final NetworkSpec spec;
  private final Map<String, Integer> places = new TreeMap<>();

  private Wiring(NetworkSpec spec) {
    this.spec = spec;
    for (int i = 0; i < spec.layers().size(); i++) {
      places.put(spec.layers().get(i).name(), i);
    }
  }

  /**
   * Checks that every layer takes layers before it, as many as it can.
   *
   * @throws InvalidLayer for the first layer that does not
   */
  static void checkSources(NetworkSpec spec) {
    Wiring wiring = new Wiring(spec);
    for (int i = 0; i < spec.layers().size(); i++) {
      wiring.checkSources(i);
    }
  }

  /**
   * Checks that somebody takes every layer but the last.
   *
   * @throws InvalidLayer for the first layer that nobody takes
   */
  static void checkReaders(NetworkSpec spec) {
    Set<String> read = new HashSet<>();
    for (int i = 0; i < spec.layers().size(); i++) {
      read.addAll(spec.sources(i));
    }
    for (NamedLayer layer : spec.layers().subList(0, Math.max(0, spec.layers().size() - 1))) {
      if (!read.contains(layer.name())) {
        throw InvalidLayer.of(
            layer.name(),
            "no layer takes its output, and it is not the last; name it in the inputs of another"
                + " layer, or remove it");
      }
    }
  }

  private void checkSources(int place) {
    String name = spec.layers().get(place).name();
    List<String> sources = spec.sources(place);
    for (String source : sources) {
      Integer other = places.get(source);
      if (other == null && !source.equals(NetworkSpec.INPUT)) {
        throw InvalidLayer.of(name, unknown(source, place));
      }
      if (other != null && other >= place) {
        throw InvalidLayer.of(name, later(source, name));
      }
    }
    for (String source : sources) {
      checkBorder(name, source);
    }
    boolean merging = spec.layers().get(place).layer() instanceof Merging;
    if (merging && sources.size() < Merging.FEWEST) {
      throw InvalidLayer.of(
          name,
          "it joins several layers and takes only "
              + sources.get(0)
              + "; name them, inputs: [NAME, NAME]");
    }
    if (!merging && sources.size() > 1) {
      throw InvalidLayer.of(
          name,
          "it takes one layer and is given "
              + String.join(", ", sources)
              + "; join them first, with add or concatenate");
    }
  }

  /** From outside of a sub-network only its last layer can be taken. */
  private void checkBorder(String reader, String source) {
    int end = source.indexOf(NetworkSpec.WITHIN);
    while (end >= 0) {
      String inside = source.substring(0, end + 1);
      if (!reader.startsWith(inside) && !source.equals(last(inside))) {
        throw InvalidLayer.of(
            reader,
            "it takes " + source + ", which is inside a network; take " + source.substring(0, end));
      }
      end = source.indexOf(NetworkSpec.WITHIN, end + 1);
    }
  }

  private String last(String prefix) {
    return spec.layers().stream()
        .map(NamedLayer::name)
        .filter(name -> name.startsWith(prefix))
        .reduce((before, after) -> after)
        .orElse("");
  }

  private String unknown(String source, int place) {
    List<String> before = new ArrayList<>(List.of(NetworkSpec.INPUT));
    spec.layers().subList(0, place).forEach(layer -> before.add(layer.name()));
    String suggestion = Suggestion.sentence(source, before);
    return "there is no layer '"
        + source
        + "' for it to take."
        + suggestion
        + " Before it there are "
        + String.join(", ", before);
  }

  private String later(String source, String name) {
    if (source.equals(name)) {
      return "it takes itself; a layer takes layers before it";
    }
    return depends(source, name)
        ? "it takes " + source + ", which itself takes " + name + ": a cycle"
        : "it takes " + source + ", which stands after it; a layer takes layers before it";
  }

  /** Whether one layer takes another, directly or through others. */
  private boolean depends(String reader, String wanted) {
    Deque<String> left = new ArrayDeque<>(List.of(reader));
    Set<String> seen = new HashSet<>();
    while (!left.isEmpty()) {
      String next = left.pop();
      Integer place = places.get(next);
      if (next.equals(wanted)) {
        return true;
      }
      if (place != null && seen.add(next)) {
        left.addAll(spec.sources(place));
      }
    }
    return false;
  }
}
