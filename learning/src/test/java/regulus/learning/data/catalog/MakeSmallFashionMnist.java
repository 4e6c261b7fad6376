package regulus.learning.data.catalog;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the subset of Fashion-MNIST that ships with the project: of each class the first 300
 * training images and the first 100 test images, in their original order.
 *
 * <p>{@code java MakeSmallFashionMnist.java FROM TO}, where FROM is the folder with the four
 * official files.
 */
public final class MakeSmallFashionMnist {
  static final int TRAIN_PER_CLASS = 300;
  static final int TEST_PER_CLASS = 100;

  private static final int PIXELS = 28 * 28;

  private MakeSmallFashionMnist() {}

  public static void main(String[] arguments) throws IOException {
    Path from = Path.of(arguments[0]);
    Path to = Path.of(arguments[1]);
    write(from, to, "train", TRAIN_PER_CLASS);
    write(from, to, "t10k", TEST_PER_CLASS);
  }

  private static void write(Path from, Path to, String part, int perClass) throws IOException {
    String images = part + "-images-idx3-ubyte.gz";
    String labels = part + "-labels-idx1-ubyte.gz";
    byte[] allLabels = content(from.resolve(labels), 8);
    byte[] allImages = content(from.resolve(images), 16);
    int[] chosen = firstOfEachClass(allLabels, perClass);
    pack(to.resolve(labels), List.of(0x801, chosen.length), pick(allLabels, 1, chosen));
    pack(
        to.resolve(images), List.of(0x803, chosen.length, 28, 28), pick(allImages, PIXELS, chosen));
  }

  static int[] firstOfEachClass(byte[] labels, int perClass) {
    int[] seen = new int[10];
    return IntStream.range(0, labels.length).filter(i -> seen[labels[i]]++ < perClass).toArray();
  }

  private static byte[] content(Path file, int header) throws IOException {
    try (var in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
      in.skipNBytes(header);
      return in.readAllBytes();
    }
  }

  private static byte[] pick(byte[] all, int size, int[] chosen) {
    ByteArrayOutputStream picked = new ByteArrayOutputStream();
    IntStream.of(chosen).forEach(i -> picked.write(all, i * size, size));
    return picked.toByteArray();
  }

  private static void pack(Path file, List<Integer> header, byte[] values) throws IOException {
    try (OutputStream out = new Gzip(Files.newOutputStream(file))) {
      for (int number : header) {
        out.write(ByteBuffer.allocate(4).putInt(number).array());
      }
      out.write(values);
    }
  }

  /** Packs as tightly as deflate can. */
  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
