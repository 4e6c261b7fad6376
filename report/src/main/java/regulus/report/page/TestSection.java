package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import regulus.learning.storage.Predictions;
import regulus.learning.training.OutputMeaning;
import regulus.report.chart.CurveChart;
import regulus.report.chart.CurveScale;
import regulus.report.chart.Identity;
import regulus.report.figure.Answers;
import regulus.report.figure.ClassFigures;
import regulus.report.figure.Confusion;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.Monitors;
import regulus.report.figure.Numbers;
import regulus.report.figure.Tested;
import regulus.report.figure.Words;
import regulus.study.StudyResult;
import regulus.study.StudyResult.FinalResult;
import regulus.study.StudyResult.VariantResult;
import regulus.study.StudySpec;
import regulus.study.TrialResult;
import regulus.study.TrialSpec;

/**
 * The final test of one variant.
 *
 * @param tested its figures
 * @param chosen whether the study chose it
 * @param training how the tested model came about, in a sentence
 * @param twins how many test images it had seen before, in sentences; empty where nobody has looked
 * @param retraining its curves; none for a model that was tested as it was
 * @param detail what its saved answers show; none without them
 */
public record TestSection(
    Tested tested,
    boolean chosen,
    String training,
    String twins,
    List<CurveSection.Panel> retraining,
    Optional<Detail> detail) {
  private static final int MOST_PAIRS = 8;

  /**
   * Computed from the answers of one trained model.
   *
   * @param id of its trial
   * @param recognized how many images were, in words
   * @param pairs the most confused ones, in words
   */
  public record Detail(
      String id,
      String recognized,
      Matrix matrix,
      List<String> pairs,
      List<ClassFigures> classes,
      Gallery gallery) {}

  /** The confusion matrix, ready to be placed. */
  public record Matrix(List<String> classes, List<MatrixRow> rows) {}

  /** One true class. */
  public record MatrixRow(String truth, int support, List<Cell> cells) {}

  /**
   * @param share of the row, in words
   * @param cssClass how dark it is: {@code hit0 … hit9} on the diagonal, {@code miss0 … miss9} off
   *     it
   */
  public record Cell(int count, String share, String cssClass, String description) {}

  static List<TestSection> of(ReportSource source) {
    return source.result().finals().stream()
        .filter(last -> !last.trials().isEmpty())
        .map(last -> of(source, last))
        .toList();
  }

  private static TestSection of(ReportSource source, FinalResult last) {
    Tested tested = Tested.of(last);
    boolean chosen = source.result().chosen().filter(last.variant()::equals).isPresent();
    return new TestSection(
        tested,
        chosen,
        training(source.result().study(), tested),
        TwinSection.sentence(last),
        retraining(source.result(), last),
        tested.runs().stream()
            .filter(run -> source.tests().containsKey(run.trial().id()))
            .findFirst()
            .map(run -> detail(source, run)));
  }

  private static String training(StudySpec study, Tested tested) {
    String images =
        tested.runs().stream()
            .flatMap(run -> run.outcome().stream())
            .findFirst()
            .map(outcome -> Numbers.count(outcome.trainExamples()) + " ")
            .orElse("");
    StudySpec.Retrain retrain =
        study
            .finalTest()
            .map(StudySpec.FinalTest::retrain)
            .orElse(StudySpec.Retrain.TRAIN_AND_VALIDATION);
    return switch (retrain) {
      case TRAIN_AND_VALIDATION ->
          "Trained again on the " + images + "training and validation images together, then tested";
      case NONE -> "Models of the study's trials, tested as they are";
    };
  }

  private static List<CurveSection.Panel> retraining(StudyResult result, FinalResult last) {
    VariantResult of = result.variant(last.variant());
    VariantResult again = new VariantResult(of.variant(), of.parameters(), last.trials(), Map.of());
    Identity identity = new Identity(result.variants().indexOf(of));
    List<CurveSection.Panel> panels = new ArrayList<>();
    for (String figure : Monitors.of(result).names()) {
      LearningCurve curve = LearningCurve.of(again, figure);
      if (!curve.isEmpty()) {
        CurveScale scale = CurveScale.of(figure, List.of(curve));
        CurveChart chart = new CurveChart(curve, Optional.empty(), scale, identity);
        panels.add(
            new CurveSection.Panel(
                Words.capitalized(Words.figure(figure)),
                identity,
                CurveSection.Chart.of(
                    "final-" + identity.slot() + "-" + panels.size(),
                    chart.description(),
                    chart.specification())));
      }
    }
    return panels;
  }

  private static Detail detail(ReportSource source, TrialResult run) {
    Predictions predictions = source.tests().get(run.trial().id());
    if (predictions == null) {
      throw new IllegalArgumentException("No predictions of " + run.trial().id());
    }
    Answers answers = Answers.on(source.dataset(), predictions);
    Confusion confusion = Confusion.of(answers);
    return new Detail(
        run.trial().id(),
        Numbers.count(confusion.correct())
            + " of "
            + Numbers.count(confusion.total())
            + " images were recognized",
        matrix(confusion),
        confusion.mostConfused(MOST_PAIRS).stream()
            .map(pair -> pair.sentence(confusion.classes()))
            .toList(),
        confusion.perClass(),
        Gallery.of(answers, outputs(run.trial()), source.dataset()));
  }

  private static OutputMeaning outputs(TrialSpec trial) {
    return OutputMeaning.of(trial.training().objective().loss(), trial.network());
  }

  private static Matrix matrix(Confusion confusion) {
    int classes = confusion.classes().size();
    double worst = worst(confusion);
    return new Matrix(
        confusion.classes(),
        IntStream.range(0, classes)
            .mapToObj(
                truth ->
                    new MatrixRow(
                        confusion.classes().get(truth),
                        confusion.support(truth),
                        IntStream.range(0, classes)
                            .mapToObj(predicted -> cell(confusion, truth, predicted, worst))
                            .toList()))
            .toList());
  }

  private static double worst(Confusion confusion) {
    double worst = 0;
    for (int truth = 0; truth < confusion.classes().size(); truth++) {
      for (int predicted = 0; predicted < confusion.classes().size(); predicted++) {
        if (truth != predicted) {
          worst = Math.max(worst, confusion.share(truth, predicted));
        }
      }
    }
    return worst;
  }

  private static Cell cell(Confusion confusion, int truth, int predicted, double worst) {
    double share = confusion.share(truth, predicted);
    boolean hit = truth == predicted;
    double darkness = hit ? share : worst == 0 ? 0 : share / worst;
    return new Cell(
        confusion.count(truth, predicted),
        Numbers.percent(share),
        (hit ? "hit" : "miss") + (int) Math.ceil(9 * darkness),
        confusion.classes().get(truth)
            + (hit ? " recognized: " : " taken for " + confusion.classes().get(predicted) + ": ")
            + Numbers.count(confusion.count(truth, predicted))
            + " of "
            + Numbers.count(confusion.support(truth)));
  }
}
