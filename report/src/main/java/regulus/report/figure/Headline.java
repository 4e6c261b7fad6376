package regulus.report.figure;

import java.util.ArrayList;
import java.util.List;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.Variant;

/**
 * The study in three sentences.
 *
 * @param question what was asked
 * @param answer what can be said, the clearest first
 */
public record Headline(String question, List<String> answer) {
  private static final int MOST_NAMES = 6;
  private static final int MOST_SENTENCES = 2;

  public Headline {
    answer = List.copyOf(answer);
  }

  /**
   * @param data how the data set is called
   */
  public static Headline of(StudyResult result, String data) {
    return new Headline(question(result.study(), data), answer(result));
  }

  private static String question(StudySpec study, String data) {
    List<String> bases =
        study.variants().stream().filter(v -> v.baseline().isEmpty()).map(Variant::name).toList();
    List<String> edits =
        study.variants().stream().filter(v -> v.baseline().isPresent()).map(Variant::name).toList();
    if (study.variants().size() == 1) {
      return "How well does " + study.variants().get(0).name() + " classify " + data + "?";
    }
    if (bases.size() != 1) {
      return "Which of " + study.variants().size() + " networks classifies " + data + " best?";
    }
    String who =
        edits.size() == 1
            ? "Does " + edits.get(0)
            : "Does any of "
                + (edits.size() > MOST_NAMES ? edits.size() + " variants" : Words.or(edits));
    return who + " classify " + data + " better than " + bases.get(0) + "?";
  }

  private static List<String> answer(StudyResult result) {
    List<String> sentences = new ArrayList<>(better(result.comparisons()));
    others(result.comparisons()).ifPresent(sentences::add);
    guessing(result).ifPresent(sentences::add);
    if (sentences.isEmpty() && result.chosen().isEmpty()) {
      sentences.add("Nothing can be said yet: no trial has finished.");
    }
    return sentences;
  }

  /** Of bases too, which are compared with nothing. */
  private static java.util.Optional<String> guessing(StudyResult result) {
    List<String> names =
        result.variants().stream()
            .filter(StudyResult.VariantResult::onlyGuesses)
            .map(variant -> variant.variant().name())
            .toList();
    return names.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            Words.and(names)
                + (names.size() == 1 ? " does" : " do")
                + " not train: in no epoch better than a guess.");
  }

  private static List<String> better(List<Comparison> comparisons) {
    List<Comparison> better = with(Verdict.BETTER, comparisons);
    if (better.size() > MOST_SENTENCES) {
      return List.of(Words.and(names(better)) + " are better than their base.");
    }
    return better.stream().map(Comparison::sentence).toList();
  }

  private static java.util.Optional<String> others(List<Comparison> comparisons) {
    List<String> clauses = new ArrayList<>();
    List<Comparison> worse = with(Verdict.WORSE, comparisons);
    List<Comparison> equivalent = with(Verdict.EQUIVALENT, comparisons);
    List<Comparison> undecided = new ArrayList<>(with(Verdict.UNDECIDED, comparisons));
    List<Comparison> unpaired = with(Verdict.NOT_COMPARABLE, comparisons);
    if (!worse.isEmpty()) {
      clauses.add(
          Words.and(names(worse))
              + (worse.size() == 1 ? " is worse than " : " are worse than ")
              + baseline(worse));
    }
    if (!equivalent.isEmpty()) {
      clauses.add(
          Words.and(names(equivalent))
              + (equivalent.size() == 1 ? " is equivalent to " : " are equivalent to ")
              + baseline(equivalent)
              + within(equivalent.get(0)));
    }
    if (!undecided.isEmpty()) {
      clauses.add(
          (clauses.isEmpty() ? "No" : "no")
              + " difference from "
              + baseline(undecided)
              + " could be shown for "
              + Words.or(names(undecided)));
    }
    if (!unpaired.isEmpty()) {
      clauses.add(
          Words.and(names(unpaired))
              + " cannot be compared with "
              + baseline(unpaired)
              + ", because fewer than two "
              + (unpaired.get(0).folds() > 1 ? "folds" : "seeds")
              + " of both have finished");
    }
    return clauses.isEmpty()
        ? java.util.Optional.empty()
        : java.util.Optional.of(String.join("; ", clauses) + ".");
  }

  /** The same for all comparisons of a study. */
  private static String within(Comparison comparison) {
    return comparison.margin().map(margin -> " within " + margin).orElse("");
  }

  private static String baseline(List<Comparison> comparisons) {
    List<String> baselines = comparisons.stream().map(Comparison::baseline).distinct().toList();
    return baselines.size() == 1 ? baselines.get(0) : "their bases";
  }

  /** The variants' names; of many, how many there are. */
  private static List<String> names(List<Comparison> comparisons) {
    return comparisons.size() > MOST_NAMES
        ? List.of(Words.counted(comparisons.size(), "variant"))
        : comparisons.stream().map(Comparison::variant).toList();
  }

  private static List<Comparison> with(Verdict verdict, List<Comparison> comparisons) {
    return comparisons.stream().filter(comparison -> comparison.verdict() == verdict).toList();
  }
}
