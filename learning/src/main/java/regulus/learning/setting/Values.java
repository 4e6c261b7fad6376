package regulus.learning.setting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The converted settings of one kind, defaults filled in, from which its record is made. Made by
 * {@link Family#create}.
 */
public final class Values {
  private final Map<String, @Nullable Object> values;

  Values(Map<String, @Nullable Object> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  public int whole(String name) {
    return Math.toIntExact(get(name, Long.class));
  }

  public long bigWhole(String name) {
    return get(name, Long.class);
  }

  public double number(String name) {
    return get(name, Double.class);
  }

  public boolean flag(String name) {
    return get(name, Boolean.class);
  }

  public String text(String name) {
    return get(name, String.class);
  }

  public Pair pair(String name) {
    return get(name, Pair.class);
  }

  public <T> T get(String name, Class<T> type) {
    return type.cast(Objects.requireNonNull(values.get(name), name));
  }

  public <T> Optional<T> optional(String name, Class<T> type) {
    return Optional.ofNullable(values.get(name)).map(type::cast);
  }

  public OptionalDouble optionalNumber(String name) {
    return optional(name, Double.class).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
  }

  public OptionalInt optionalWhole(String name) {
    return optional(name, Long.class)
        .map(whole -> OptionalInt.of(Math.toIntExact(whole)))
        .orElseGet(OptionalInt::empty);
  }

  public <T> List<T> list(String name, Class<T> element) {
    List<?> list = get(name, List.class);
    return list.stream().<T>map(element::cast).toList();
  }

  /** A whole number or several; empty if none was given. */
  public List<Integer> wholes(String name) {
    Object given = optional(name, Object.class).orElse(List.of());
    List<?> several = given instanceof List<?> list ? list : List.of(given);
    return several.stream().map(Long.class::cast).map(Math::toIntExact).toList();
  }

  /** A mapping of names to weights; empty if none was given. */
  public Map<String, Double> weights(String name) {
    Map<String, Double> weights = new LinkedHashMap<>();
    optional(name, Map.class)
        .ifPresent(
            given ->
                ((Map<?, ?>) given)
                    .forEach((key, value) -> weights.put(String.valueOf(key), (Double) value)));
    return weights;
  }
}
