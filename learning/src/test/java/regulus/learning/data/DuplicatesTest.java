package regulus.learning.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;
import regulus.learning.random.Stream;

/** Pictures of soft blobs, some of them more than once. */
class DuplicatesTest {
  private static final Shape SHAPE = Shape.of(16, 16, 3);
  private static final int DIFFERENT = 200;

  @Test
  void findsTheSamePixels() {
    List<byte[]> images = pictures();
    images.add(images.get(3).clone());
    images.add(images.get(4).clone());
    assertThat(heldOut(images, 2)).isEqualTo(new Duplicates(2, 0));
  }

  @Test
  void findsWhatIsBrighterOrNoisierOrMoved() {
    List<byte[]> images = pictures();
    images.add(changed(images.get(5), (value, at) -> value + 8));
    images.add(changed(images.get(6), (value, at) -> value + new Stream(3).below(9, at) - 4));
    assertThat(heldOut(images, 2)).isEqualTo(new Duplicates(0, 2));
  }

  @Test
  void leavesOtherPicturesAlone() {
    List<byte[]> images = pictures();
    images.add(changed(images.get(7), (value, at) -> 255 - value));
    images.add(changed(images.get(8), (value, at) -> value / 2));
    assertThat(heldOut(images, 100)).isEqualTo(new Duplicates(0, 0));
  }

  @Test
  void countsBothOfTwoAlikeWithinAPart() {
    List<byte[]> images = pictures();
    images.add(images.get(9).clone());
    Examples examples = examples(images);
    assertThat(Duplicates.within(range(examples, 0, examples.count())))
        .isEqualTo(new Duplicates(2, 0));
  }

  private interface Change {
    int of(int value, int at);
  }

  private static byte[] changed(byte[] image, Change change) {
    byte[] changed = new byte[image.length];
    for (int i = 0; i < image.length; i++) {
      changed[i] = (byte) Math.max(0, Math.min(255, change.of(image[i] & 0xff, i)));
    }
    return changed;
  }

  private static List<byte[]> pictures() {
    List<byte[]> pictures = new ArrayList<>();
    for (int i = 0; i < DIFFERENT; i++) {
      pictures.add(picture(new Stream(5).at(i)));
    }
    return pictures;
  }

  private static byte[] picture(Stream random) {
    byte[] pixels = new byte[SHAPE.elements()];
    for (int i = 0; i < pixels.length; i++) {
      double value = 128;
      for (int wave = 0; wave < 6; wave++) {
        double down = random.named("down").below(5, wave) * (i / 48) / 16.0;
        double across = random.named("across").below(5, wave) * (i / 3 % 16) / 16.0;
        value += 20 * Math.cos(3 * (down + across) + random.named("start").below(7, wave));
      }
      pixels[i] = (byte) value;
    }
    return pixels;
  }

  /** The last so many images against all before them. */
  private static Duplicates heldOut(List<byte[]> images, int last) {
    Examples examples = examples(images);
    int from = examples.count() - last;
    return Duplicates.between(range(examples, from, from + last), range(examples, 0, from));
  }

  private static Examples examples(List<byte[]> images) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(images.size() * SHAPE.elements());
    images.forEach(pixels::put);
    return new Examples(SHAPE, pixels.flip(), new int[images.size()]);
  }

  private static Selection range(Examples examples, int from, int to) {
    return new Selection(examples, IntStream.range(from, to).toArray());
  }
}
