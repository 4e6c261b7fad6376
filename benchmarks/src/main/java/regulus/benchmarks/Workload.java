package regulus.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import regulus.learning.Shape;
import regulus.learning.data.Dataset;
import regulus.study.file.StudyFile;

/** A network and what it is trained on; the study of each lies beside this class. */
enum Workload {
  /** 5.6 million multiplications and additions per image, forward. */
  W1(Shape.of(28, 28, 1), 10, 9600),
  /** 78 million. */
  W2(Shape.of(32, 32, 3), 10, 1600),
  /** 11 million, most of them in one large map of few channels. */
  W3(Shape.of(150, 150, 3), 2, 1600);

  private static final int VALIDATION = 10;

  private final Shape shape;
  private final int classes;
  private final int images;

  Workload(Shape shape, int classes, int images) {
    this.shape = shape;
    this.classes = classes;
    this.images = images;
  }

  /** How many images one epoch has if nothing else is asked for: some seconds' work. */
  int images() {
    return images;
  }

  /** Random images: these to train on, and the few more that a study cannot do without. */
  Dataset dataset(int trained) {
    return RandomImages.dataset(shape, classes, trained + VALIDATION);
  }

  StudyFile study(List<String> options) {
    return study(name().toLowerCase(Locale.ROOT) + ".yaml", options);
  }

  static StudyFile study(String name, List<String> options) {
    try (InputStream in = Workload.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return StudyFile.of(name, text, options);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
