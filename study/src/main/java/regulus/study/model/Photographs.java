package regulus.study.model;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import regulus.learning.Shape;
import regulus.learning.data.InvalidData;
import regulus.learning.explanation.ShownImage;
import regulus.learning.explanation.Subject;
import regulus.study.TrialSpec;

/**
 * Image files of any size, as a network is fed them.
 *
 * @param shape of the network's input
 */
public record Photographs(Shape shape) {
  private static final int MOST_BYTES = 64 << 20;

  /** As this trial's network was fed its images. */
  public static Photographs like(TrialSpec trial) {
    return new Photographs(trial.network().input());
  }

  /**
   * Reads one file.
   *
   * @throws InvalidData if it is missing or no image, its name in front
   */
  public Subject read(Path file) {
    try {
      return new Subject(file.toString(), shown(bytes(file)), OptionalInt.empty());
    } catch (IOException | RuntimeException unreadable) {
      throw new InvalidData(file + " is no image: " + unreadable.getMessage() + ".", unreadable);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES);
    }
  }

  private ShownImage shown(byte[] bytes) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    byte[] pixels = new byte[shape.elements()];
    for (int i = 0; i < pixels.length; i++) {
      int y = i / shape.channels() / shape.width() * image.getHeight() / shape.height();
      int x = i / shape.channels() % shape.width() * image.getWidth() / shape.width();
      pixels[i] = (byte) (image.getRGB(x, y) >> (8 * (2 - i % shape.channels())));
    }
    return new ShownImage(shape, pixels);
  }
}
