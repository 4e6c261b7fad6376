package regulus.study.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import regulus.learning.training.Direction;
import regulus.learning.training.History;
import regulus.statistics.Summary;
import regulus.study.StudyResult;
import regulus.study.StudyResult.Parameters;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.Rule;
import regulus.study.TinyStudy;
import regulus.study.TrialResult;
import regulus.study.TrialResult.State;
import regulus.study.Variant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ChoosingTest {
  private static final Choice SIMPLEST =
      new Choice("val_accuracy", Direction.MAX, Rule.ONE_STANDARD_ERROR);

  /** Mean 0.92, standard error 0.01. */
  private static final VariantResult LARGE = variant("large", 9_000, 0.90, 0.92, 0.93, 0.93);

  private static VariantResult variant(String name, long trainable, double... accuracies) {
    Variant like = TinyStudy.study(1).variants().get(0);
    List<TrialResult> trials = new ArrayList<>();
    for (int i = 0; i < accuracies.length; i++) {
      trials.add(
          new TrialResult(
              TinyStudy.trial(name + "-" + i, name, i),
              State.DONE,
              History.EMPTY,
              OptionalInt.empty(),
              Optional.empty(),
              Optional.empty(),
              1));
    }
    return new VariantResult(
        new Variant(name, Optional.empty(), like.network(), like.training()),
        new Parameters(10_000, trainable),
        trials,
        Map.of("val_accuracy", Summary.of(accuracies)));
  }

  private static Optional<String> chosen(VariantResult... variants) {
    return Choosing.choose(List.of(variants), SIMPLEST);
  }

  @Test
  void theSimplestWithinOneStandardErrorIsChosen() {
    VariantResult small = variant("small", 1_000, 0.913, 0.914, 0.915, 0.914);
    VariantResult tiny = variant("tiny", 10, 0.90, 0.90, 0.90, 0.90);
    assertThat(chosen(LARGE, small, tiny)).contains("small");
    assertThat(Choosing.choose(List.of(LARGE, small), new Choice("val_accuracy", Direction.MAX)))
        .contains("large");
  }

  @Test
  void onlyWhatIsTrainedMakesAVariantLessSimple() {
    VariantResult frozen = variant("frozen", 500, 0.92, 0.92, 0.92, 0.92);
    VariantResult small = variant("small", 1_000, 0.92, 0.92, 0.92, 0.92);
    assertThat(chosen(small, frozen)).contains("frozen");
  }

  @Test
  void ofEquallySimpleOnesTheBestAndOfEqualMeansTheFirstIsChosen() {
    VariantResult one = variant("one", 1_000, 0.914, 0.914, 0.914, 0.914);
    VariantResult better = variant("better", 1_000, 0.915, 0.915, 0.915, 0.915);
    VariantResult twin = variant("twin", 1_000, 0.915, 0.915, 0.915, 0.915);
    assertThat(chosen(LARGE, one, better, twin)).contains("better");
    assertThat(chosen(LARGE, one, twin, better)).contains("twin");
  }

  @Test
  void aVariantThatIsNotFinishedDoesNotCompete() {
    VariantResult open =
        new VariantResult(
            variant("open", 10, 0.92).variant(),
            new Parameters(10, 10),
            LARGE.trials(),
            Map.of("val_accuracy", Summary.of(0.99)));
    assertThat(chosen(LARGE, open)).contains("large");
    assertThat(chosen(open)).isEmpty();
  }

  @Test
  void resultsSayBetweenWhichVariantsTheRuleChose() {
    StudySpec tiny = TinyStudy.study(4);
    StudySpec study =
        new StudySpec(
            "tiny", tiny.data(), tiny.variants(), tiny.repeat(), SIMPLEST, Optional.empty());
    VariantResult small = variant("small", 1_000, 0.913, 0.914, 0.915, 0.914);
    StudyResult result =
        new StudyResult(study, List.of(LARGE, small), List.of(), Optional.of("small"), List.of());
    Choosing.Reach reach = Choosing.reach(result).orElseThrow();
    assertThat(reach.best()).isEqualTo("large");
    assertThat(reach.standardError()).isCloseTo(Math.sqrt(0.0006 / 3 / 4), within(1e-12));
    JsonNode json = JsonMapper.builder().build().readTree(ResultsJson.bytes(result)).path("choice");
    assertThat(json.path("within").toString()).isEqualTo("[\"large\",\"small\"]");
    assertThat(json.path("rule").asString()).isEqualTo("one-standard-error");
  }
}
