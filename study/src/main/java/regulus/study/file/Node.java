package regulus.study.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value of a study file that knows where it was written: under a key that is where the key
 * stands. Immutable.
 */
sealed interface Node {
  Place place();

  /** Strings, whole and real numbers, booleans, lists, maps and null. */
  @Nullable Object plain();

  /** Whether it is {@code null} and says so; a value that merely lacks is a mistake. */
  default boolean leftOut() {
    return false;
  }

  /**
   * One value.
   *
   * @param value a {@link String}, {@link Long}, {@link Double}, {@link Boolean} or null
   * @param text as it was written, without quotes
   */
  record Scalar(Place place, @Nullable Object value, String text) implements Node {
    static Scalar text(Place place, String text) {
      return new Scalar(place, text, text);
    }

    @Override
    public @Nullable Object plain() {
      return value;
    }

    @Override
    public boolean leftOut() {
      return value == null && !text.isEmpty();
    }
  }

  /** Values in order. */
  record Sequence(Place place, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public List<@Nullable Object> plain() {
      List<@Nullable Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(item.plain()));
      return plain;
    }

    Sequence with(int index, Node item) {
      List<Node> changed = new ArrayList<>(items);
      if (index == changed.size()) {
        changed.add(item);
      } else {
        changed.set(index, item);
      }
      return new Sequence(place, changed);
    }
  }

  /** Values by key, in the order of the file. */
  record Mapping(Place place, Map<String, Node> entries) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    static Mapping empty(Place place) {
      return new Mapping(place, Map.of());
    }

    Optional<Node> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    Mapping with(String key, Node value) {
      Map<String, Node> changed = new LinkedHashMap<>(entries);
      changed.put(key, value);
      return new Mapping(place, changed);
    }

    /** But for what is left out, unless it is needed. */
    Mapping present(Set<String> needed) {
      Map<String, Node> present = new LinkedHashMap<>(entries);
      present.entrySet().removeIf(it -> it.getValue().leftOut() && !needed.contains(it.getKey()));
      return new Mapping(place, present);
    }

    Mapping without(String key) {
      Map<String, Node> changed = new LinkedHashMap<>(entries);
      changed.remove(key);
      return new Mapping(place, changed);
    }

    @Override
    public Map<String, @Nullable Object> plain() {
      Map<String, @Nullable Object> plain = new LinkedHashMap<>();
      entries.forEach((key, value) -> plain.put(key, value.plain()));
      return plain;
    }
  }
}
