package regulus.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.learning.data.Dataset;
import regulus.report.figure.Answers;
import regulus.report.imagined.ImaginedStudy;
import regulus.report.imagined.LargeStudies;
import regulus.report.imagined.TestAnswers;
import regulus.study.StudyResult;
import regulus.study.record.RecordedStudy.Opening;

final class ReportPageTest {
  private static final Dataset DATASET = TestAnswers.dataset();

  private static ReportPage page(StudyResult result) {
    Answers answers = TestAnswers.answers(DATASET);
    Map<String, regulus.learning.storage.Predictions> tests =
        result.finals().isEmpty()
            ? Map.of()
            : Map.of(result.finals().get(0).trials().get(0).trial().id(), answers.predictions());
    return ReportPage.of(
        new ReportSource(
            result,
            DATASET,
            tests,
            new ReportSource.Documents(Optional.empty(), "", List.of(), List.of(), List.of()),
            Optional.empty()));
  }

  @Test
  void aFinishedStudyNeedsNoNotice() {
    assertThat(page(ImaginedStudy.finished()).notices()).isEmpty();
  }

  @Test
  void theConclusionNamesTheChoiceAndTheTest() {
    assertThat(page(ImaginedStudy.finished()).conclusion())
        .satisfiesExactly(
            choice ->
                assertThat(choice)
                    .startsWith("Chosen by validation accuracy: batch-norm, 0.9")
                    .endsWith(" of base."),
            test ->
                assertThat(test)
                    .startsWith("On the 1,000 test images, opened once, batch-norm reached"));
  }

  @Test
  void basesAreATableWhereTheyShareAChange() {
    assertThat(page(LargeStudies.grid()).grid()).isPresent();
    assertThat(page(LargeStudies.apart()).grid()).isEmpty();
    assertThat(page(LargeStudies.thirteen()).grid()).isEmpty();
  }

  @Test
  void aTestSetThatWasOpenedAgainSaysSo() {
    Opening first = new Opening("2026-11-21T10:00:00Z", "batch-norm", "a", Optional.empty());
    Opening again =
        new Opening("2026-11-23T10:00:00Z", "batch-norm", "b", Optional.of("more seeds"));
    ReportSource.Documents documents =
        new ReportSource.Documents(
            Optional.empty(), "", List.of(), List.of(first, first, again, again), List.of());
    ReportPage page =
        ReportPage.of(
            new ReportSource(
                ImaginedStudy.finished(), DATASET, Map.of(), documents, Optional.empty()));
    assertThat(page.conclusion().get(1))
        .startsWith("On the 1,000 test images, opened 3 times, batch-norm reached");
    assertThat(page.notices())
        .containsExactly(
            "The test set was opened again on 2026-11-23, for batch-norm: more seeds.");
  }

  @Test
  void anUnfinishedStudySaysHowFarItIs() {
    ReportPage page = page(ImaginedStudy.running());
    assertThat(page.notices())
        .containsExactly(
            "This study is not finished: 3 of 15 trials are done. Everything below is"
                + " preliminary.");
    assertThat(page.conclusion())
        .containsExactly("Ahead so far by validation accuracy: base, 0.9107.");
    assertThat(page.variants().rows())
        .extracting(VariantSection.Row::progress)
        .containsExactly(
            "",
            "0 of 3 trials done",
            "0 of 3 trials done",
            "0 of 3 trials done",
            "0 of 3 trials done");
    assertThat(page.variants().verdicts().shown()).isEmpty();
    assertThat(page.tests()).isEmpty();
    assertThat(page.curves().rows().get(0).panels()).hasSize(2);
  }

  @Test
  void beforeTheFirstEpochThereAreNoCurves() {
    ReportPage page = page(ImaginedStudy.planned());
    assertThat(page.curves().rows()).isEmpty();
    assertThat(page.variants().plot()).isEmpty();
  }

  @Test
  void aFailureIsNoticedAndItsCauseStands() {
    ReportPage page = page(ImaginedStudy.withFailure("The loss was not a number."));
    assertThat(page.notices()).singleElement().asString().startsWith("1 trial failed");
    assertThat(page.variants().failures())
        .containsExactly(new VariantSection.Failure("l1", "seed 1", "The loss was not a number."));
  }

  @Test
  void oneSeedIsNoticed() {
    assertThat(page(ImaginedStudy.once()).notices())
        .singleElement()
        .asString()
        .startsWith("Every variant was trained once.");
    assertThat(page(ImaginedStudy.single()).notices()).isEmpty();
  }

  @Test
  void aSingleVariantIsNotChosenFromItself() {
    ReportPage page = page(ImaginedStudy.single());
    assertThat(page.conclusion()).containsExactly("base reached a validation accuracy of 0.9101.");
    assertThat(page.variants().rows()).hasSize(1);
    assertThat(page.curves().rows().get(0).overlay()).isEmpty();
  }

  @Test
  void mistakesAreShownInWholeMultiplesOfTheirPixels() {
    TestSection.Detail detail =
        page(ImaginedStudy.finished()).tests().get(0).detail().orElseThrow();
    assertThat(detail.gallery().total()).isEqualTo(75);
    assertThat(detail.gallery().confident()).hasSize(32);
    assertThat(detail.gallery().first())
        .extracting(Gallery.Picture::index)
        .isSorted()
        .allMatch(index -> index >= 0 && index < 1000);
    assertThat(detail.gallery().paired())
        .hasSize(8 + 8 + 8 + 7)
        .startsWith(
            detail.gallery().confident().stream()
                .filter(picture -> picture.truth().equals("Shirt"))
                .filter(picture -> picture.predicted().equals("T-shirt/top"))
                .findFirst()
                .orElseThrow());
    assertThat(detail.gallery().first().get(0).width()).isEqualTo(4 * 28);
    assertThat(detail.pairs().get(0))
        .isEqualTo("Shirt was taken for T-shirt/top 15 times of 100 (15 %).");
  }

  @Test
  void chartsHaveTheirOwnIds() {
    assertThat(
            page(ImaginedStudy.finished()).curves().rows().stream()
                .flatMap(row -> row.panels().stream())
                .map(panel -> panel.chart().id()))
        .hasSize(10)
        .doesNotHaveDuplicates();
  }

  @Test
  void everyVariantHasItsSummary() {
    assertThat(page(ImaginedStudy.finished()).method().models())
        .hasSize(5)
        .allMatch(model -> model.summary().contains("Total params: 93,"));
  }
}
