package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class StudySchemaTest {
  private static final Path COMMITTED = Path.of("../docs/study.schema.json");

  private static List<Error> errors(StudyFile file) {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(StudySchema.text());
    String json = JsonMapper.builder().build().writeValueAsString(file.root().plain());
    return schema.validate(json, InputFormat.JSON);
  }

  static List<Path> studies() throws IOException {
    try (Stream<Path> shipped = Files.list(Path.of("../studies"));
        Stream<Path> founding = Files.list(Path.of("src/test/resources/studies"))) {
      return Stream.concat(shipped, founding)
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  /** {@code mvn -pl study -am test -Dtest=StudySchemaTest -Dregulus.write=true} writes it anew. */
  @Test
  void isTheOneInTheDocumentation() throws IOException {
    if (Boolean.getBoolean("regulus.write")) {
      Files.writeString(COMMITTED, StudySchema.text());
    }
    assertThat(COMMITTED).hasContent(StudySchema.text());
  }

  @ParameterizedTest
  @MethodSource("studies")
  void acceptsEveryStudy(Path file) {
    assertThat(errors(StudyFile.read(file, List.of()))).isEmpty();
  }

  static List<String> sectionsThatMayBeLeftOut() {
    return StudyReader.KEYS.stream().filter(key -> !StudyReader.NEEDED.contains(key)).toList();
  }

  @ParameterizedTest
  @MethodSource("sectionsThatMayBeLeftOut")
  void acceptsSectionsThatAreNull(String key) {
    // The final test names variants, which are left out as well.
    StudyFile file =
        StudyFile.read(
            Path.of("../studies/fashion-mnist.yaml"), List.of("final=null", key + "=null"));
    assertThat(errors(file)).isEmpty();
    assertThat(file.study(Infos::describe).variants()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dta=1",
        "training.epochs=0",
        "training.optimizer=adm",
        "training.optimizer={adam: {learnig_rate: 1}}",
        "training.optimizer={adam: {}, sgd: {}}",
        "base[0]={conv2d: {filters: 3}}",
        "base[0]=conv2d",
        "base[0]={dropout: $rate}",
        "base[0].conv2d.padding=sme",
        "bases={}",
        "data.pixels=unity",
        "variants.dropout[0]={insrt: {after: a, layer: flatten}}",
        "variants.dropout[0].insert.layer=flaten",
        "variants.l1[0].set.kernel_regulariser=l1",
        "choose.direction=up",
        "compare.margin=-0.005",
        "compare={}",
        "final.retrain_on=test",
        "repeat.seeds=many"
      })
  void underlinesWhatIsWrong(String option) {
    assertThat(errors(StudyFile.read(Path.of("../studies/fashion-mnist.yaml"), List.of(option))))
        .isNotEmpty();
  }
}
