package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.image.ColorMode;
import regulus.learning.image.Fit;
import regulus.learning.image.ImageForm;
import regulus.learning.image.Interpolation;
import regulus.learning.image.Sizing;

/**
 * Real photos through the whole of {@code image_dataset_from_directory}. Keras keeps the fractions
 * of resized values, here they are rounded to the nearest: so a value may differ by one half, and
 * the mean difference is a quarter at most. Grey values are rounded twice.
 *
 * <p>TensorFlow decodes JPEG by a faster and rougher way than the JDK and Pillow, who agree: by up
 * to four levels, in the mean by one.
 */
class ImageParityTest {
  /** And the 32 bits in which both add up. */
  private static final double HALF = 0.5 + 0.01;

  @TestFactory
  Stream<DynamicTest> readsAndResizesAsKeras() {
    return ParityFixture.tests("images", ImageParityTest::compare);
  }

  private static void compare(ParityCase c) {
    ImageForm form = form(c.settings());
    assertThat(form.shape().dimensions()).isEqualTo(c.shape("output"));
    byte[] actual = form.read(file(c.text("file")));
    float[] expected = c.floats("output");
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      double wanted = Math.max(0, Math.min(255, expected[i]));
      double difference = Math.abs(Byte.toUnsignedInt(actual[i]) - wanted);
      largest = Math.max(largest, difference);
      sum += difference;
    }
    boolean jpeg = c.text("file").endsWith(".jpg");
    boolean grey = form.color() == ColorMode.GRAYSCALE;
    assertThat(largest).as("largest difference").isLessThan(jpeg ? 4 : grey ? 1.5 : HALF);
    assertThat(sum / expected.length).as("mean").isLessThan(jpeg ? 1.1 : grey ? 0.55 : 0.26);
  }

  private static ImageForm form(Map<String, Object> settings) {
    List<?> size = (List<?>) Objects.requireNonNull(settings.get("size"));
    boolean crop = settings.containsKey("crop_to_aspect_ratio");
    boolean pad = settings.containsKey("pad_to_aspect_ratio");
    return new ImageForm(
        (Integer) size.get(0),
        (Integer) size.get(1),
        ColorMode.valueOf(word(settings, "color_mode", "rgb")),
        new Sizing(
            Interpolation.valueOf(word(settings, "interpolation", "bilinear")),
            crop ? Fit.CROP : pad ? Fit.PAD : Fit.STRETCH));
  }

  private static String word(Map<String, Object> settings, String name, String usual) {
    return String.valueOf(settings.getOrDefault(name, usual)).toUpperCase(Locale.ROOT);
  }

  private static byte[] file(String name) {
    String resource = "/regulus/learning/image/photos/" + name;
    try (InputStream in = ImageParityTest.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
