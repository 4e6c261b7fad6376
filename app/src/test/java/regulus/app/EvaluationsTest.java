package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import regulus.study.model.FileOpenings;
import regulus.study.record.RecordedStudy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Trained networks tested again. */
@ExtendWith(TrainedStudy.Resolver.class)
final class EvaluationsTest {
  private final TrainedStudy study;

  EvaluationsTest(TrainedStudy study) {
    this.study = study;
  }

  @Test
  void storedModelsGiveTheRecordedFiguresAgain() {
    for (Path store : List.of(study.run(), study.packed("figures.zip"))) {
      JsonNode tested = tested(store);
      assertThat(tested.size()).isEqualTo(4);
      assertThat(tested.values())
          .allSatisfy(
              model -> {
                assertThat(model.at("/agreement").asString()).isEqualTo("equal");
                assertThat(model.at("/figures")).isEqualTo(model.at("/recorded"));
              });
    }
  }

  @Test
  void anOpeningOfTheTestSetIsRecorded() throws IOException {
    Path copy = study.copied("opened");
    Spoken spoken = Spoken.by("evaluate", copy.toString(), "--on", "test");
    assertThat(spoken.code()).as(spoken.err()).isZero();
    assertThat(spoken.err()).contains("time 2 in this study");
    assertThat(spoken.outLines()).endsWith("Every figure of 1 model is the recorded one.");
    JsonNode provenance =
        JsonMapper.builder().build().readTree(Files.readString(copy.resolve("provenance.json")));
    assertThat(provenance.at("/test_set_openings").size()).isEqualTo(2);
  }

  @Test
  void anotherModelOnTheTestSetNeedsAReason() throws IOException {
    Path copy = study.copied("reopened");
    String[] evaluate = {"evaluate", copy.toString(), "--on", "test", "--seed", "1"};
    Spoken refused = Spoken.by(evaluate);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.errLines())
        .singleElement()
        .asString()
        .startsWith("The test set of this study was opened before, and ")
        .contains("--reopen-test");
    List<String> reasoned = new ArrayList<>(List.of(evaluate));
    reasoned.addAll(List.of("--reopen-test", "the base is asked for"));
    assertThat(Spoken.by(reasoned.toArray(String[]::new)).code()).isZero();
    JsonNode provenance =
        JsonMapper.builder().build().readTree(Files.readString(copy.resolve("provenance.json")));
    assertThat(provenance.at("/test_set_openings/1/reason").asString())
        .isEqualTo("the base is asked for");
    reasoned.set(reasoned.size() - 1, " ");
    assertThat(Spoken.by(reasoned.toArray(String[]::new)).code()).isEqualTo(2);
  }

  @Test
  void aFileOfModelsHasItsOpeningsKeptBesideIt() throws IOException {
    Path zip = study.packed("tested.zip");
    Spoken chosen = Spoken.by("evaluate", zip.toString(), "--on", "test", "--json");
    assertThat(chosen.code()).as(chosen.err()).isZero();
    assertThat(chosen.err())
        .contains("which the study has chosen, time 1 with this file; tested.zip.openings.json");
    JsonNode json = JsonMapper.builder().build().readTree(chosen.out());
    assertThat(json.at("/0/opening_recorded").asBoolean()).isTrue();
    assertThat(json.at("/0/chosen").asBoolean()).isTrue();
    String chosenName = json.at("/0/variant").asString();
    String other =
        tested(zip).values().stream()
            .map(it -> it.at("/variant").asString())
            .filter(it -> !it.equals(chosenName))
            .findFirst()
            .orElseThrow();
    List<String> evaluate =
        new ArrayList<>(List.of("evaluate", zip.toString(), "--on", "test", "--variant", other));
    Spoken refused = Spoken.by(evaluate.toArray(String[]::new));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.errLines())
        .singleElement()
        .asString()
        .startsWith("The study has not chosen " + other)
        .contains("--reopen-test");
    evaluate.addAll(List.of("--reopen-test", "it is asked for"));
    Spoken reasoned = Spoken.by(evaluate.toArray(String[]::new));
    assertThat(reasoned.code()).as(reasoned.err()).isZero();
    assertThat(reasoned.err()).contains("which the study has not chosen, time 2 with this file");
    FileOpenings openings = new FileOpenings(zip);
    assertThat(openings.known())
        .extracting(RecordedStudy.Opening::reason)
        .containsExactly(Optional.empty(), Optional.of("it is asked for"));
    evaluate.set(evaluate.size() - 1, "it is asked for once more");
    assertThat(Spoken.by(evaluate.toArray(String[]::new)).err())
        .contains("time 3 with this file")
        .contains("for " + other + ": it is asked for");
    Files.writeString(openings.file(), "something else");
    Spoken broken = Spoken.by(evaluate.toArray(String[]::new));
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.errLines())
        .singleElement()
        .asString()
        .contains("which keeps the openings of the test set: it is not JSON");
  }

  @Test
  void damagedWeightsAreNamed() throws IOException {
    Path copy = study.copied("damaged");
    Path weights;
    try (Stream<Path> files = Files.walk(copy.resolve("trials"))) {
      weights = files.filter(it -> it.endsWith("weights.safetensors")).sorted().toList().get(0);
    }
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    for (String[] command :
        List.of(
            new String[] {"evaluate", copy.toString()},
            new String[] {"export", copy.toString(), "--to", copy + ".zip"})) {
      Spoken spoken = Spoken.by(command);
      assertThat(spoken.code()).isEqualTo(3);
      assertThat(spoken.err()).contains(weights.toString(), "SHA-256");
    }
    assertThat(Path.of(copy + ".zip")).doesNotExist();
  }

  @Test
  void theTestSetIsNotOpenedForWeightsThatAreGone() throws IOException {
    Path copy = study.copied("gone");
    try (Stream<Path> files = Files.walk(copy.resolve("trials"))) {
      for (Path weights : files.filter(it -> it.endsWith("weights.safetensors")).toList()) {
        Files.delete(weights);
      }
    }
    byte[] before = Files.readAllBytes(copy.resolve("provenance.json"));
    Spoken spoken = Spoken.by("evaluate", copy.toString(), "--on", "test");
    assertThat(spoken.code()).isEqualTo(3);
    assertThat(spoken.errLines())
        .singleElement()
        .asString()
        .contains("weights.safetensors is missing; 'regulus run ");
    assertThat(copy.resolve("provenance.json")).hasBinaryContent(before);
  }

  private static JsonNode tested(Path store) {
    Spoken spoken = Spoken.by("evaluate", store.toString(), "--json");
    assertThat(spoken.code()).as(spoken.err()).isZero();
    return JsonMapper.builder().build().readTree(spoken.out());
  }
}
