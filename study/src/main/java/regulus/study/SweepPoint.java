package regulus.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a variant stands in the sweep that made it.
 *
 * @param sweep the sweep's name, with that of its base where there are several: {@code dropout},
 *     {@code large/dropout}
 * @param values as they were written, by the names of the swept lists and in their order; at least
 *     one
 */
public record SweepPoint(String sweep, Map<String, String> values) {
  public SweepPoint {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    if (values.isEmpty()) {
      throw new IllegalArgumentException("A sweep needs at least one list of values.");
    }
  }

  /** The same point of a sweep whose name begins with that of its base: {@code large/}. */
  public SweepPoint prefixed(String prefix) {
    return new SweepPoint(prefix + sweep, values);
  }
}
