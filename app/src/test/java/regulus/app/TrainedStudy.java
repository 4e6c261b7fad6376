package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A small study that was run, for tests of what is done with trained networks; it is trained once
 * for all of them, which leave its run folder as it is.
 *
 * @param folder where it lies, and what tests write; gone when all are over
 */
record TrainedStudy(Path folder) implements AutoCloseable {
  static final String TEXT =
      """
      study: small
      data: {dataset: fashion-mnist-small, validation: {count: 300}, train: {count: 600}}
      base:
        - conv2d: {filters: 4, kernel_size: 3, activation: relu}
        - max_pooling2d: {pool_size: 2}
        - conv2d: {filters: 12, kernel_size: 3, activation: relu}
        - max_pooling2d: {pool_size: 4}
        - flatten
        - dense: {units: 10, activation: softmax}
      variants:
        dropout: [insert: {after: flatten_1, layer: {dropout: {rate: 0.5}}}]
      training:
        optimizer: {adam: {learning_rate: 0.003}}
        loss: sparse_categorical_crossentropy
        metrics: [accuracy]
        batch_size: 32
        epochs: 2
      repeat: {seeds: 2}
      final: {retrain_on: train+validation}
      explain: true
      """;

  /** Gives it to the constructors of tests. */
  static final class Resolver implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TrainedStudy.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(TrainedStudy.class))
          .computeIfAbsent(TrainedStudy.class, key -> trained(), TrainedStudy.class);
    }
  }

  private static TrainedStudy trained() {
    try {
      TrainedStudy study = new TrainedStudy(Files.createTempDirectory("trained"));
      Path file = Files.writeString(study.path("small.yaml"), TEXT);
      Spoken spoken = Spoken.by("run", file.toString(), "--out", study.run().toString());
      assertThat(spoken.code()).as(spoken.err()).isZero();
      BufferedImage image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 90 * 60; i++) {
        image.setRGB(i % 90, i / 90, 0x030102 * (i % 85));
      }
      ImageIO.write(image, "png", study.photograph().toFile());
      return study;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A place for a test's own file or folder. */
  Path path(String name) {
    return folder.resolve(name);
  }

  Path run() {
    return path("run");
  }

  Path photograph() {
    return path("photograph.png");
  }

  /** All its models in an archive. */
  Path packed(String name) {
    Path file = path(name);
    Spoken spoken = Spoken.by("export", run().toString(), "--to", file.toString());
    assertThat(spoken.code()).as(spoken.err()).isZero();
    return file;
  }

  /** Another run folder with the same content. */
  Path copied(String name) throws IOException {
    Path copy = path(name);
    try (Stream<Path> files = Files.walk(run())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = copy.resolve(run().relativize(file));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target);
      }
    }
    return copy;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
