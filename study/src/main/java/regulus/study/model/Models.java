package regulus.study.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.training.Direction;
import regulus.study.StudySpec;
import regulus.study.Variant;
import regulus.study.record.RecordedStudy.Facts;

/**
 * The trained networks of one study.
 *
 * @param study what it declares
 * @param facts the study file and the data set
 * @param chosen the variant that validated best; none while the study is not finished
 * @param models every finished trial's, in the study's order
 */
public record Models(
    StudySpec study, Facts facts, Optional<String> chosen, List<StoredModel> models) {
  public Models {
    models = List.copyOf(models);
  }

  /**
   * Which of the models is meant.
   *
   * @param variant the chosen one if none is named
   * @param seed any if none is named
   */
  public record Wanted(Optional<String> variant, OptionalLong seed) {
    public static final Wanted ANY = new Wanted(Optional.empty(), OptionalLong.empty());
  }

  /** All models that fit, in the study's order. */
  public List<StoredModel> all(Wanted wanted) {
    wanted.variant().ifPresent(this::requireVariant);
    List<StoredModel> named =
        models.stream()
            .filter(model -> wanted.variant().map(model.trial().variant()::equals).orElse(true))
            .toList();
    if (named.isEmpty()) {
      throw new InvalidSetting(
          "variant",
          "There is no trained model"
              + wanted.variant().map(name -> " of " + name).orElse("")
              + " yet: none of its trials is done.");
    }
    return seeded(named, wanted.seed());
  }

  /**
   * The one model that is meant: a final one before the others, and of others the one that
   * validated best.
   *
   * @throws InvalidSetting if there is no such variant or seed, or nothing is trained yet
   */
  public StoredModel one(Wanted wanted) {
    Optional<String> variant = wanted.variant().or(() -> chosen);
    List<StoredModel> fitting = all(new Wanted(variant, wanted.seed()));
    return fitting.stream().filter(StoredModel::isFinal).findFirst().orElseGet(() -> best(fitting));
  }

  private StoredModel best(List<StoredModel> fitting) {
    StoredModel best = fitting.get(0);
    for (StoredModel model : fitting) {
      boolean maximal = study.choose().direction() == Direction.MAX;
      if (maximal ? figure(model) > figure(best) : figure(model) < figure(best)) {
        best = model;
      }
    }
    return best;
  }

  private double figure(StoredModel model) {
    return model.outcome().figure(study.choose().by()).orElse(study.choose().direction().worst());
  }

  private void requireVariant(String name) {
    List<String> names = study.variants().stream().map(variant -> variant.name()).toList();
    if (!names.contains(name)) {
      throw new InvalidSetting("variant", Variant.unknown(name, names));
    }
  }

  private static List<StoredModel> seeded(List<StoredModel> models, OptionalLong seed) {
    List<StoredModel> seeded =
        models.stream()
            .filter(model -> seed.isEmpty() || model.trial().seed() == seed.getAsLong())
            .toList();
    if (seeded.isEmpty()) {
      throw new InvalidSetting(
          "seed",
          "There is no trained model of seed "
              + seed.orElseThrow()
              + "; there are those of "
              + joined(models, model -> String.valueOf(model.trial().seed()))
              + ".");
    }
    return seeded;
  }

  private static String joined(List<StoredModel> models, Function<StoredModel, String> word) {
    return models.stream().map(word).distinct().collect(Collectors.joining(", "));
  }
}
