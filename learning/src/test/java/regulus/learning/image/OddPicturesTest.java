package regulus.learning.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Small odd pictures, each pixel as Pillow has it ({@code parity/oddities.py}): turned upright, in
 * RGB. What Pillow cannot read is refused.
 */
class OddPicturesTest {
  private static final int STEP = 7;

  @TestFactory
  Stream<DynamicTest> areReadAsPillowReadsThemOrRefused() throws IOException {
    JsonNode fixture = JsonMapper.shared().readTree(Files.readString(file("pillow.json")));
    return fixture
        .get("cases")
        .valueStream()
        .map(c -> DynamicTest.dynamicTest(c.get("file").asString(), () -> compare(c)));
  }

  private static void compare(JsonNode c) throws IOException {
    String name = c.get("file").asString();
    byte[] bytes = Files.readAllBytes(file(name));
    if (!c.has("pixels")) {
      assertThatThrownBy(() -> PictureFile.of(bytes).decode())
          .isInstanceOf(UnreadablePicture.class)
          .message()
          .isNotBlank();
      return;
    }
    Picture picture = ColorMode.RGB.convert(PictureFile.of(bytes).decode());
    assertThat(picture.height()).isEqualTo(c.get("height").asInt());
    assertThat(picture.width()).isEqualTo(c.get("width").asInt());
    assertThat(sampled(picture)).isEqualTo(c.get("pixels").asString());
  }

  private static String sampled(Picture picture) {
    StringBuilder sample = new StringBuilder();
    for (int y = 0; y < picture.height(); y += STEP) {
      for (int x = 0; x < picture.width(); x += STEP) {
        for (int channel = 0; channel < 3; channel++) {
          int value = picture.sample(y * picture.width() + x, channel);
          sample.append(HexFormat.of().toHexDigits((byte) value));
        }
      }
    }
    return sample.toString();
  }

  private static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(OddPicturesTest.class.getResource("oddities/" + name), name)
              .toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
