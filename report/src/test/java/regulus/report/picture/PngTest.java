package regulus.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;

final class PngTest {
  private static byte[] pixels(Shape shape) {
    byte[] pixels = new byte[shape.elements()];
    new Random(3).nextBytes(pixels);
    return pixels;
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @Test
  void greyPixelsComeBackAsTheyWere() throws IOException {
    Shape shape = Shape.of(5, 7, 1);
    byte[] pixels = pixels(shape);
    BufferedImage image = read(Png.encode(shape, pixels));
    assertThat(image.getWidth()).isEqualTo(7);
    assertThat(image.getHeight()).isEqualTo(5);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 7; x++) {
        assertThat((byte) image.getRaster().getSample(x, y, 0)).isEqualTo(pixels[y * 7 + x]);
      }
    }
  }

  @Test
  void coloursComeBackAsTheyWere() throws IOException {
    Shape shape = Shape.of(4, 3, 3);
    byte[] pixels = pixels(shape);
    BufferedImage image = read(Png.encode(shape, pixels));
    int last = pixels.length - 3;
    int rgb = image.getRGB(2, 3);
    assertThat((byte) (rgb >> 16)).isEqualTo(pixels[last]);
    assertThat((byte) (rgb >> 8)).isEqualTo(pixels[last + 1]);
    assertThat((byte) rgb).isEqualTo(pixels[last + 2]);
  }

  @Test
  void pixelsThatDoNotFillThePictureAreRefused() {
    assertThatThrownBy(() -> Png.encode(Shape.of(2, 2, 1), new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
