package regulus.study.result;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import regulus.learning.data.SplitSpec;
import regulus.learning.storage.Predictions;
import regulus.study.StudyResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.TrialResult;
import regulus.study.plan.Planner;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedStudy.Facts;
import regulus.study.record.RunFolder;
import regulus.study.record.SavedAnswers;

/**
 * A study, finished or not, that is compared with others.
 *
 * @param name that tells it from the others: its run folder's
 * @param result what it says so far
 * @param facts what its images and labels are
 * @param answers of a trial on its validation images, by its id
 */
public record ComparedStudy(
    String name, StudyResult result, Facts facts, Function<String, Optional<Predictions>> answers) {

  /**
   * @throws regulus.study.record.UnusableFolder if there is no record, or it cannot be read
   */
  public static ComparedStudy read(String name, RunFolder folder) {
    RecordedStudy recorded = RecordedStudy.read(folder);
    return new ComparedStudy(
        name,
        StudyResults.of(StudyResults.spec(folder, recorded.facts()), recorded),
        recorded.facts(),
        new SavedAnswers(folder).asWritten(recorded));
  }

  /**
   * How many of its first seeds are compared, where not all are: a study that was run until it was
   * decided got the others because of what these showed.
   */
  public OptionalInt comparedSeeds() {
    return result.looking().stream()
        .mapToInt(looking -> looking.plan().first())
        .filter(first -> result.variants().stream().anyMatch(it -> hasMore(it, first)))
        .findFirst();
  }

  /** Why not all its seeds are compared; none if they are. */
  Optional<String> seeds() {
    return comparedSeeds().stream()
        .mapToObj(
            first ->
                "Of "
                    + name
                    + ", only the first "
                    + (first == 1 ? "seed counts" : first + " seeds count")
                    + ": it got more because of what these showed.")
        .findFirst();
  }

  /** What it gave for a variant in the seeds that are compared. */
  VariantResult compared(String variant) {
    VariantResult all = result.variant(variant);
    OptionalInt first = comparedSeeds();
    return first.isPresent() ? within(all, first.getAsInt()) : all;
  }

  private boolean hasMore(VariantResult variant, int seeds) {
    return within(variant, seeds).trials().size() < variant.trials().size();
  }

  private VariantResult within(VariantResult variant, int seeds) {
    List<Long> first = result.study().repeat().first(seeds);
    List<TrialResult> trials =
        variant.trials().stream().filter(it -> first.contains(it.trial().seed())).toList();
    return new VariantResult(
        variant.variant(),
        variant.parameters(),
        trials,
        Summaries.of(result.study().repeat(), result.study().data().split(), trials));
  }

  /**
   * Whether it is the same study in another folder: a copy, a link, or run twice. Its trainings are
   * then the same ones, whatever else the file says.
   */
  boolean isSameAs(ComparedStudy other) {
    return facts.fingerprint().equals(other.facts.fingerprint())
        && (facts.file().equals(other.facts.file())
            || trainings().equals(other.trainings())
            || (networks().equals(other.networks()) && sharesTrainings(other)));
  }

  /** The same networks, trained alike, perhaps with other seeds besides. */
  private Set<String> networks() {
    return result.variants().stream()
        .map(it -> Planner.content(it.variant()))
        .collect(Collectors.toSet());
  }

  private boolean sharesTrainings(ComparedStudy other) {
    Set<String> theirs = other.trainings();
    return trainings().stream().anyMatch(theirs::contains);
  }

  private Set<String> trainings() {
    return result.variants().stream()
        .flatMap(variant -> variant.trials().stream())
        .map(it -> it.trial().id())
        .collect(Collectors.toSet());
  }

  String sameAs(ComparedStudy other) {
    return name
        + " and "
        + other.name
        + " hold one study, whose trials are equal in both"
        + (trainings().equals(other.trainings()) ? "" : " where they have the same seeds")
        + "; its own report compares its variants.";
  }

  /** Why no number can stand for the difference of two studies' networks; none if one can. */
  public Optional<String> incomparable(ComparedStudy other) {
    return obstacle(other)
        .map(obstacle -> name + " and " + other.name + " are not comparable: " + obstacle);
  }

  private Optional<String> obstacle(ComparedStudy other) {
    if (!facts.fingerprint().equals(other.facts.fingerprint())) {
      return Optional.of(
          "their data differ, "
              + data(other)
              + "; only networks for the same images and labels can be compared.");
    }
    if (!result.study().choose().hasFigureOf(other.result.study().choose())) {
      return Optional.of(
          "one chooses by "
              + choice()
              + ", the other by "
              + other.choice()
              + "; differences need one figure.");
    }
    return result.study().data().split().equals(other.result.study().data().split())
        ? Optional.empty()
        : Optional.of(
            "they divide the images differently, one with "
                + words(result.study().data().split())
                + ", the other with "
                + words(other.result.study().data().split())
                + ".");
  }

  private String data(ComparedStudy other) {
    String mine = facts.data().name();
    String others = other.facts.data().name();
    return mine.equals(others) ? "though both are called " + mine : mine + " and " + others;
  }

  private String choice() {
    return result.study().choose().by()
        + " ("
        + switch (result.study().choose().direction()) {
          case MAX -> "max";
          case MIN -> "min";
        }
        + ")";
  }

  /** How images are divided: {@code 0.2 of the training images to choose by}. */
  static String words(SplitSpec split) {
    String validation =
        split.folds().isPresent()
            ? split.folds().getAsInt() + " folds"
            : amount(split) + " to choose by";
    return split.trainCount().isPresent()
        ? validation + " and " + split.trainCount().getAsInt() + " to train on"
        : validation;
  }

  private static String amount(SplitSpec split) {
    String part =
        switch (split.from()) {
          case TRAIN -> "the training images";
          case TEST -> "the test images";
          case VALIDATION -> "the validation images";
          case TRAIN_AND_VALIDATION -> "the training and validation images";
        };
    if (split.validationFraction().isPresent()) {
      return split.validationFraction().getAsDouble() + " of " + part;
    }
    return split.validationCount().isPresent()
        ? split.validationCount().getAsInt() + " of " + part
        : part;
  }
}
