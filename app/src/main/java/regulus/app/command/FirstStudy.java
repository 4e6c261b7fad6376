package regulus.app.command;

import java.util.List;
import java.util.Optional;
import regulus.app.text.Phrase;
import regulus.learning.data.DatasetInfo;
import regulus.learning.image.PictureFacts;

/**
 * A first study file for a folder of pictures: a small network with two variants, a network that
 * has learned before, what every line is for.
 *
 * @param folder as the study file names it
 * @param info what lies in it
 * @param pictures what some of its pictures are like; at least one
 * @param learned what a network begins with, if there is something
 */
record FirstStudy(
    String folder,
    DatasetInfo info,
    List<PictureFacts> pictures,
    Optional<LearnedWeights> learned) {
  private static final int LARGEST = 96;
  private static final int SMALLEST = 16;

  /** Of fewer pictures than these, batches are small, so that an epoch has some steps. */
  private static final int FEW = 320;

  FirstStudy {
    pictures = List.copyOf(pictures);
  }

  /** What was found, for people. */
  List<String> facts() {
    return List.of(
        info.name()
            + ": "
            + counts()
            + ", "
            + info.classes().size()
            + " classes: "
            + String.join(", ", info.classes()),
        "pictures of "
            + (size(0) == size(pictures.size() - 1) ? "" : size(0) + " to ")
            + size(pictures.size() - 1)
            + " pixels (shorter side), "
            + (grey() ? "grey" : "in colour"),
        learned
            .map(it -> "weights of " + it.network().written() + " in " + it.file())
            .orElse("no weights of a network that has learned before; see --weights"));
  }

  String text() {
    String name = info.name().replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
    return String.join(
        "\n", beginning(name.isEmpty() ? "pictures" : shortened(name)), networks(), rest());
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(64, name.length()));
  }

  private String beginning(String name) {
    return "# A first study of "
        + counts()
        + ": change it as you like; regulus plan checks it.\n"
        + "study: "
        + '"'
        + name
        + '"'
        + "\n\n"
        + "data:\n"
        + "  images: "
        + LearnedWeights.quoted(folder)
        + "  # a folder for each class\n"
        + "  size: "
        + side()
        + "  # every picture becomes this high and wide\n"
        + "  color_mode: "
        + (grey() ? "grayscale" : "rgb")
        + "\n"
        + (binary()
            ? "  positive: "
                + LearnedWeights.quoted(info.classes().get(1))
                + "  # what precision and recall are about\n"
            : "")
        + (info.testCount() == 0 ? "  test: {fraction: 0.2}  # set apart for the final test\n" : "")
        + (info.validationCount() == 0
            ? "  validation: {fraction: 0.2}  # to choose by, drawn anew for each seed\n"
            : "  # validation: the folder's own pictures\n");
  }

  private String networks() {
    return new FirstNetworks(head(), grey(), side(), learned).text();
  }

  private String head() {
    return binary()
        ? "dense: {units: 1, activation: sigmoid}  # the probability of the positive class"
        : "dense: {units: "
            + info.classes().size()
            + ", activation: softmax}  # one probability for each class";
  }

  private String rest() {
    return "training:\n"
        + "  optimizer: {adam: {learning_rate: 0.001}}\n"
        + "  loss: "
        + (binary() ? "binary_crossentropy" : "sparse_categorical_crossentropy")
        + "\n"
        + "  metrics: [accuracy"
        + (binary() ? ", precision, recall" : "")
        + "]\n"
        + "  batch_size: "
        + (info.trainCount() < FEW ? 8 : 32)
        + "\n"
        + "  epochs: 20  # at most\n"
        + "  early_stopping: {monitor: val_loss, patience: 5}  # keeps the best weights\n\n"
        + "repeat: {seeds: 5}  # every variant is trained five times, each time from other weights\n"
        + "choose: {by: val_accuracy, direction: max}\n"
        + "final: {retrain_on: train+validation}  # then the test pictures, once\n";
  }

  private boolean binary() {
    return info.classes().size() == 2;
  }

  private boolean grey() {
    return pictures.stream().allMatch(PictureFacts::grey);
  }

  private String counts() {
    String own = info.validationCount() > 0 ? " + " + Phrase.count(info.validationCount()) : "";
    String test = info.testCount() > 0 ? " + " + Phrase.count(info.testCount()) : "";
    return Phrase.count(info.trainCount()) + own + test + " pictures";
  }

  /** The shorter side of the middle picture, a multiple of eight that trains quickly. */
  private int side() {
    int middle = size(pictures.size() / 2) / 8 * 8;
    return Math.max(SMALLEST, Math.min(LARGEST, middle));
  }

  private int size(int rank) {
    return pictures.stream()
        .mapToInt(picture -> Math.min(picture.height(), picture.width()))
        .sorted()
        .skip(rank)
        .findFirst()
        .orElse(SMALLEST);
  }
}
