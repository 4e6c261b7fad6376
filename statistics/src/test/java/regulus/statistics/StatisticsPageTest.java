package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The numbers in the text of docs/statistics.md, computed again. */
final class StatisticsPageTest {
  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/statistics.md")).replaceAll("\\s+", " ");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  @Test
  void anAccuracyOfTwoHundredImagesIsKnownAsSaid() throws IOException {
    Interval interval = WilsonInterval.of(176, 200);
    assertThat(page())
        .contains(
            "anything from "
                + percent(interval.low())
                + " to "
                + percent(interval.high())
                + " of 100");
  }

  @Test
  void theBestOfSixEqualRatesIsAsLuckyAsSaid() throws IOException {
    double ofOne = Math.sqrt(0.08 / 200) / Math.sqrt(2);
    assertThat(page()).contains("look about " + percent(ofOne * BestByChance.of(6)) + " points");
  }

  @Test
  void fiveWinsOfFiveAreWorthWhatIsSaid() throws IOException {
    Interval wins = new Outperforming(5, 0, 5).ci95();
    assertThat(page()).contains("from " + String.format(Locale.ROOT, "%.2f", wins.low()) + " on");
  }

  @Test
  void intervalsOfTenThousandImagesAreAsWideAsSaid() throws IOException {
    assertThat(page())
        .contains("±" + half(7_900) + " points, so for these two")
        .contains("an interval of ±" + half(9_800) + " points around each");
  }

  private static String half(int correct) {
    Interval interval = WilsonInterval.of(correct, 10_000);
    return percent((interval.high() - interval.low()) / 2);
  }
}
