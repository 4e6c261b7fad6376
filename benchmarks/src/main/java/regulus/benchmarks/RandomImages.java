package regulus.benchmarks;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.data.Dataset;
import regulus.learning.data.Examples;
import regulus.learning.data.Fingerprint;
import regulus.learning.random.Stream;

/** Data sets of noise: what an image shows does not change how long it takes. */
final class RandomImages {
  private RandomImages() {}

  /** The same for the same arguments; classes in turn. */
  static Dataset dataset(Shape shape, int classes, int count) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(Math.multiplyExact(count, shape.elements()));
    Stream stream = new Stream(count);
    for (long counter = 0; pixels.remaining() >= Long.BYTES; counter++) {
      pixels.putLong(stream.bits(counter));
    }
    pixels.clear();
    int[] labels = IntStream.range(0, count).map(i -> i % classes).toArray();
    Examples examples = new Examples(shape, pixels, labels);
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    return new Dataset("noise", names, examples, count, Fingerprint.of(names, examples, count));
  }
}
