package regulus.study;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import regulus.learning.data.DatasetInfo;
import regulus.learning.setting.AddedLater;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.training.Direction;

/**
 * One question, fully declared: what the study file says once every edit and sweep is carried out.
 *
 * @param name letters, digits, dots, dashes and underscores; names the run folder
 * @param data what is classified and how it is divided
 * @param variants the bases first, each followed by its variants; at least one
 * @param repeat how often everything is trained
 * @param choose by which validation figure the winner is chosen
 * @param finalTest what is retrained and tested once at the end; none if the file has no {@code
 *     final}
 * @param extras what is written besides the results
 * @param crossValidation of some variants, beside the comparison; none if {@code repeat} has folds
 * @param compare what the comparisons are to show
 */
public record StudySpec(
    String name,
    DataSpec data,
    List<Variant> variants,
    Repetition repeat,
    Choice choose,
    Optional<FinalTest> finalTest,
    Extras extras,
    Optional<CrossValidation> crossValidation,
    Comparing compare) {

  public StudySpec {
    variants = List.copyOf(variants);
    if (variants.isEmpty()) {
      throw new IllegalArgumentException("A study needs at least one network.");
    }
    Set<String> names = new HashSet<>();
    for (Variant variant : variants) {
      if (variant.baseline().isPresent() && !names.contains(variant.baseline().get())) {
        throw new IllegalArgumentException(
            variant.name() + " must come after its base, " + variant.baseline().get() + ".");
      }
      if (!names.add(variant.name())) {
        throw new IllegalArgumentException("Two variants are named " + variant.name() + ".");
      }
    }
  }

  /** A study that does not say which differences matter. */
  public StudySpec(
      String name,
      DataSpec data,
      List<Variant> variants,
      Repetition repeat,
      Choice choose,
      Optional<FinalTest> finalTest,
      Extras extras,
      Optional<CrossValidation> crossValidation) {
    this(name, data, variants, repeat, choose, finalTest, extras, crossValidation, Comparing.ANY);
  }

  /** A study that cross-validates nothing beside the comparison. */
  public StudySpec(
      String name,
      DataSpec data,
      List<Variant> variants,
      Repetition repeat,
      Choice choose,
      Optional<FinalTest> finalTest,
      Extras extras) {
    this(name, data, variants, repeat, choose, finalTest, extras, Optional.empty());
  }

  /** A study that writes nothing besides its results. */
  public StudySpec(
      String name,
      DataSpec data,
      List<Variant> variants,
      Repetition repeat,
      Choice choose,
      Optional<FinalTest> finalTest) {
    this(name, data, variants, repeat, choose, finalTest, Extras.NONE);
  }

  /** What is written for TensorBoard; nothing if none. */
  public Optional<TensorBoard> tensorBoard() {
    return extras.tensorBoard();
  }

  /** The class whose probability a single output is; none if every network has one per class. */
  public Optional<String> positive(DatasetInfo info) {
    return info.positive().filter(name -> variants.stream().anyMatch(Variant::hasSingleOutput));
  }

  /** The same study with so many seeds: its own and the next ones. */
  public StudySpec withSeeds(int count) {
    return new StudySpec(
        name,
        data,
        variants,
        new Repetition(repeat.first(count), repeat.folds()),
        choose,
        finalTest,
        extras,
        crossValidation,
        compare);
  }

  public Variant variant(String name) {
    return variants.stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No variant is named " + name));
  }

  /**
   * How often every variant is trained: once for each seed, or once for each fold of each seed.
   *
   * @param seeds the seeds themselves, usually 0 … n - 1
   * @param folds into how many folds each seed divides the training images; none if each seed draws
   *     one validation set
   */
  public record Repetition(List<Long> seeds, OptionalInt folds) {
    public Repetition {
      seeds = List.copyOf(seeds);
      if (seeds.isEmpty() || Set.copyOf(seeds).size() < seeds.size()) {
        throw InvalidSetting.of("seeds", "different seeds, at least one", seeds);
      }
    }

    public Repetition(List<Long> seeds) {
      this(seeds, OptionalInt.empty());
    }

    public static Repetition seeds(int count) {
      return new Repetition(LongStream.range(0, count).boxed().toList());
    }

    /** The same seeds, each with so many folds. */
    public Repetition withFolds(int count) {
      return new Repetition(seeds, OptionalInt.of(count));
    }

    /** The first so many seeds: these, followed by the next numbers above the largest of them. */
    public List<Long> first(int count) {
      long largest = seeds.stream().mapToLong(Long::longValue).max().orElseThrow();
      return LongStream.concat(
              seeds.stream().mapToLong(Long::longValue),
              LongStream.iterate(largest + 1, seed -> seed + 1))
          .limit(count)
          .boxed()
          .toList();
    }

    /** The folds of each seed; without folds only {@link TrialSpec#NO_FOLD}. */
    public List<Integer> foldNumbers() {
      return folds.isPresent()
          ? IntStream.range(0, folds.getAsInt()).boxed().toList()
          : List.of(TrialSpec.NO_FOLD);
    }

    /** How often every variant is trained. */
    public int times() {
      return seeds.size() * foldNumbers().size();
    }
  }

  /**
   * Some variants trained once for each fold of a division of all training images, with the study's
   * first seed; it takes no part in the comparison and the choice.
   *
   * @param variants by name, at least one
   * @param folds how many
   */
  public record CrossValidation(List<String> variants, int folds) {
    public CrossValidation {
      variants = List.copyOf(variants);
      if (variants.isEmpty() || Set.copyOf(variants).size() < variants.size()) {
        throw InvalidSetting.of("variants", "different variants, at least one", variants);
      }
    }
  }

  /**
   * What the comparisons are to show.
   *
   * @param margin the largest difference that does not matter, above 0, in the unit of the figure
   *     that the study chooses by; none if nobody said
   */
  public record Comparing(OptionalDouble margin) {
    /** Whatever difference there is. */
    public static final Comparing ANY = new Comparing(OptionalDouble.empty());

    public Comparing {
      if (margin.isPresent() && !(margin.getAsDouble() > 0)) {
        throw InvalidSetting.of("margin", "a number above 0", margin.getAsDouble());
      }
    }

    /** Whether a difference is larger than the margin. */
    public static Comparing within(double margin) {
      return new Comparing(OptionalDouble.of(margin));
    }
  }

  /**
   * @param by a validation figure such as {@code val_accuracy}
   * @param rule which of the variants that come near the best one is taken
   */
  public record Choice(String by, Direction direction, @AddedLater("BEST_MEAN") Rule rule) {
    /** The best mean. */
    public Choice(String by, Direction direction) {
      this(by, direction, Rule.BEST_MEAN);
    }

    /** Whether both go by the same figure, whatever their rules. */
    public boolean hasFigureOf(Choice other) {
      return by.equals(other.by) && direction == other.direction;
    }
  }

  /** Which variant is chosen. */
  public enum Rule {
    /** The best one. */
    BEST_MEAN,
    /** The one with the fewest trainable parameters within one standard error of the best. */
    ONE_STANDARD_ERROR
  }

  /**
   * @param retrain what the chosen variant is trained on before the test
   * @param also variants that are tested besides the chosen one
   * @param seeds how many of the study's seeds are tested, from the first; if none, one of the
   *     retrained, and all where nothing is retrained
   * @param epochs of the retraining; if none, as many as the trials were trained for
   */
  public record FinalTest(
      Retrain retrain, List<String> also, OptionalInt seeds, OptionalInt epochs) {
    public FinalTest {
      also = List.copyOf(also);
      seeds.ifPresent(count -> requireOne("seeds", count));
      epochs.ifPresent(count -> requireOne("epochs", count));
    }

    public FinalTest(Retrain retrain, List<String> also) {
      this(retrain, also, OptionalInt.empty(), OptionalInt.empty());
    }

    private static void requireOne(String name, int count) {
      if (count < 1) {
        throw InvalidSetting.of(name, "a whole number of at least 1", count);
      }
    }

    /** The same test of models of so many seeds. */
    public FinalTest ofSeeds(int count) {
      return new FinalTest(retrain, also, OptionalInt.of(count), epochs);
    }

    /** The same test of models that are retrained for so many epochs. */
    public FinalTest after(int count) {
      return new FinalTest(retrain, also, seeds, OptionalInt.of(count));
    }

    /** Those of the study's seeds whose models are tested. */
    public List<Long> seeds(Repetition repeat) {
      int usual = retrain == Retrain.NONE ? repeat.seeds().size() : 1;
      return repeat.seeds().stream().limit(seeds.orElse(usual)).toList();
    }
  }

  /** What the final model is trained on. */
  public enum Retrain {
    /** Training and validation examples together. */
    TRAIN_AND_VALIDATION,
    /** Not at all: the models of the variant's trials are tested as they are. */
    NONE
  }
}
