package regulus.study.result;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regulus.learning.training.History;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Equivalence;
import regulus.statistics.Comparison.Looked;
import regulus.statistics.EffectSize;
import regulus.statistics.Interval;
import regulus.statistics.Leaders;
import regulus.statistics.Outperforming;
import regulus.statistics.Summary;
import regulus.study.StudyResult;
import regulus.study.StudyResult.CrossValidated;
import regulus.study.StudyResult.FinalResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec.FinalTest;
import regulus.study.TrialResult;
import regulus.study.TrialResult.Outcome;
import regulus.study.TrialSpec.Role;
import regulus.study.record.Decimals;
import regulus.study.record.JsonText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code results.json}: a study's result for programs. The same result gives the same bytes on
 * every Java version; there are no times in it, and what is not a finite number is {@code null}.
 */
public final class ResultsJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ResultsJson() {}

  public static byte[] bytes(StudyResult result) {
    return JsonText.bytes(study(result));
  }

  private static ObjectNode study(StudyResult result) {
    ObjectNode json = NODES.objectNode();
    json.put("study", result.study().name());
    ArrayNode variants = json.putArray("variants");
    result.variants().forEach(variant -> variants.add(variant(variant)));
    ArrayNode comparisons = json.putArray("comparisons");
    result.comparisons().forEach(comparison -> comparisons.add(comparison(comparison)));
    result.looking().ifPresent(looking -> json.set("until_decided", LooksJson.of(looking)));
    result.leaders().ifPresent(leaders -> json.set("leaders", leaders(leaders)));
    result.earlier().ifPresent(earlier -> json.set("seen_before", EarlierJson.of(earlier)));
    ArrayNode crossValidation = json.putArray("cross_validation");
    result.crossValidation().forEach(variant -> crossValidation.add(crossValidated(variant)));
    ArrayNode guessing = json.putArray("not_training");
    result.variants().stream()
        .filter(variant -> !variant.guessing().isEmpty())
        .forEach(variant -> guessing.add(guessing(variant)));
    json.put("chosen", result.chosen().orElse(null));
    Choosing.reach(result).ifPresent(reach -> json.set("choice", choice(reach)));
    json.set("final", finals(result));
    json.set("duplicates", DuplicatesJson.of(result));
    ArrayNode tested = json.putArray("final_comparisons");
    result.finalComparisons().forEach(it -> tested.add(TestComparisonJson.of(it)));
    return json;
  }

  private static ObjectNode variant(VariantResult variant) {
    ObjectNode json = NODES.objectNode();
    json.put("name", variant.variant().name());
    json.putObject("parameters")
        .put("total", variant.parameters().total())
        .put("trainable", variant.parameters().trainable());
    json.set("trials", trials(variant.trials()));
    json.set("summary", summaries(variant.summary()));
    return json;
  }

  private static ObjectNode choice(Choosing.Reach reach) {
    ObjectNode json = NODES.objectNode();
    json.put("rule", "one-standard-error");
    json.put("best", reach.best());
    json.set("mean", number(reach.mean()));
    json.set("standard_error", number(reach.standardError()));
    ArrayNode within = json.putArray("within");
    reach.variants().forEach(within::add);
    return json;
  }

  private static ObjectNode guessing(VariantResult variant) {
    ObjectNode json = NODES.objectNode();
    json.put("variant", variant.variant().name());
    json.put("every_trial", variant.onlyGuesses());
    ArrayNode trials = json.putArray("trials");
    variant.guessing().forEach(trial -> trials.add(trial.trial().id()));
    return json;
  }

  private static ObjectNode crossValidated(CrossValidated variant) {
    ObjectNode json = NODES.objectNode();
    json.put("variant", variant.variant());
    json.put("folds", variant.trials().size());
    json.set("trials", trials(variant.trials()));
    json.set("summary", summaries(variant.summary()));
    return json;
  }

  private static ArrayNode trials(List<TrialResult> trials) {
    ArrayNode json = NODES.arrayNode();
    trials.forEach(trial -> json.add(trial(trial)));
    return json;
  }

  private static ObjectNode summaries(Map<String, Summary> summaries) {
    ObjectNode json = NODES.objectNode();
    summaries.forEach((name, figures) -> json.set(name, summary(figures)));
    return json;
  }

  private static ObjectNode trial(TrialResult trial) {
    ObjectNode json = NODES.objectNode();
    json.put("id", trial.trial().id());
    json.put("seed", trial.trial().seed());
    json.set("fold", trial.trial().fold() < 0 ? null : NODES.numberNode(trial.trial().fold()));
    json.put("state", word(trial.state()));
    trial.failure().ifPresent(failure -> json.put("failure", failure));
    trial.outcome().ifPresent(outcome -> addOutcome(json, trial, outcome));
    return json;
  }

  private static void addOutcome(ObjectNode json, TrialResult trial, Outcome outcome) {
    String evaluated = trial.trial().role() == Role.FINAL ? "test" : "validation";
    json.put("epochs", trial.history().size());
    json.set(
        "best_epoch",
        trial.chosenEpoch().isPresent() ? NODES.numberNode(trial.chosenEpoch().getAsInt()) : null);
    if (trial.history().epochs().stream().anyMatch(epoch -> epoch.phase() > 0)) {
      json.set("phases", phases(trial.history()));
    }
    json.putObject("examples")
        .put("train", outcome.trainExamples())
        .put(evaluated, outcome.evaluatedExamples());
    json.set("train", figures(outcome.train()));
    json.set(evaluated, figures(outcome.evaluated()));
  }

  private static ArrayNode phases(History history) {
    ArrayNode json = NODES.arrayNode();
    for (int phase = 0; phase <= history.last().phase(); phase++) {
      History part = history.phase(phase);
      json.addObject().put("first_epoch", part.epochs().get(0).index()).put("epochs", part.size());
    }
    return json;
  }

  static ObjectNode summary(Summary summary) {
    ObjectNode json = NODES.objectNode();
    json.put("n", summary.n());
    json.set("mean", number(summary.mean()));
    json.set("sd", number(summary.sd()));
    json.set("ci95", interval(summary.ci95()));
    return json;
  }

  static ObjectNode comparison(Comparison comparison) {
    ObjectNode json = NODES.objectNode();
    json.put("variant", comparison.variant());
    json.put("baseline", comparison.baseline());
    json.put("metric", comparison.metric());
    json.put("n", comparison.n());
    json.set("difference", number(comparison.difference()));
    json.set("ci95", interval(comparison.ci95()));
    json.put("test", comparison.test());
    if (comparison.onTheseImages()) {
      json.put("about", "these-validation-images");
    }
    json.set("p_value", number(comparison.pValue()));
    json.set("p_adjusted", number(comparison.pAdjusted()));
    json.put("verdict", word(comparison.verdict()));
    json.put("sentence", comparison.sentence());
    json.set("effect_size", number(comparison.effect().size().map(EffectSize::dz)));
    json.set("outperforms", comparison.effect().wins().map(ResultsJson::wins).orElse(null));
    comparison.equivalence().ifPresent(it -> json.set("equivalence", equivalence(it)));
    comparison.looked().ifPresent(it -> json.set("looked", looked(it)));
    return json;
  }

  private static ObjectNode leaders(Leaders leaders) {
    ObjectNode json = NODES.objectNode();
    ArrayNode names = json.putArray("variants");
    leaders.names().forEach(names::add);
    json.put("sentence", leaders.sentence());
    json.put("corrected_for", leaders.counted());
    ArrayNode comparisons = json.putArray("comparisons");
    leaders.comparisons().forEach(it -> comparisons.add(comparison(it)));
    return json;
  }

  private static ObjectNode looked(Looked looked) {
    ObjectNode json = NODES.objectNode();
    json.put("look", looked.number());
    json.put("of", looked.of());
    json.set("level", number(looked.level()));
    return json;
  }

  private static ObjectNode wins(Outperforming wins) {
    ObjectNode json = NODES.objectNode();
    json.set("probability", number(wins.probability()));
    json.set("ci95", interval(Optional.of(wins.ci95())));
    return json;
  }

  private static ObjectNode equivalence(Equivalence equivalence) {
    ObjectNode json = NODES.objectNode();
    json.set("margin", number(equivalence.margin()));
    json.set("p_value", number(equivalence.pValue()));
    json.set("p_adjusted", number(equivalence.pAdjusted()));
    return json;
  }

  /** The chosen variant's final test, and those of the others that the study asks for. */
  private static @Nullable JsonNode finals(StudyResult result) {
    List<FinalResult> finals = result.finals();
    if (finals.isEmpty()) {
      return null;
    }
    ObjectNode json = finalTest(finals.get(0), result.study().finalTest());
    ArrayNode also = json.putArray("also");
    finals.stream()
        .skip(1)
        .forEach(other -> also.add(finalTest(other, result.study().finalTest())));
    return json;
  }

  private static ObjectNode finalTest(FinalResult result, Optional<FinalTest> spec) {
    ObjectNode json = NODES.objectNode();
    json.put("variant", result.variant());
    json.put("retrained_on", spec.map(test -> words(test)).orElse(null));
    json.set("trials", trials(result.trials()));
    ObjectNode test = json.putObject("test");
    test.setAll(figures(result.test()));
    test.set("ci95", interval(result.accuracy95()));
    return json;
  }

  private static @Nullable String words(FinalTest test) {
    return switch (test.retrain()) {
      case TRAIN_AND_VALIDATION -> "train+validation";
      case NONE -> null;
    };
  }

  private static ObjectNode figures(Map<String, Double> figures) {
    ObjectNode json = NODES.objectNode();
    figures.forEach((name, value) -> json.set(name, number(value)));
    return json;
  }

  static @Nullable JsonNode interval(Optional<Interval> interval) {
    return interval
        .map(ci -> NODES.arrayNode().add(number(ci.low())).add(number(ci.high())))
        .orElse(null);
  }

  static @Nullable JsonNode number(Optional<Double> value) {
    return value.map(ResultsJson::number).orElse(null);
  }

  static @Nullable JsonNode number(double value) {
    return Double.isFinite(value) ? NODES.numberNode(Decimals.shortest(value)) : null;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
