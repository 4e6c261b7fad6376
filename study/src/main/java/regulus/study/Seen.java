package regulus.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was compared when a run ended and its comparisons could be seen.
 *
 * @param seeds of every variant
 * @param variants what each of them trains, as a digest, by name
 * @param margin the largest difference that did not matter; none if nobody had said
 * @param figure that was compared
 */
public record Seen(
    List<Long> seeds, Map<String, String> variants, OptionalDouble margin, String figure) {
  public Seen {
    seeds = List.copyOf(seeds);
    variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
  }
}
