package regulus.study.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.statistics.Comparison;
import regulus.statistics.Leaders;
import regulus.study.ImaginedRecord;
import regulus.study.StudyResult;
import regulus.study.StudySpec;
import regulus.study.TinyStudy;
import regulus.study.Variant;

final class AheadTest {
  /** A base, {@code wide}, {@code deep} and {@code thin}; three seeds in the file. */
  private static StudySpec study() {
    StudySpec two = TinyStudy.apart(TinyStudy.study(3));
    List<Variant> variants = new ArrayList<>(two.variants());
    Variant base = variants.get(0);
    variants.add(base.trained("deep", training -> training.forExactly(5)));
    variants.add(base.trained("thin", training -> training.forExactly(6)));
    return new StudySpec(
        two.name(), two.data(), variants, two.repeat(), two.choose(), two.finalTest());
  }

  /** {@code wide} and {@code deep} are about as good, {@code thin} is clearly worse. */
  private static ImaginedRecord filled(ImaginedRecord record) {
    double[] up = {0.002, -0.001, 0.001};
    for (int seed = 0; seed < 3; seed++) {
      record
          .done("base", seed, 0.70 + up[seed])
          .done("wide", seed, 0.80 - up[seed] + 0.002)
          .done("deep", seed, 0.80 + 2 * up[seed] - 0.001)
          .done("thin", seed, 0.60 + up[seed] / 2);
    }
    return record;
  }

  private static ImaginedRecord record() {
    return filled(new ImaginedRecord(study()));
  }

  @Test
  void variantsThatLeadAreComparedWithEachOther() {
    Leaders leaders = record().result().leaders().orElseThrow();
    assertThat(leaders.sentence())
        .isEqualTo(
            "wide and deep cannot be told apart by this study: deep is 0.1 points behind, which 3"
                + " seeds do not show.");
    assertThat(leaders.counted()).isEqualTo(3);
    assertThat(leaders.comparisons())
        .extracting(Comparison::sentence)
        .satisfiesExactly(
            deep -> assertThat(deep).startsWith("wide against deep is undecided: +"),
            thin -> assertThat(thin).startsWith("wide is better than thin by 20.1 points"));
  }

  @Test
  void comparisonsWithTheBaseAreWhatTheyWere() {
    StudyResult result = record().result();
    assertThat(result.comparisons()).hasSize(3);
    assertThat(result.comparisons()).extracting(Comparison::baseline).containsOnly("base");
  }

  @Test
  void whoHasNotFinishedDoesNotCompete() {
    ImaginedRecord record = record().failed("deep", 2);
    Leaders leaders = record.result().leaders().orElseThrow();
    assertThat(leaders.names()).containsExactly("wide");
    assertThat(leaders.counted()).isEqualTo(1);
  }

  @Test
  void programsReadWhoLeads() {
    String json = new String(ResultsJson.bytes(record().result()), StandardCharsets.UTF_8);
    assertThat(json.replaceAll("\\s+", " "))
        .contains(
            "\"leaders\": { \"variants\": [ \"wide\", \"deep\" ], \"sentence\": \"wide and deep"
                + " cannot be told apart by this study: deep is 0.1 points behind, which 3 seeds do"
                + " not show.\", \"corrected_for\": 3, \"comparisons\": ["
                + " { \"variant\": \"wide\", \"baseline\": \"deep\"");
  }

  @Test
  void twoNetworksNeedNoMoreThanTheirOneComparison() {
    ImaginedRecord record = new ImaginedRecord(TinyStudy.apart(TinyStudy.study(2)));
    for (int seed = 0; seed < 2; seed++) {
      record.done("base", seed, 0.8 + 0.01 * seed).done("wide", seed, 0.81);
    }
    StudyResult result = record.result();
    assertThat(result.leaders()).isEmpty();
    assertThat(new String(ResultsJson.bytes(result), StandardCharsets.UTF_8))
        .doesNotContain("leaders");
  }

  @Test
  void whoWasDecidedEarlierIsComparedAtTheLookThatItLivedToSee() {
    // Only deep and its base get a fourth seed, in which both are luckier than ever.
    ImaginedRecord record = new ImaginedRecord(study()).until(3, 6);
    double[] up = {0.002, -0.001, 0.001};
    for (int seed = 0; seed < 3; seed++) {
      record
          .done("base", seed, 0.70 + up[seed])
          .done("wide", seed, 0.80 + up[seed] * 1.1)
          .done("deep", seed, 0.70 + up[seed] * 30)
          .done("thin", seed, 0.60 + up[seed] * 1.3);
    }
    record.further("base", 3, 0.99).further("deep", 3, 0.99);
    StudyResult result = record.result();
    assertThat(result.looking().orElseThrow().taken()).hasSize(2);
    assertThat(result.leaders().orElseThrow().comparisons())
        .allSatisfy(
            comparison -> {
              assertThat(comparison.n()).isEqualTo(3);
              assertThat(comparison.looked().orElseThrow().number()).isEqualTo(1);
            });
    assertThat(result.leaders().orElseThrow().names()).startsWith("wide");
  }
}
