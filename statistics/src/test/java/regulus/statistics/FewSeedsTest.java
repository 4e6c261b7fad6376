package regulus.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.statistics.PairedTest.Evidence;

/**
 * Two equal variants that each have their own opinion of each image, trained with few seeds: how
 * often they are called different, at the small levels that Holm and early looks ask for, too.
 */
final class FewSeedsTest {
  private static final int STUDIES = 3_000;
  private static final double[] LEVELS = {0.05, 0.01, 0.001};

  /** The draws of one simulated study. */
  private record Equal(int seeds, int images, double ofSeeds, Draws draws) {
    /** Each seed is validated on a fifth of the images. */
    ImageScores drawn() {
      double[][] all = scores().differences();
      Random random = new Random(draws.at(1).key());
      double[][] differences = new double[seeds][];
      int[][] numbers = new int[seeds][];
      for (int i = 0; i < seeds; i++) {
        double[] seed = all[i];
        List<Integer> order = new ArrayList<>(IntStream.range(0, images).boxed().toList());
        Collections.shuffle(order, random);
        numbers[i] = order.stream().limit(images / 5).mapToInt(it -> it).toArray();
        differences[i] = Arrays.stream(numbers[i]).mapToDouble(j -> seed[j]).toArray();
      }
      return new ImageScores(differences, Optional.of(numbers));
    }

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

  private static String rates(
      int seeds, int images, double ofSeeds, Function<Equal, Optional<Evidence>> test) {
    int[] wrong = new int[LEVELS.length];
    for (int i = 0; i < STUDIES; i++) {
      Equal study = new Equal(seeds, images, ofSeeds, new Draws(11).at(i));
      double p = test.apply(study).map(it -> it.estimate().pValue()).orElse(1.0);
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
    assertOnPage(rates(seeds, images, ofSeeds, it -> new MultiReaderMultiCase().test(it.scores())));
  }

  @ParameterizedTest
  @CsvSource({"2, 1000, 0.3", "3, 1000, 0.3", "5, 1000, 0.3"})
  void ratesOfSplitsAreAsThePageSays(int seeds, int images, double ofSeeds) throws IOException {
    assertOnPage(rates(seeds, images, ofSeeds, it -> new SplitsAndImages(0.25).test(it.drawn())));
  }

  private static void assertOnPage(String row) throws IOException {
    String page = Files.readString(Path.of("..", "docs", "statistics.md"));
    assertThat(page.contains(row)).as(row).isTrue();
  }
}
