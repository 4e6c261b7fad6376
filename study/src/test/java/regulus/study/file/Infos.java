package regulus.study.file;

import java.util.List;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.data.DataSource;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;
import regulus.learning.data.Parts;

/** What the data sets of the tests are like. */
final class Infos {
  private Infos() {}

  static DatasetInfo describe(DataSource source) {
    String name =
        source instanceof DataSource.Known known
            ? known.name()
            : source instanceof DataSource.IdxFolder folder
                ? folder.folder()
                : source instanceof DataSource.ImageFolder folder ? folder.folder() : "folder";
    return switch (name) {
      case "mnist", "fashion-mnist" -> info(name, Shape.of(28, 28, 1), 10, 60_000);
      case "fashion-mnist-small" -> info(name, Shape.of(28, 28, 1), 10, 3_000);
      case "letters" -> info(name, Shape.of(28, 28, 1), 26, 60_000);
      case "cifar10" -> info(name, Shape.of(32, 32, 3), 10, 50_000);
      case "image-folder" ->
          new DatasetInfo(
              name, Shape.of(150, 150, 3), List.of("animal", "artifact"), new Parts(518, 148, 148));
      case "memes" -> info(name, Shape.of(150, 150, 3), 2, 2_000);
      default -> throw new InvalidData("There is no data set named " + name + ".");
    };
  }

  private static DatasetInfo info(String name, Shape shape, int classes, int train) {
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "c" + i).toList();
    return new DatasetInfo(name, shape, names, train, train == 3_000 ? 1_000 : 10_000);
  }
}
