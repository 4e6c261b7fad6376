package regulus.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was compared when a run ended and its comparisons could be seen.
 *
 * @param seeds of every variant
 * @param variants what each of them trains, as a digest, by name
 * @param margin the largest difference that did not matter; none if nobody had said
 * @param figure that was compared
 * @param division into training and validation images, in words; none in records of before
 */
public record Seen(
    List<Long> seeds,
    Map<String, String> variants,
    OptionalDouble margin,
    String figure,
    Optional<String> division) {
  public Seen {
    seeds = List.copyOf(seeds);
    variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
  }

  /** Whether the same was compared, by what is known of both. */
  public boolean sameAs(Seen other) {
    return seeds.equals(other.seeds)
        && variants.equals(other.variants)
        && margin.equals(other.margin)
        && figure.equals(other.figure)
        && !isDividedOtherwise(other);
  }

  /** Whether it is known that the images were divided in another way. */
  boolean isDividedOtherwise(Seen other) {
    return division.isPresent() && other.division.isPresent() && !division.equals(other.division);
  }
}
