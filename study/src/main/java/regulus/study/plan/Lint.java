package regulus.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import regulus.learning.activation.Sigmoid;
import regulus.learning.activation.Softmax;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.SplitSizes;
import regulus.learning.data.Twins;
import regulus.learning.layer.BatchNormalization;
import regulus.learning.network.Activated;
import regulus.learning.network.Activation;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.network.Shapes;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.training.Chunks;
import regulus.learning.training.Loss;
import regulus.learning.training.TrainingSpec;
import regulus.statistics.Interval;
import regulus.statistics.WilsonInterval;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Rule;
import regulus.study.Variant;

/** What is allowed in a study and probably not meant, in sentences. */
public final class Lint {
  /** Half an interval from which on an accuracy counts as roughly known: one point. */
  private static final double ROUGH = 0.01;

  /** A share of the first value in a moving average that spoils it. */
  private static final double UNFORGOTTEN = 0.05;

  private final StudySpec study;
  private final Optional<Sensitivity> sensitivity;
  private final SplitSizes sizes;
  private final List<String> warnings = new ArrayList<>();

  private Lint(StudySpec study, DatasetInfo info) {
    this.study = study;
    this.sensitivity = Sensitivity.of(study, info);
    this.sizes = SplitSizes.of(info, study.data().split());
  }

  /** Every warning, those about the whole study first. */
  public static List<String> warnings(StudySpec study, DatasetInfo info) {
    Lint lint = new Lint(study, info);
    lint.validation();
    lint.seeds();
    lint.sensitivity.ifPresent(lint::luck);
    lint.sensitivity.ifPresent(lint::margin);
    lint.penalties();
    lint.twins();
    lint.simplicity();
    study.variants().forEach(lint::variant);
    return List.copyOf(lint.warnings);
  }

  /**
   * What only the images themselves show: test images that are training images as well, pixel by
   * pixel. Found in the time that it takes to read them.
   */
  public static Optional<String> duplicates(Dataset dataset) {
    int exact = Twins.exact(dataset.test(), dataset.train().join(dataset.validation()));
    return exact == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,d of the %,d test images %s as well, pixel by pixel: an accuracy on them shows"
                    + " memory.",
                exact,
                dataset.test().count(),
                exact == 1 ? "is a training image" : "are training images"));
  }

  /** Folds validate on all images together, each on its own. */
  private void validation() {
    int images = sizes.validation() * study.data().split().folds().orElse(1);
    Interval interval = WilsonInterval.of((int) Math.round(0.9 * images), images);
    double half = (interval.high() - interval.low()) / 2;
    if (half >= ROUGH) {
      warn(
          "Validation set of %,d images: an accuracy of 90 %% is known to ±%.1f points.",
          images, 100 * half);
    }
  }

  private void seeds() {
    int seeds = study.repeat().times();
    if (study.variants().size() > 1 && seeds == 1) {
      warn("One seed: no verdict is possible; set repeat: {seeds: 5}.");
    } else if (study.variants().size() > 1 && seeds == 2) {
      warn("Two seeds: only %s can be shown; set repeat: {seeds: 5}.", hardlyAnything());
    }
  }

  /** The same number that plan --detect says. */
  private String hardlyAnything() {
    return sensitivity
        .filter(it -> it.smallest().isPresent() && it.smallest().getAsDouble() < 1)
        .map(it -> 100 * it.smallest().getAsDouble())
        .map(points -> String.format(Locale.ROOT, "differences of %.1f points and more", points))
        .orElse("huge differences");
  }

  /** More variants than can be told apart: the best of them is the luckiest. */
  private void luck(Sensitivity it) {
    if (it.comparisons() > 1 && it.luck() >= ROUGH) {
      warn(
          "%d variants, %s and %,d validation images: were all as good as their base, the best"
              + " would still look %.1f points better.",
          it.comparisons(), repetitions(), it.images(), 100 * it.luck());
    }
  }

  private String repetitions() {
    int times = study.repeat().times();
    String word = study.repeat().folds().isPresent() ? "fold" : "seed";
    return times + " " + word + (times == 1 ? "" : "s");
  }

  private void margin(Sensitivity it) {
    OptionalDouble margin = study.compare().margin();
    if (margin.isPresent()
        && it.smallest().isPresent()
        && it.smallest().getAsDouble() > margin.getAsDouble()) {
      warn(
          "A margin of %.1f points: %s will probably show only differences from %.1f points on; see"
              + " plan --detect %s.",
          100 * margin.getAsDouble(),
          repetitions(),
          100 * it.smallest().getAsDouble(),
          margin.getAsDouble());
    }
  }

  /** The loss that is shown includes the penalties, which differ between variants. */
  private void penalties() {
    long penalized = study.variants().stream().filter(Lint::penalized).count();
    if (study.choose().by().equals("val_loss")
        && penalized > 0
        && penalized < study.variants().size()) {
      warn(
          "val_loss includes the penalties, which some variants have and some do not:"
              + " choose by a metric instead.");
    }
  }

  private static boolean penalized(Variant variant) {
    return Shapes.of(variant.network()).layers().stream().anyMatch(Lint::penalized);
  }

  private static boolean penalized(LayerShape layer) {
    return layer.layer().activityRegularizer().isPresent()
        || layer.weights().stream().anyMatch(weight -> weight.regularizer().isPresent());
  }

  private void twins() {
    Map<Variant, String> seen = new LinkedHashMap<>();
    for (Variant variant : study.variants()) {
      Variant content = new Variant("", Optional.empty(), variant.network(), variant.training());
      String first = seen.putIfAbsent(content, variant.name());
      if (first != null) {
        warn("%s is the same as %s: they share their trials.", variant.name(), first);
      }
    }
  }

  /** Of equally simple variants the best is chosen, with the rule or without. */
  private void simplicity() {
    long sizes =
        study.variants().stream()
            .map(variant -> Shapes.of(variant.network()).trainableParameters())
            .distinct()
            .count();
    if (study.choose().rule() == Rule.ONE_STANDARD_ERROR && sizes == 1) {
      warn(
          "one-standard-error has no effect: all variants have the same number of trainable"
              + " parameters, so that none is simpler.");
    }
  }

  private void variant(Variant variant) {
    warnings.addAll(PixelLint.warnings(study, variant));
    output(variant);
    if (!sameAsBase(variant)) {
      variant.training().parts().forEach(part -> part(variant, part));
    }
    normalization(variant);
    memory(variant);
  }

  private void part(Variant variant, TrainingSpec part) {
    if (part.batchSize() > sizes.train() && !part.wholeSet()) {
      warn(
          "%s: a batch of %,d is more than the %,d training images, so that an epoch is one step.",
          variant.name(), part.batchSize(), sizes.train());
    }
    part.stopping()
        .filter(stopping -> stopping.patience() + stopping.startFromEpoch() >= part.epochs())
        .ifPresent(
            stopping ->
                warn(
                    "%s: a patience of %d epochs cannot stop a training of %d.",
                    variant.name(), stopping.patience(), part.epochs()));
  }

  /** A whole training set that cannot be taken apart may not fit into memory. */
  private void memory(Variant variant) {
    double gigabytes = Chunks.bytes(variant.network()) * (double) sizes.train() / (1 << 30);
    List<NetworkSpec> networks = variant.training().networks(variant.network());
    for (int part = 0; part < networks.size(); part++) {
      if (variant.training().parts().get(part).wholeSet() && gigabytes >= 1) {
        Optional<NamedLayer> layer = Chunks.mixing(networks.get(part));
        layer.ifPresent(
            it ->
                warn(
                    "%s: %s needs the %,d training images of a batch at once, which takes about"
                        + " %.1f GiB: set a smaller batch_size.",
                    variant.name(), it.name(), sizes.train(), gigabytes));
      }
    }
  }

  private boolean sameAsBase(Variant variant) {
    return variant
        .baseline()
        .map(study::variant)
        .filter(base -> base.training().equals(variant.training()))
        .isPresent();
  }

  /** Whether it is not its base's, of which the same was said. */
  static boolean isNew(StudySpec study, Variant variant, NamedLayer layer) {
    return variant
        .baseline()
        .map(study::variant)
        .filter(base -> base.network().layers().contains(layer))
        .isEmpty();
  }

  private void output(Variant variant) {
    List<NamedLayer> layers = variant.network().layers();
    NamedLayer last = layers.get(layers.size() - 1);
    Optional<Loss.Output> output = variant.training().objective().loss().wanted();
    if (output.isEmpty() || variant.training().objective().loss().fromLogits()) {
      return;
    }
    boolean binary = output.get() == Loss.Output.SIGMOID_LOGITS;
    Class<? extends Activation> wanted = binary ? Sigmoid.class : Softmax.class;
    boolean fits = ends(last, wanted);
    if (fits || (!isNew(study, variant, last) && sameAsBase(variant))) {
      return;
    }
    if (binary && ends(last, Softmax.class)) {
      warn(
          "%s: %s ends in softmax, but the loss judges every output for itself; for images of one"
              + " class each it is sparse_categorical_crossentropy.",
          variant.name(), last.name());
    } else {
      warn(
          "%s: %s does not end in %s, but the loss takes its outputs as probabilities; if they are scores,"
              + " give it from_logits: true.",
          variant.name(), last.name(), binary ? "sigmoid" : "softmax");
    }
  }

  private static boolean ends(NamedLayer last, Class<? extends Activation> activation) {
    return last.layer() instanceof Activated it && activation.isInstance(it.activation());
  }

  /** Says it of the first, since they mostly have the same momentum. */
  private void normalization(Variant variant) {
    List<NamedLayer> unlearned =
        variant.network().layers().stream().filter(layer -> isUnlearned(variant, layer)).toList();
    if (!unlearned.isEmpty()) {
      NamedLayer first = unlearned.get(0);
      warn(
          "%s: %s%s has %,d steps to learn its moving averages, too few for a momentum of %s:"
              + " validation will look worse than it is.",
          variant.name(),
          first.name(),
          unlearned.size() == 1 ? "" : " (and %d more)".formatted(unlearned.size() - 1),
          steps(variant, first.name()).orElseThrow(),
          ((BatchNormalization) first.layer()).averaging().momentum());
    }
  }

  private boolean isUnlearned(Variant variant, NamedLayer layer) {
    OptionalLong steps = steps(variant, layer.name());
    return layer.layer() instanceof BatchNormalization it
        && steps.isPresent()
        && Math.pow(it.averaging().momentum(), (double) steps.getAsLong()) > UNFORGOTTEN;
  }

  /** How many steps a layer takes part in; none if it is ever to keep what it has. */
  private OptionalLong steps(Variant variant, String layer) {
    List<NetworkSpec> networks = variant.training().networks(variant.network());
    boolean keeps =
        networks.stream()
            .flatMap(network -> network.layers().stream())
            .anyMatch(it -> it.name().equals(layer) && (it.frozen() || it.inference()));
    return keeps
        ? OptionalLong.empty()
        : OptionalLong.of(variant.training().parts().stream().mapToLong(this::steps).sum());
  }

  private long steps(TrainingSpec part) {
    return part.epochs() * (long) Math.ceil(sizes.train() / (double) part.batchSize());
  }

  private void warn(String sentence, Object... values) {
    warnings.add(String.format(Locale.ROOT, sentence, values));
  }
}
