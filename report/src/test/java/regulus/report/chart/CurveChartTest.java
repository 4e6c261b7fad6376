package regulus.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import regulus.report.figure.LearningCurve;
import regulus.report.figure.LearningCurve.Point;
import regulus.report.imagined.ImaginedStudy;
import tools.jackson.databind.JsonNode;

final class CurveChartTest {
  private static final List<LearningCurve> CURVES =
      ImaginedStudy.finished().variants().stream()
          .map(variant -> LearningCurve.of(variant, "loss"))
          .toList();
  private static final CurveScale SCALE = CurveScale.of("loss", CURVES);

  private static LearningCurve curve(double... values) {
    List<Point> points = new java.util.ArrayList<>();
    for (double value : values) {
      points.add(new Point(points.size(), 1, value, value, value));
    }
    return new LearningCurve("v", "loss", points, List.of(), List.of(), List.of());
  }

  @Test
  void allPanelsHaveTheSameAxes() {
    List<JsonNode> domains =
        List.of(
            chart(1).at("/layer/0/encoding/y/scale/domain"),
            chart(4).at("/layer/0/encoding/y/scale/domain"),
            new OverlayChart(CURVES, SCALE).specification().at("/layer/0/encoding/y/scale/domain"));
    assertThat(domains).allMatch(domain -> domain.equals(domains.get(0)));
    assertThat(domains.get(0).size()).isEqualTo(2);
  }

  @Test
  void everyEpochIsARowWithItsExactText() {
    JsonNode rows = chart(1).at("/data/values");
    assertThat(rows.size()).isEqualTo(15);
    assertThat(rows.get(14).get("epoch").asInt()).isEqualTo(15);
    assertThat(rows.get(14).get("validationText").asString())
        .matches("0\\.\\d{4} \\(0\\..* to 0\\..*\\)");
    assertThat(rows.get(14).get("kept").asInt()).isEqualTo(3);
    assertThat(rows.get(0).get("kept").asInt()).isZero();
  }

  @Test
  void axesHaveUnits() {
    JsonNode encoding = chart(1).at("/layer/0/encoding");
    assertThat(encoding.at("/y/axis/title").asString()).isEqualTo("loss");
    assertThat(encoding.at("/x/axis/title").asString()).isEqualTo("epoch");
  }

  @Test
  void aFewFarLossesAreCutOff() {
    double[] losses = new double[30];
    java.util.Arrays.fill(losses, 0.4);
    losses[0] = 900;
    losses[29] = 0.2;
    CurveScale scale = CurveScale.of("loss", List.of(curve(losses)));
    assertThat(scale.cut()).isTrue();
    assertThat(scale.values().high()).isLessThan(1);
    assertThat(scale.values().low()).isLessThanOrEqualTo(0.2);
  }

  @Test
  void whereACurveEndsIsAlwaysShownUnlessItDiverged() {
    List<LearningCurve> falling =
        java.util.Collections.nCopies(5, curve(1.9, 0.5, 0.4, 0.3, 0.28, 0.26, 0.25, 0.24));
    List<LearningCurve> overfitting = new java.util.ArrayList<>(falling);
    overfitting.add(curve(0.5, 0.4, 0.3, 0.3, 0.4, 0.5, 0.6, 0.7));
    CurveScale scale = CurveScale.of("loss", overfitting);
    assertThat(scale.cut()).isTrue();
    assertThat(scale.values().high()).isBetween(0.7, 1.0);
    List<LearningCurve> diverged = new java.util.ArrayList<>(falling);
    diverged.add(curve(0.5, 0.4, 0.3, 0.3, 0.4, 0.5, 0.6, 70));
    assertThat(CurveScale.of("loss", diverged).values().high()).isLessThan(1);
  }

  @Test
  void nothingIsCutOffWhereNothingIsFar() {
    assertThat(CurveScale.of("loss", List.of(curve(1, 0.8, 0.6, 0.5, 0.4))).cut()).isFalse();
  }

  @Test
  void withoutAFigureThereIsStillAnAxis() {
    assertThat(CurveScale.of("loss", List.of(curve())).values().ticks()).isNotEmpty();
  }

  @Test
  void labelsNeverCoverEachOtherNorLeaveThePanel() {
    List<EndLabel> labels =
        EndLabel.apart(
            List.of(
                new EndLabel("a", 138, ""),
                new EndLabel("b", 139, ""),
                new EndLabel("c", 60, ""),
                new EndLabel("d", 137, "")),
            140);
    assertThat(labels).extracting(EndLabel::text).containsExactly("c", "d", "a", "b");
    for (int i = 1; i < labels.size(); i++) {
      assertThat(labels.get(i).fromTop() - labels.get(i - 1).fromTop()).isGreaterThanOrEqualTo(12);
    }
    assertThat(labels.get(3).fromTop()).isLessThanOrEqualTo(140);
  }

  @Test
  void variantsDifferInColourOrMark() {
    assertThat(java.util.stream.IntStream.range(0, 56).mapToObj(Identity::new))
        .extracting(identity -> identity.colour() + identity.mark())
        .doesNotHaveDuplicates();
  }

  private static JsonNode chart(int slot) {
    return new CurveChart(CURVES.get(slot), Optional.of(CURVES.get(0)), SCALE, new Identity(slot))
        .specification();
  }
}
