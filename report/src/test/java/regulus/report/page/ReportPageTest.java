package regulus.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.learning.data.Dataset;
import regulus.report.figure.Answers;
import regulus.report.figure.Tested;
import regulus.report.imagined.ImaginedStudy;
import regulus.report.imagined.LargeStudies;
import regulus.report.imagined.TestAnswers;
import regulus.statistics.Comparison;
import regulus.statistics.Interval;
import regulus.study.Looking;
import regulus.study.StudyResult;
import regulus.study.StudyResult.FinalResult;
import regulus.study.UntilDecided;
import regulus.study.record.RecordedStudy;
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
            result, DATASET, tests, documents(List.of(), List.of()), Optional.empty()));
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
  void theTestHasEveryFigureThatWasMeasured() {
    StudyResult finished = ImaginedStudy.finished();
    FinalResult last = finished.finals().get(0);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", 0.3);
    figures.put("accuracy", 0.9);
    figures.put("precision", 0.8087);
    Tested tested =
        Tested.of(new FinalResult(last.variant(), last.trials(), figures, Optional.empty()));
    assertThat(tested.accuracy()).contains(0.9);
    assertThat(tested.loss()).contains(0.3);
    assertThat(tested.others()).containsExactly(Map.entry("precision", 0.8087));
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
    ReportSource.Documents documents = documents(List.of(), List.of(first, first, again, again));
    ReportPage page =
        ReportPage.of(
            new ReportSource(
                ImaginedStudy.finished(), DATASET, Map.of(), documents, Optional.empty()));
    assertThat(page.conclusion().get(1))
        .startsWith("On the 1,000 test images, opened 3 times (see below), batch-norm reached");
    assertThat(page.notices())
        .containsExactly(
            "The test set was opened 3 times: on 2026-11-21 for batch-norm; on 2026-11-21 for"
                + " batch-norm; on 2026-11-23 for batch-norm, because: more seeds.");
  }

  private static ReportSource.Documents documents(
      List<RecordedStudy.Run> runs, List<Opening> openings) {
    return new ReportSource.Documents(
        Optional.empty(), "", runs, openings, Optional.empty(), List.of());
  }

  private static Optional<String> seenBefore(String... commands) {
    List<RecordedStudy.Run> runs =
        Arrays.stream(commands)
            .map(
                command ->
                    new RecordedStudy.Run(
                        "2026-11-21T10:00:00Z", Optional.empty(), Map.of("command", command)))
            .toList();
    StudyResult plain = ImaginedStudy.finished();
    StudyResult looked =
        new StudyResult(
            plain.study(),
            plain.variants(),
            plain.comparisons(),
            plain.chosen(),
            plain.finals(),
            List.of(),
            Optional.of(new Looking(new UntilDecided(3, 6), List.of())));
    ReportSource source =
        new ReportSource(looked, DATASET, Map.of(), documents(runs, List.of()), Optional.empty());
    return ReportPage.of(source).notices().stream().findFirst();
  }

  @Test
  void aLookThatWasNotPlannedIsNoticed() {
    assertThat(seenBefore("run a.yaml", "run a.yaml --until-decided"))
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .startsWith(
                        "This study was run before without --until-decided, last on 2026-11-21")
                    .endsWith("the chance of a false verdict is then somewhat above 5 %."));
    assertThat(seenBefore("run a.yaml --until-decided", "run a.yaml")).isEmpty();
    assertThat(seenBefore()).isEmpty();
  }

  @Test
  void whoLeadsIsSaidInTheConclusion() {
    StudyResult led = ImaginedStudy.led(ImaginedStudy.finished());
    String sentence = led.leaders().orElseThrow().sentence();
    assertThat(page(led).conclusion()).hasSize(3).contains(sentence);
    LeaderSection section = page(led).leaders().orElseThrow();
    assertThat(section.sentence()).isEqualTo(sentence);
    assertThat(section.correction()).contains("p is corrected for all 6 comparisons");
    assertThat(section.rows())
        .extracting(LeaderSection.Row::name)
        .contains("batch-norm against dropout")
        .doesNotContain("batch-norm against base");
    assertThat(section.rows().get(0).drawing().orElseThrow().single()).hasSize(3);
    assertThat(page(ImaginedStudy.finished()).leaders()).isEmpty();
  }

  @Test
  void everyPlannedLookHasALine() {
    StudyResult plain = ImaginedStudy.finished();
    Looking looking =
        new Looking(
            new UntilDecided(3, 6),
            List.of(
                new Looking.Look(3, List.of(at(0.0015), at(0.004))),
                new Looking.Look(4, List.of(at(0.01)))));
    StudyResult looked =
        new StudyResult(
            plain.study(),
            plain.variants(),
            plain.comparisons(),
            plain.chosen(),
            plain.finals(),
            List.of(),
            Optional.of(looking));
    assertThat(page(looked).looks().orElseThrow().rows())
        .containsExactly(
            new LookSection.Row(1, 3, "0.0015 to 0.0040", "nothing", "dropout and dropout"),
            new LookSection.Row(2, 4, "0.0100", "nothing", "dropout"),
            new LookSection.Row(3, 5, "", "not made yet", ""),
            new LookSection.Row(4, 6, "", "not made yet", ""));
    assertThat(page(looked).variants().interval()).contains("over all planned looks");
    assertThat(page(plain).looks()).isEmpty();
    assertThat(page(plain).variants().interval()).isEqualTo("95 % interval");
  }

  /** An open comparison that was tested at a level. */
  private static Comparison at(double level) {
    Comparison plain = ImaginedStudy.finished().comparisons().get(0);
    return new Comparison(
        plain.subject(),
        plain.effect(),
        Optional.of(
            new Comparison.Significance(
                new Interval(-0.1, 0.1),
                0.5,
                0.9,
                Optional.empty(),
                Optional.of(new Comparison.Looked(1, 4, level)))),
        Comparison.Verdict.UNDECIDED,
        Optional.empty());
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
        .isEqualTo("Shirt was taken for T-shirt/top: 15 of 100 (15 %).");
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
