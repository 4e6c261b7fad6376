package regulus.study.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.study.ImaginedRecord;
import regulus.study.StudyResult;
import regulus.study.TinyStudy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ResultsJsonTest {
  @Test
  void hasTheShapeThatProgramsRelyOn() {
    StudyResult result =
        new ImaginedRecord(TinyStudy.study(2))
            .done("base", 0, 0.9)
            .done("base", 1, 0.91)
            .done("wide", 0, 0.92)
            .done("wide", 1, 0.935)
            .tested("wide", 0, 0.925)
            .result();
    JsonNode json = json(result);
    assertThat(names(json))
        .containsExactly(
            "study",
            "variants",
            "comparisons",
            "cross_validation",
            "not_training",
            "chosen",
            "final",
            "duplicates",
            "final_comparisons");
    JsonNode variant = json.path("variants").path(0);
    assertThat(names(variant)).containsExactly("name", "parameters", "trials", "summary");
    assertThat(variant.path("trials").path(0).toString())
        .isEqualTo(
            "{\"id\":\"base-0\",\"seed\":0,\"fold\":null,\"state\":\"done\",\"epochs\":1,"
                + "\"best_epoch\":0,\"examples\":{\"train\":80,\"validation\":20},"
                + "\"train\":{\"loss\":0.1,\"accuracy\":1},"
                + "\"validation\":{\"loss\":0.3,\"accuracy\":0.9}}");
    assertThat(names(variant.path("summary")))
        .containsExactly("val_loss", "val_accuracy", "loss", "accuracy");
    assertThat(names(variant.path("summary").path("val_accuracy")))
        .containsExactly("n", "mean", "sd", "ci95");
    assertThat(names(json.path("comparisons").path(0)))
        .containsExactly(
            "variant",
            "baseline",
            "metric",
            "n",
            "difference",
            "ci95",
            "test",
            "p_value",
            "p_adjusted",
            "verdict",
            "sentence",
            "effect_size",
            "outperforms");
    assertThat(json.path("comparisons").path(0).path("test").asString())
        .isEqualTo("corrected-resampled-t");
    assertThat(json.path("chosen").asString()).isEqualTo("wide");
    assertThat(json.path("final").path("variant").asString()).isEqualTo("wide");
    assertThat(json.path("final").path("test").path("accuracy").asDouble()).isEqualTo(0.925);
    assertThat(json.path("final").path("test").path("ci95").size()).isEqualTo(2);
  }

  @Test
  void everyKeyStandsInTheReference() throws IOException {
    String reference = Files.readString(Path.of("../docs/run-folder.md"));
    JsonNode json = json(new ImaginedRecord(TinyStudy.study(2)).done("base", 0, 0.9).result());
    assertThat(names(json))
        .allSatisfy(key -> assertThat(reference).containsPattern("\\| `" + key + "(\\[\\])?` \\|"));
  }

  @Test
  void saysWhatDoesNotTrainAndWhichTrialsDidNot() {
    JsonNode json =
        json(
            new ImaginedRecord(TinyStudy.study(2))
                .guessing("base", 0, 0.5)
                .done("base", 1, 0.91)
                .guessing("wide", 0, 0.5)
                .guessing("wide", 1, 0.5)
                .result());
    assertThat(json.path("not_training").path(1).toString())
        .isEqualTo(
            "{\"variant\":\"wide\",\"every_trial\":true,\"trials\":[\"wide-0\",\"wide-1\"]}");
    assertThat(json.path("comparisons").path(0).path("verdict").asString())
        .isEqualTo("not-trained");
  }

  @Test
  void whatIsNotANumberIsNull() {
    StudyResult result =
        new ImaginedRecord(TinyStudy.study(1))
            .done("base", 0, Double.NaN)
            .done("wide", 0, Double.POSITIVE_INFINITY)
            .result();
    String text = new String(ResultsJson.bytes(result), StandardCharsets.UTF_8);
    assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
    JsonNode json = json(result);
    JsonNode trial = json.path("variants").path(0).path("trials").path(0);
    assertThat(trial.path("validation").path("accuracy").isNull()).isTrue();
    assertThat(json.path("chosen").isNull()).isTrue();
    assertThat(json.path("final").isNull()).isTrue();
  }

  @Test
  void aStudyThatHasNotBegunSaysSo() {
    JsonNode json = json(new ImaginedRecord(TinyStudy.study(2)).result());
    assertThat(json.path("variants").path(1).path("trials").path(1).toString())
        .isEqualTo("{\"id\":\"wide-1\",\"seed\":1,\"fold\":null,\"state\":\"pending\"}");
    assertThat(json.path("comparisons").path(0).path("verdict").asString())
        .isEqualTo("not-comparable");
    assertThat(json.path("comparisons").path(0).path("difference").isNull()).isTrue();
  }

  private static JsonNode json(StudyResult result) {
    return JsonMapper.builder().build().readTree(ResultsJson.bytes(result));
  }

  private static List<String> names(JsonNode node) {
    return List.copyOf(node.propertyNames());
  }
}
