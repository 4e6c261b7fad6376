package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two equal variants that each have their own opinion of each image, trained with few seeds: how
 * often they are called different, at the small levels that Holm and early looks ask for, too.
 */
final class FewSeedsTest {
  private static final int STUDIES = 3_000;
  private static final double[] LEVELS = {0.05, 0.01, 0.001};

  /** The draws of one simulated study. */
  private record Equal(int seeds, int images, double ofSeeds, Draws draws) {
    ImageScores scores() {
      Random random = new Random(draws.key());
      double[][] opinions = new double[2][images];
      for (int j = 0; j < images; j++) {
        double easy = 1.5 + 2 * random.nextGaussian();
        opinions[0][j] = easy + 0.5 * random.nextGaussian();
        opinions[1][j] = easy + 0.5 * random.nextGaussian();
      }
      double[][] scores = new double[seeds][images];
      for (double[] seed : scores) {
        double first = ofSeeds * random.nextGaussian();
        double second = ofSeeds * random.nextGaussian();
        for (int j = 0; j < images; j++) {
          seed[j] = right(opinions[0][j] + first, random) - right(opinions[1][j] + second, random);
        }
      }
      return new ImageScores(scores);
    }

    private static int right(double opinion, Random random) {
      return opinion + 0.5 * random.nextGaussian() > 0 ? 1 : 0;
    }
  }

  private static String rates(int seeds, int images, double ofSeeds) {
    int[] wrong = new int[LEVELS.length];
    for (int i = 0; i < STUDIES; i++) {
      Equal study = new Equal(seeds, images, ofSeeds, new Draws(11).at(i));
      double p =
          new MultiReaderMultiCase()
              .test(study.scores())
              .map(it -> it.estimate().pValue())
              .orElse(1.0);
      for (int level = 0; level < LEVELS.length; level++) {
        wrong[level] += p < LEVELS[level] ? 1 : 0;
      }
    }
    return String.format(
        Locale.ROOT,
        "| %d | %d | %.1f | %s |",
        seeds,
        images,
        ofSeeds,
        String.join(
            " | ",
            Arrays.stream(wrong)
                .mapToObj(it -> String.format(Locale.ROOT, "%.1f %%", 100.0 * it / STUDIES))
                .toList()));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 200, 0.1",
    "2, 500, 0.3",
    "3, 200, 0.1",
    "3, 500, 0.3",
    "5, 200, 0.1",
    "5, 500, 0.3"
  })
  void ratesAreAsThePageSays(int seeds, int images, double ofSeeds) throws IOException {
    String row = rates(seeds, images, ofSeeds);
    String page = Files.readString(Path.of("..", "docs", "statistics.md"));
    assertThat(page.contains(row)).as(row).isTrue();
  }
}
