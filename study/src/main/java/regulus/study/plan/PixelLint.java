package regulus.study.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import regulus.learning.data.Pixels;
import regulus.learning.layer.BatchNormalization;
import regulus.learning.layer.Normalization;
import regulus.learning.layer.Ranged;
import regulus.learning.layer.Rescaling;
import regulus.learning.layer.ValueRange;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.study.StudySpec;
import regulus.study.Variant;

/** What a network takes its pixels for, where they are something else. */
final class PixelLint {
  private static final ValueRange UNIT = new ValueRange(0, 1);
  private static final ValueRange BYTES = new ValueRange(0, 255);

  private final StudySpec study;
  private final Variant variant;
  private final boolean raw;

  private PixelLint(StudySpec study, Variant variant) {
    this.study = study;
    this.variant = variant;
    this.raw = study.data().pixels() == Pixels.RAW;
  }

  static List<String> warnings(StudySpec study, Variant variant) {
    PixelLint lint = new PixelLint(study, variant);
    return Stream.of(lint.scaling(), lint.range()).flatMap(Optional::stream).toList();
  }

  private Optional<String> scaling() {
    Optional<NamedLayer> rescaling =
        variant.network().layers().stream()
            .filter(layer -> layer.layer() instanceof Rescaling it && scalesDown(it))
            .findFirst();
    if (!raw) {
      return rescaling
          .filter(layer -> Lint.isNew(study, variant, layer))
          .map(
              layer ->
                  variant.name()
                      + ": pixels are scaled to 0 … 1 already, and "
                      + layer.name()
                      + " scales them again: remove it or set data: {pixels: raw}.");
    }
    boolean scaled =
        rescaling.isPresent() || has(BatchNormalization.class) || has(Normalization.class);
    return scaled || variant.baseline().isPresent()
        ? Optional.empty()
        : Optional.of(
            variant.name()
                + ": the network is fed pixels from 0 to 255 and does not rescale them.");
  }

  private static boolean scalesDown(Rescaling rescaling) {
    return rescaling.scales().stream().allMatch(scale -> Math.abs(scale) < 0.1);
  }

  private boolean has(Class<? extends Layer> type) {
    return variant.network().layers().stream().anyMatch(layer -> type.isInstance(layer.layer()));
  }

  /** Of augmentations before all other layers, the first that takes pixels for others. */
  private Optional<String> range() {
    int most = raw ? 255 : 1;
    return variant.network().layers().stream()
        .takeWhile(layer -> layer.layer().draws())
        .filter(
            layer ->
                layer.layer() instanceof Ranged it
                    && it.valueRange().equals(raw ? UNIT : BYTES)
                    && Lint.isNew(study, variant, layer))
        .findFirst()
        .map(
            layer ->
                String.format(
                    Locale.ROOT,
                    "%s: %s takes pixels for numbers from 0 to %d, but they are fed from 0 to %d:"
                        + " set value_range: [0, %<d].",
                    variant.name(),
                    layer.name(),
                    raw ? 1 : 255,
                    most));
  }
}
