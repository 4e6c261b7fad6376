package regulus.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.data.Twins.Kind;
import regulus.learning.random.Stream;

/** Pictures of soft blobs: 40 different ones, then copies of the first. */
class TwinsTest {
  private static final Shape SHAPE = Shape.of(16, 16, 1);
  private static final int DIFFERENT = 40;

  /** Behind the different ones: the first again, the second brighter, the third upside down. */
  private static final Examples EXAMPLES = examples();

  private static Examples examples() {
    ByteBuffer pixels = ByteBuffer.allocateDirect((DIFFERENT + 3) * SHAPE.elements());
    for (int image = 0; image < DIFFERENT; image++) {
      pixels.put(blobs(image));
    }
    byte[] brighter = blobs(1);
    byte[] turned = blobs(2);
    for (int i = 0; i < brighter.length; i++) {
      brighter[i] = (byte) (brighter[i] + 6);
      turned[i] = blobs(2)[brighter.length - 1 - i];
    }
    pixels.put(blobs(0)).put(brighter).put(turned);
    return new Examples(SHAPE, pixels.rewind(), new int[DIFFERENT + 3]);
  }

  private static byte[] blobs(int image) {
    Stream stream = new Stream(image);
    double[] sum = new double[SHAPE.elements()];
    for (int blob = 0; blob < 6; blob++) {
      Stream one = stream.at(blob);
      double x = 16 * one.uniform(0);
      double y = 16 * one.uniform(1);
      double height = 120 * one.uniform(2);
      for (int i = 0; i < sum.length; i++) {
        int row = i / 16;
        double far = Math.pow(i % 16 - x, 2) + Math.pow(row - y, 2);
        sum[i] += height * Math.exp(-far / 12);
      }
    }
    byte[] pixels = new byte[sum.length];
    for (int i = 0; i < sum.length; i++) {
      pixels[i] = (byte) Math.min(240, sum[i]);
    }
    return pixels;
  }

  private static Selection range(int from, int to) {
    return new Selection(EXAMPLES, IntStream.range(from, to).toArray());
  }

  @Test
  void sayWhatAnImageIsToTheOthers() {
    assertThat(
            new Twins(EXAMPLES)
                .among(range(0, DIFFERENT), DIFFERENT, DIFFERENT + 1, DIFFERENT + 2, 5))
        .containsExactly(Kind.EXACT, Kind.NEAR, Kind.ALONE, Kind.ALONE);
  }

  @Test
  void lookOnlyAmongTheImagesThatAreAskedAbout() {
    assertThat(new Twins(EXAMPLES).among(range(1, DIFFERENT), DIFFERENT, DIFFERENT + 1))
        .containsExactly(Kind.ALONE, Kind.NEAR);
  }

  @Test
  void theExactOnesAreCountedWithoutHashesOfWhatTheyShow() {
    assertThat(Twins.exact(range(DIFFERENT, DIFFERENT + 3), range(0, DIFFERENT))).isEqualTo(1);
    assertThat(Twins.exact(range(0, DIFFERENT), range(0, DIFFERENT))).isZero();
  }

  @Test
  void otherExamplesAreRefused() {
    Selection others = new Selection(examples(), new int[] {0});
    assertThatThrownBy(() -> new Twins(EXAMPLES).among(others, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
