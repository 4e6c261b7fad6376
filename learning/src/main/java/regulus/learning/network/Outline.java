package regulus.learning.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import regulus.learning.network.NetworkSpec.NamedLayer;

/**
 * A network as Keras' model of it lists its layers: a sub-network in it is one of them, and so is
 * its input in a functional model.
 *
 * @param entries in Keras' order
 * @param chain whether each takes the one before
 */
record Outline(List<Entry> entries, boolean chain) {

  /**
   * A layer, a sub-network, or what is fed in.
   *
   * @param name in full; {@link NetworkSpec#INPUT} for what is fed in
   * @param sources the entries that it takes
   * @param members the names of the layers that it stands for; none for what is fed in
   */
  record Entry(String name, List<String> sources, List<String> members) {
    static final Entry FED_IN = new Entry(NetworkSpec.INPUT, List.of(), List.of());

    Entry {
      sources = List.copyOf(sources);
      members = List.copyOf(members);
    }

    boolean subNetwork() {
      return !members.isEmpty() && !members.get(0).equals(name);
    }
  }

  Outline {
    entries = List.copyOf(entries);
  }

  /**
   * Of a whole network.
   *
   * @param functional whether it lists its input in any case, as those also do one of whose layers
   *     is called with {@code training=False}: Keras' Sequential models cannot do that
   */
  static Outline of(NetworkSpec spec, boolean functional) {
    List<Entry> entries = entries(spec, "");
    boolean chain = chain(entries);
    boolean calm = entries.stream().anyMatch(entry -> infers(entry, spec));
    return new Outline(chain && !functional && !calm ? entries : ordered(entries), chain);
  }

  private static boolean infers(Entry entry, NetworkSpec spec) {
    return NamedLayer.infer(
        spec.layers().stream().filter(it -> entry.members().contains(it.name())).toList());
  }

  /** Without what is fed in, in the order of the network. */
  private static List<Entry> entries(NetworkSpec spec, String prefix) {
    Map<String, List<String>> members = new LinkedHashMap<>();
    Map<String, List<String>> sources = new HashMap<>();
    for (int i = 0; i < spec.layers().size(); i++) {
      String name = spec.layers().get(i).name();
      if (name.startsWith(prefix)) {
        String entry = entry(name, prefix);
        members.computeIfAbsent(entry, key -> new ArrayList<>()).add(name);
        given(spec, i).stream()
            .map(source -> source.startsWith(prefix) ? entry(source, prefix) : NetworkSpec.INPUT)
            .filter(source -> !source.equals(entry))
            .forEach(s -> sources.computeIfAbsent(entry, key -> new ArrayList<>()).add(s));
      }
    }
    List<Entry> entries = new ArrayList<>();
    members.forEach((name, list) -> entries.add(entry(name, list, sources)));
    return entries;
  }

  /** What Keras gives a layer when it is called. */
  private static List<String> given(NetworkSpec spec, int place) {
    int times = spec.layers().get(place).layer().arguments();
    List<String> given = new ArrayList<>();
    spec.sources(place).forEach(source -> given.addAll(Collections.nCopies(times, source)));
    return given;
  }

  /** {@code features} for {@code features/conv2d_1}, seen from outside. */
  private static String entry(String name, String prefix) {
    int end = name.indexOf(NetworkSpec.WITHIN, prefix.length());
    return end < 0 ? name : name.substring(0, end);
  }

  private static Entry entry(String name, List<String> members, Map<String, List<String>> sources) {
    Entry entry = new Entry(name, sources.getOrDefault(name, List.of()), members);
    return entry.subNetwork()
        ? new Entry(name, entry.sources().stream().distinct().toList(), members)
        : entry;
  }

  private static boolean chain(List<Entry> entries) {
    String before = NetworkSpec.INPUT;
    for (Entry entry : entries) {
      if (!entry.sources().equals(List.of(before))) {
        return false;
      }
      before = entry.name();
    }
    return true;
  }

  /**
   * As Keras orders the layers of a functional model: by the longest way to the output, and those
   * of one distance as they are met on the way back from it, depth first.
   */
  private static List<Entry> ordered(List<Entry> entries) {
    Map<String, Integer> distances = distances(entries);
    Map<String, Integer> met = met(entries);
    List<Entry> ordered = new ArrayList<>(entries);
    ordered.add(0, Entry.FED_IN);
    ordered.sort(
        Comparator.comparing((Entry entry) -> -distances.getOrDefault(entry.name(), 0))
            .thenComparing(entry -> met.getOrDefault(entry.name(), 0)));
    return ordered;
  }

  private static Map<String, Integer> distances(List<Entry> entries) {
    Map<String, Integer> distances = new HashMap<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      int next = distances.getOrDefault(entries.get(i).name(), 0) + 1;
      entries.get(i).sources().forEach(source -> distances.merge(source, next, Math::max));
    }
    return distances;
  }

  private static Map<String, Integer> met(List<Entry> entries) {
    Map<String, Entry> byName = new HashMap<>(Map.of(NetworkSpec.INPUT, Entry.FED_IN));
    entries.forEach(entry -> byName.put(entry.name(), entry));
    Map<String, Integer> met = new HashMap<>();
    Deque<String> left = new ArrayDeque<>(List.of(entries.get(entries.size() - 1).name()));
    while (!left.isEmpty()) {
      String next = left.pop();
      if (met.putIfAbsent(next, met.size()) == null) {
        List<String> sources = Objects.requireNonNull(byName.get(next)).sources();
        for (int i = sources.size() - 1; i >= 0; i--) {
          left.push(sources.get(i));
        }
      }
    }
    return met;
  }
}
