package regulus.study;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
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
 */
public record StudySpec(
    String name,
    DataSpec data,
    List<Variant> variants,
    Repetition repeat,
    Choice choose,
    Optional<FinalTest> finalTest,
    Extras extras) {

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

  public Variant variant(String name) {
    return variants.stream()
        .filter(variant -> variant.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No variant is named " + name));
  }

  /**
   * @param seeds the seeds themselves, usually 0 … n - 1
   */
  public record Repetition(List<Long> seeds) {
    public Repetition {
      seeds = List.copyOf(seeds);
      if (seeds.isEmpty() || Set.copyOf(seeds).size() < seeds.size()) {
        throw InvalidSetting.of("seeds", "different seeds, at least one", seeds);
      }
    }

    public static Repetition seeds(int count) {
      return new Repetition(LongStream.range(0, count).boxed().toList());
    }
  }

  /**
   * @param by a validation figure such as {@code val_accuracy}
   */
  public record Choice(String by, Direction direction) {}

  /**
   * @param retrain what the chosen variant is trained on before the test
   * @param also variants that are tested besides the chosen one
   * @param seeds how many of the study's seeds the retraining uses, from the first
   */
  public record FinalTest(Retrain retrain, List<String> also, int seeds) {
    public FinalTest {
      also = List.copyOf(also);
      if (seeds < 1) {
        throw InvalidSetting.of("seeds", "a whole number of at least 1", seeds);
      }
    }
  }

  /** What the final model is trained on. */
  public enum Retrain {
    /** Training and validation examples together. */
    TRAIN_AND_VALIDATION,
    /** Not at all: the model of the trial that validated best is tested as it is. */
    NONE
  }
}
