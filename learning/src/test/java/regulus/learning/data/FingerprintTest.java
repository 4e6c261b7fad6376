package regulus.learning.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;

class FingerprintTest {
  private static final List<String> CLASSES = List.of("cat", "dog");
  private static final String ORIGINAL =
      fingerprint(CLASSES, Shape.of(2, 1, 1), "abcdef", 2, 0, 1, 0);

  @Test
  void isTheSameForTheSameContent() {
    assertThat(fingerprint(CLASSES, Shape.of(2, 1, 1), "abcdef", 2, 0, 1, 0)).isEqualTo(ORIGINAL);
    assertThat(ORIGINAL).matches("[0-9a-f]{64}");
  }

  @Test
  void changesWithEveryPartOfTheContent() {
    assertThat(
            List.of(
                fingerprint(CLASSES, Shape.of(2, 1, 1), "abcdeg", 2, 0, 1, 0),
                fingerprint(CLASSES, Shape.of(2, 1, 1), "abcdef", 2, 0, 1, 1),
                fingerprint(CLASSES, Shape.of(2, 1, 1), "abcdef", 1, 0, 1, 0),
                fingerprint(CLASSES, Shape.of(1, 2, 1), "abcdef", 2, 0, 1, 0),
                fingerprint(List.of("cat", "fox"), Shape.of(2, 1, 1), "abcdef", 2, 0, 1, 0),
                fingerprint(List.of("ca", "tdog"), Shape.of(2, 1, 1), "abcdef", 2, 0, 1, 0)))
        .doesNotContain(ORIGINAL)
        .doesNotHaveDuplicates();
  }

  @Test
  void leavesThePixelsAsTheyWere() {
    ByteBuffer pixels = ByteBuffer.allocateDirect(2).position(1);
    Examples examples = new Examples(Shape.of(1, 1, 1), pixels, new int[2]);
    Fingerprint.of(CLASSES, examples, 1);
    assertThat(pixels.position()).isEqualTo(1);
  }

  private static String fingerprint(
      List<String> classes, Shape shape, String pixels, int trainCount, int... labels) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(pixels.length());
    pixels.chars().forEach(c -> buffer.put((byte) c));
    return Fingerprint.of(classes, new Examples(shape, buffer.clear(), labels), trainCount);
  }
}
