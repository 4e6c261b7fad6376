package regulus.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.learning.data.Dataset;
import regulus.learning.storage.Predictions;
import regulus.report.figure.Answers;
import regulus.report.figure.Disagreement;
import regulus.report.imagined.ImaginedStudy;
import regulus.report.imagined.TestAnswers;
import regulus.statistics.TestComparison;
import regulus.study.StudyResult;

/** Two final models beside each other in the report. */
final class RivalSectionTest {
  private static final Dataset DATASET = TestAnswers.dataset();
  private static final Answers CHOSEN = TestAnswers.answers(DATASET);
  private static final Answers OTHER = TestAnswers.answers(DATASET, 8);

  private static RivalSection section(StudyResult result, boolean answers) {
    Map<String, Predictions> tests =
        Map.of(
            result.finals().get(0).trials().get(0).trial().id(), CHOSEN.predictions(),
            result.finals().get(1).trials().get(0).trial().id(), OTHER.predictions());
    return RivalSection.of(
        new ReportSource(
            result,
            DATASET,
            answers ? tests : Map.of(),
            new ReportSource.Documents(
                Optional.empty(), "", List.of(), List.of(), Optional.empty(), List.of()),
            Optional.empty()));
  }

  @Test
  void theGalleryShowsExactlyTheImagesOnWhichTheModelsDiffer() {
    StudyResult result = ImaginedStudy.twiceTested(CHOSEN, OTHER);
    TestComparison comparison = result.finalComparisons().get(0);
    RivalSection.Rival rival = section(result, true).rivals().get(0);
    assertThat(rival.name()).isEqualTo("batch-norm against base");
    DifferenceGallery gallery = rival.gallery().orElseThrow();
    assertThat(gallery.groups())
        .extracting(DifferenceGallery.Group::label)
        .containsExactly("only batch-norm right", "only base right", "both wrong, each in its way");
    assertThat(gallery.groups().get(0).total()).isEqualTo(comparison.models().get(0).onlyVariant());
    assertThat(gallery.groups().get(1).total())
        .isEqualTo(comparison.models().get(0).onlyBaseline());
    DifferenceGallery.Picture first = gallery.groups().get(0).pictures().get(0);
    assertThat(first.said().get(0).said()).isEqualTo(first.truth());
    assertThat(first.said().get(1).said()).isNotEqualTo(first.truth());
    assertThat(first.image().source()).startsWith("data:image/png;base64,");
  }

  @Test
  void theSurestMistakesComeFirst() {
    List<Disagreement> won =
        Disagreement.of(CHOSEN, OTHER).stream()
            .filter(it -> it.right() == Disagreement.Right.FIRST)
            .toList();
    assertThat(won).hasSizeGreaterThan(10);
    for (int i = 1; i < won.size(); i++) {
      assertThat(won.get(i).second().confidence())
          .isLessThanOrEqualTo(won.get(i - 1).second().confidence());
    }
  }

  @Test
  void countsStayWhereAnswersAreLost() {
    RivalSection.Rival rival =
        section(ImaginedStudy.twiceTested(CHOSEN, OTHER), false).rivals().get(0);
    assertThat(rival.gallery()).isEmpty();
    assertThat(rival.counts()).hasSize(1);
    assertThat(rival.counts().get(0).repetition()).isEqualTo("seed 0");
  }

  @Test
  void thereIsNoSectionWithOneFinalModel() {
    assertThat(RivalSection.of(source(ImaginedStudy.finished())).rivals()).isEmpty();
  }

  private static ReportSource source(StudyResult result) {
    return new ReportSource(
        result,
        DATASET,
        Map.of(),
        new ReportSource.Documents(
            Optional.empty(), "", List.of(), List.of(), Optional.empty(), List.of()),
        Optional.empty());
  }
}
