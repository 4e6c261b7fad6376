package regulus.learning.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import regulus.learning.setting.InvalidSetting;

class ImageFormTest {
  private static final ImageForm FORM = ImageForm.of(3, 4);

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif"})
  void readsEveryFormatByItsFirstBytes(String format) throws IOException {
    byte[] pixels = ImageForm.of(2, 2).read(file(format, 2, 2, 0x3366CC));
    assertThat(pixels)
        .isEqualTo(
            new byte[] {
              0x33,
              0x66,
              (byte) 0xCC,
              0x33,
              0x66,
              (byte) 0xCC,
              0x33,
              0x66,
              (byte) 0xCC,
              0x33,
              0x66,
              (byte) 0xCC
            });
  }

  @Test
  void givesGreyPicturesEqualChannelsAndColoursTheirBrightness() throws IOException {
    byte[] red = file("png", 1, 1, 0xFF0000);
    ImageForm grey = new ImageForm(1, 1, ColorMode.GRAYSCALE, Sizing.USUAL);
    assertThat(grey.read(red)).containsExactly(76);
    ImageForm opaque = new ImageForm(1, 1, ColorMode.RGBA, Sizing.USUAL);
    assertThat(opaque.read(red)).containsExactly(-1, 0, 0, -1);
  }

  @Test
  void refusesHugePicturesByTheirHeader() throws IOException {
    byte[] png = file("png", 2, 2, 0);
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    assertThatThrownBy(() -> FORM.read(png))
        .isInstanceOf(UnreadablePicture.class)
        .hasMessage("is 60000×60000 pixels by its header: expected 1 to 50 million pixels");
    byte[] bmp = file("bmp", 2, 2, 0);
    ByteBuffer.wrap(bmp).order(java.nio.ByteOrder.LITTLE_ENDIAN).putInt(18, 1 << 30);
    assertThatThrownBy(() -> FORM.read(bmp)).isInstanceOf(UnreadablePicture.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "jpg"})
  void refusesEveryCutOffPicture(String format) throws IOException {
    byte[] whole = file(format, 40, 30, 0x123456);
    int tail = format.equals("gif") ? 8 : 2;
    for (int length = 0; length < whole.length - tail; length += 1 + length / 20) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> FORM.read(cut))
          .as("%s of %d bytes", format, length)
          .isInstanceOf(UnreadablePicture.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "gif", "jpg"})
  void fallsOverNoDamage(String format) throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] whole = file(format, 40, 30, 0x123456);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      for (int k = 0; k <= random.nextInt(4); k++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(
              () -> {
                try {
                  FORM.read(damaged);
                } catch (UnreadablePicture refused) {
                  assertThat(refused.reason()).isNotBlank();
                }
              })
          .as("seed %d", seed)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void refusesSizesThatAreNone() {
    assertThatThrownBy(() -> ImageForm.of(0, 4))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("expected from 1 to 4096 pixels each way, received 0×4");
  }

  @Test
  void namesOtherContent() {
    assertThatThrownBy(() -> FORM.read(new byte[0])).hasMessage("is empty");
    assertThatThrownBy(() -> FORM.read("<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .hasMessage("is no JPEG, PNG, GIF or BMP picture");
  }

  private static byte[] file(String format, int width, int height, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, width < 10 ? rgb : rgb * i);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }
}
