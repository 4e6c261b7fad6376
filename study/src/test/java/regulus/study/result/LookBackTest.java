package regulus.study.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.statistics.Comparison;
import regulus.statistics.Comparison.Verdict;
import regulus.study.ImaginedRecord;
import regulus.study.Looking;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.TinyStudy;
import regulus.study.Variant;

final class LookBackTest {
  /** A base, {@code wide} and {@code deep}; three seeds in the file. */
  private static StudySpec study() {
    StudySpec two = TinyStudy.apart(TinyStudy.study(3));
    List<Variant> variants = new ArrayList<>(two.variants());
    Variant base = variants.get(0);
    variants.add(base.trained("deep", training -> training.forExactly(5)));
    return new StudySpec(
        two.name(), two.data(), variants, two.repeat(), two.choose(), two.finalTest());
  }

  /** {@code wide} is clearly better, {@code deep} may be anything. */
  private static ImaginedRecord record() {
    ImaginedRecord record = new ImaginedRecord(study()).until(3, 6);
    double[] base = {0.80, 0.81, 0.79};
    for (int seed = 0; seed < 3; seed++) {
      record
          .done("base", seed, base[seed])
          .done("wide", seed, base[seed] + 0.1 + 0.001 * seed)
          .done("deep", seed, 0.8);
    }
    return record;
  }

  private static Comparison of(StudyResult result, String variant) {
    return result.comparisons().stream()
        .filter(it -> it.variant().equals(variant))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyWhatIsOpenIsWantedForTheNextLook() {
    StudyResult result = record().result();
    Looking looking = result.looking().orElseThrow();
    assertThat(looking.taken()).extracting(Looking.Look::seeds).containsExactly(3);
    assertThat(of(result, "wide").verdict()).isEqualTo(Verdict.BETTER);
    assertThat(of(result, "deep").verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(looking.open(study())).containsExactlyInAnyOrder("base", "deep");
    assertThat(looking.next(study())).hasValue(4);
  }

  @Test
  void aVerdictStaysWhateverItsBaseDoesLater() {
    StudyResult before = record().result();
    StudyResult after = record().further("base", 3, 0.95).further("deep", 3, 0.8).result();
    assertThat(after.looking().orElseThrow().taken()).hasSize(2);
    assertThat(of(after, "wide")).isEqualTo(of(before, "wide"));
    assertThat(of(after, "deep").n()).isEqualTo(4);
    assertThat(of(after, "deep").looked().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void aLookIsMadeWhenAllItsTrialsHaveEnded() {
    StudyResult without = record().further("base", 3, 0.95).result();
    assertThat(without.looking().orElseThrow().taken()).hasSize(1);
    assertThat(without.comparisons()).isEqualTo(record().result().comparisons());
  }

  @Test
  void everyLookCostsCertainty() {
    StudySpec study = study();
    ImaginedRecord once = new ImaginedRecord(study);
    ImaginedRecord often = new ImaginedRecord(study).until(3, 20);
    double[] ahead = {0.03, 0.04, 0.035};
    for (ImaginedRecord record : List.of(once, often)) {
      for (int seed = 0; seed < 3; seed++) {
        record.done("base", seed, 0.8).done("wide", seed, 0.8 + ahead[seed]);
        record.done("deep", seed, 0.8 - ahead[seed]);
      }
    }
    Comparison plain = of(once.result(), "wide");
    Comparison first = of(often.result(), "wide");
    assertThat(first.pValue()).isEqualTo(plain.pValue());
    assertThat(first.pAdjusted().orElseThrow()).isGreaterThan(plain.pAdjusted().orElseThrow());
    assertThat(first.ci95().orElseThrow().low()).isLessThan(plain.ci95().orElseThrow().low());
    assertThat(first.sentence()).contains("over 3 seeds, look 1 of 5, Holm p");
    assertThat(plain.looked()).isEmpty();
  }

  @Test
  void resultsSayWhatEveryLookSaid() {
    String json =
        new String(
            ResultsJson.bytes(record().further("base", 3, 0.8).further("deep", 3, 0.85).result()),
            StandardCharsets.UTF_8);
    assertThat(json.replaceAll("\\s+", " "))
        .contains("\"until_decided\": { \"most_seeds\": 6, \"planned\": [ 3, 4, 5, 6 ]")
        .contains("\"seeds\": 4, \"tested\": [ { \"variant\": \"deep\"")
        .contains("\"looked\": { \"look\": 1, \"of\": 4, \"level\": ");
  }

  @Test
  void theChoiceComparesSeedsThatVariantsShare() {
    ImaginedRecord record = record();
    // The base does better on later seeds, and deep with it, yet less so than wide was ahead.
    for (int seed = 3; seed < 6; seed++) {
      record.further("base", seed, 0.95).further("deep", seed, 0.96);
    }
    assertThat(record.result().chosen()).hasValue("wide");
  }
}
