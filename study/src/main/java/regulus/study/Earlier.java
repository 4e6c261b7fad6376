package regulus.study;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was seen in a run folder besides what its study compares now. Who looks, changes something
 * and looks again has more than one chance of a false verdict.
 *
 * @param now what is compared now
 * @param all what was seen, in order of time; what is compared now may be among it
 * @param looking whether the study is run until it is decided, by looks that were planned
 */
public record Earlier(Seen now, List<Seen> all, boolean looking) {
  public Earlier {
    all = List.copyOf(all);
  }

  /** What was compared otherwise than now. */
  public List<Seen> others() {
    return all.stream().filter(it -> looking || !it.sameAs(now)).toList();
  }

  /** What follows for the verdicts; nothing where it was always seen as it is now. */
  public List<String> sentences() {
    return Stream.of(seeds(), variants(), margin(), figure(), division())
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> seeds() {
    if (looking) {
      return all.isEmpty()
          ? Optional.empty()
          : Optional.of(
              "The comparisons could be seen before their looks were planned; who goes on because"
                  + " nothing was decided then has a chance of a false verdict that is somewhat"
                  + " above 5 %.");
    }
    Set<String> other = new LinkedHashSet<>();
    all.stream().filter(it -> !it.seeds().equals(now.seeds())).map(this::words).forEach(other::add);
    return other.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The comparisons were seen before with "
                + and(other)
                + ", so that verdicts come with more false ones than 5 %; --until-decided, in"
                + " another folder, adds seeds and keeps the level.");
  }

  private String words(Seen seen) {
    int count = seen.seeds().size();
    return count
        + (count == now.seeds().size() ? " other" : "")
        + (count == 1 ? " seed" : " seeds");
  }

  private Optional<String> variants() {
    Set<String> gone = new LinkedHashSet<>();
    all.forEach(
        seen ->
            seen.variants()
                .forEach(
                    (name, content) -> {
                      if (!content.equals(now.variants().get(name))) {
                        gone.add(name);
                      }
                    }));
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The comparisons were seen before with "
                + and(gone)
                + (gone.size() == 1 ? ", which was" : ", which were")
                + " left out or changed since and which the correction for several comparisons does"
                + " not count any more, so that verdicts come with more false ones than 5 %.");
  }

  private Optional<String> margin() {
    if (now.margin().isEmpty()) {
      return Optional.empty();
    }
    boolean after = !all.isEmpty() && !all.get(0).margin().equals(now.margin());
    return after
        ? Optional.of(
            "The margin of "
                + now.margin().getAsDouble()
                + " was given after the comparisons had been seen "
                + (all.get(0).margin().isEmpty() ? "without one" : "with another one")
                + "; \"equivalent\" holds for a margin that was said before.")
        : Optional.empty();
  }

  private Optional<String> figure() {
    Set<String> others =
        all.stream()
            .map(Seen::figure)
            .filter(it -> !it.equals(now.figure()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The comparisons were seen before by "
                + and(others)
                + " instead of "
                + now.figure()
                + ", so that verdicts come with more false ones than 5 %.");
  }

  private Optional<String> division() {
    Set<String> others = new LinkedHashSet<>();
    all.stream()
        .filter(it -> it.isDividedOtherwise(now))
        .flatMap(it -> it.division().stream())
        .forEach(others::add);
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The comparisons were seen before with the images divided otherwise ("
                + and(others)
                + "; now "
                + now.division().orElseThrow()
                + "), so that verdicts come with more false ones than 5 %.");
  }

  private static String and(Set<String> words) {
    List<String> all = new ArrayList<>(words);
    String last = all.remove(all.size() - 1);
    return all.isEmpty() ? last : String.join(", ", all) + " and " + last;
  }
}
