package regulus.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The variants that are ahead: the best one, and those that cannot be told apart from it.
 *
 * <p>The trap: the best of several is also the luckiest of them, so that the difference by which it
 * leads looks larger than it is.
 *
 * @param names the best first
 * @param bond what holds them together
 * @param comparisons of the best with each of the others that the study does not compare with it
 *     anyway, and of those leaders that can be told apart from each other
 * @param last the best against the leader that is farthest behind it, in the study's own direction;
 *     none where there is no such leader
 * @param counted over how many comparisons p values are corrected: all that might have been shown,
 *     had chance put other variants ahead
 */
public record Leaders(
    List<String> names,
    Bond bond,
    List<Comparison> comparisons,
    Optional<Comparison> last,
    int counted) {
  private static final int MOST_NAMES = 8;

  /** What is known of several leaders. */
  public enum Bond {
    /** There is but one. */
    ALONE,
    /** No two of them differ by more than the margin that somebody said matters. */
    EQUIVALENT,
    /** No two of them can be told apart. */
    TOGETHER,
    /** None can be told apart from the best, but some from each other. */
    ROUND_THE_BEST
  }

  /** Where nobody asks how far behind the leaders are. */
  public Leaders(List<String> names, Bond bond, List<Comparison> comparisons, int counted) {
    this(names, bond, comparisons, Optional.empty(), counted);
  }

  public Leaders {
    names = List.copyOf(names);
    comparisons = List.copyOf(comparisons);
  }

  /** Who is ahead, in plain words. */
  public String sentence() {
    return switch (bond) {
      case ALONE ->
          Wording.atBeginning(names.get(0))
              + " is better than every other variant that was compared with it.";
      case EQUIVALENT -> all() + " are equivalent within " + margin() + ".";
      case TOGETHER -> all() + " cannot be told apart by this study" + behind() + ".";
      case ROUND_THE_BEST ->
          Wording.atBeginning(names.get(0))
              + " leads; "
              + and(names.subList(1, names.size()).stream().map(Wording::the).toList())
              + " cannot be told apart from it by this study"
              + behind()
              + ".";
    };
  }

  /** How the comparisons are corrected, in plain words. */
  public String correction() {
    return "Any two variants might have come out ahead, so p is corrected for all "
        + counted
        + " comparisons between variants that are none with their own base (Holm).";
  }

  /** Leaders may be far apart, if there are but few seeds. */
  private String behind() {
    return last.map(it -> ": " + new Wording(it).behind(names.get(0), names.size() > 2)).orElse("");
  }

  private String all() {
    List<String> words = new ArrayList<>(names.stream().map(Wording::the).toList());
    words.set(0, Wording.atBeginning(names.get(0)));
    return and(words);
  }

  private String margin() {
    return comparisons.stream()
        .flatMap(it -> it.margin().stream())
        .findFirst()
        .orElse("the margin");
  }

  /** {@code a, b and c}; of many, the first and how many more. */
  private static String and(List<String> words) {
    boolean many = words.size() > MOST_NAMES;
    int named = many ? MOST_NAMES - 1 : words.size() - 1;
    String last = many ? words.size() - named + " more" : words.get(words.size() - 1);
    return named == 0
        ? last
        : words.stream().limit(named).collect(Collectors.joining(", ")) + " and " + last;
  }
}
