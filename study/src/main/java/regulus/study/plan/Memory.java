package regulus.study.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.SplitSizes;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.training.Chunks;
import regulus.learning.training.Descent;
import regulus.learning.training.Features;
import regulus.learning.training.TrainingSpec;
import regulus.study.StudySpec;
import regulus.study.Variant;

/**
 * About how much memory one training takes, in bytes; counted from shapes, so that it is known
 * before anything is allocated.
 *
 * @param weights the trainable ones, their gradients, what the optimizer keeps of each, and those
 *     that are not trained
 * @param batch the outputs of all layers for the images that are computed at a time, and their
 *     gradients
 * @param features what frozen layers give for all images, where it is computed once
 * @param copies what Java holds of the weights while they are drawn, kept and stored
 */
public record Memory(double weights, double batch, double features, double copies) {
  private static final double GIBIBYTE = 1L << 30;
  private static final int COPIES = 2;

  /**
   * What a machine has, in bytes.
   *
   * @param all of its memory
   * @param heap the share of it that Java may use for itself
   */
  public record Machine(double all, double heap) {}

  /**
   * @param train how many images it is trained on and validated with
   */
  static Memory of(Variant variant, int train) {
    TrainingSpec training = variant.training();
    Shapes shapes = Shapes.of(variant.network());
    double trainable = shapes.trainableParameters();
    double all = shapes.parameters();
    int chunk = Math.min(train, Chunks.size(training, variant.network()));
    return new Memory(
        Float.BYTES * (all + trainable * (1 + Descent.vectors(training.optimizer()))),
        (double) Chunks.bytes(variant.network()) * chunk,
        features(variant, train),
        COPIES * Float.BYTES * all);
  }

  /** In the phase that keeps most. */
  private static double features(Variant variant, int images) {
    TrainingSpec training = variant.training();
    List<NetworkSpec> networks = training.networks(variant.network());
    double most = 0;
    for (int phase = 0; phase < networks.size(); phase++) {
      int epochs = training.parts().get(phase).epochs();
      most = Math.max(most, (double) Features.bytes(networks.get(phase), epochs, images));
    }
    return most;
  }

  /** All of it. */
  public double bytes() {
    return weights + batch + features + copies;
  }

  /**
   * Why a single training cannot be held by the machine, in sentences that begin with the variants
   * of which each is true.
   */
  public static List<String> excesses(StudySpec study, DatasetInfo info, Machine machine) {
    int train = train(study, info);
    Map<String, List<String>> variants = new LinkedHashMap<>();
    for (Variant variant : study.variants()) {
      excess(variant, of(variant, train), machine)
          .ifPresent(
              sentence ->
                  variants
                      .computeIfAbsent(sentence, none -> new ArrayList<>())
                      .add(variant.name()));
    }
    return variants.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .toList();
  }

  /** Why so many trainings at a time are more than the machine holds, in a sentence. */
  public static List<String> warnings(
      StudySpec study, DatasetInfo info, Machine machine, int jobs) {
    int train = train(study, info);
    Memory largest =
        study.variants().stream()
            .map(variant -> of(variant, train))
            .max(Comparator.comparingDouble(Memory::bytes))
            .orElseThrow();
    double needed = largest.bytes() * jobs;
    double copies = largest.copies() * jobs;
    if (jobs > 1 && needed > machine.all()) {
      return List.of(
          String.format(
              Locale.ROOT,
              "%d trials at once may take %s of memory, and this machine has %s: run it with"
                  + " --jobs %d.",
              jobs,
              words(needed),
              words(machine.all()),
              largest.trialsAtOnce(machine)));
    }
    return jobs > 1 && copies > machine.heap()
        ? List.of(
            String.format(
                Locale.ROOT,
                "%d trials at once may take %s of Java's memory, which is %s: run it with --jobs"
                    + " %d, or set %s.",
                jobs,
                words(copies),
                words(machine.heap()),
                largest.trialsAtOnce(machine),
                option(copies)))
        : List.of();
  }

  private int trialsAtOnce(Machine machine) {
    return (int) Math.max(1, Math.min(machine.all() / bytes(), machine.heap() / copies));
  }

  /** Final trainings see the validation images as well; a batch of them is no larger. */
  private static int train(StudySpec study, DatasetInfo info) {
    SplitSizes sizes = SplitSizes.of(info, study.data().split());
    return sizes.train() + sizes.validation();
  }

  private static Optional<String> excess(Variant variant, Memory memory, Machine machine) {
    if (memory.bytes() > machine.all()) {
      return Optional.of(
          "one training needs about "
              + words(memory.bytes())
              + " of memory, and this machine has "
              + words(machine.all())
              + ": "
              + remedy(variant, memory));
    }
    return memory.copies() > machine.heap()
        ? Optional.of(
            "the weights need about "
                + words(memory.copies())
                + " of Java's memory, which is "
                + words(machine.heap())
                + ": "
                + heaviest(variant)
                + "; make it smaller, or set "
                + option(memory.copies())
                + ".")
        : Optional.empty();
  }

  private static String remedy(Variant variant, Memory memory) {
    return memory.batch() > memory.weights() + memory.copies()
        ? "a batch takes "
            + words(memory.batch())
            + " of it; set a smaller batch_size, or chunk_size."
        : heaviest(variant) + "; make it smaller.";
  }

  private static String option(double copies) {
    return "REGULUS_JAVA_OPTS=-Xmx" + (long) Math.ceil(2 * copies / GIBIBYTE) + "g";
  }

  private static String heaviest(Variant variant) {
    LayerShape layer =
        Shapes.of(variant.network()).layers().stream()
            .max(Comparator.comparingLong(LayerShape::parameters))
            .orElseThrow();
    return String.format(Locale.ROOT, "%s alone has %,d weights", layer.name(), layer.parameters());
  }

  private static String words(double bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
  }
}
