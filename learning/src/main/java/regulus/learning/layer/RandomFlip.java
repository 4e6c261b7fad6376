package regulus.learning.layer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import regulus.learning.engine.Tensor;
import regulus.learning.engine.Warps;
import regulus.learning.random.Stream;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Setting;
import regulus.learning.setting.SettingType;

/**
 * Turns half of the images over while training, Keras' {@code RandomFlip}. With both directions one
 * draw decides both, as in Keras 3: an image stays as it is or is turned upside down.
 *
 * <p>Images [batch, height, width, channels] in and out.
 *
 * @param mode in what direction; both by default
 */
public record RandomFlip(Mode mode) implements Augmentation {
  public static final Kind<RandomFlip> KIND =
      new Kind<>(
          "random_flip",
          "RandomFlip",
          RandomFlip.class,
          List.of(
              Setting.optional(
                  "mode",
                  new SettingType.Word(Mode.WORDS),
                  "horizontal_and_vertical",
                  "Left and right change places, above and below, or both at once.")),
          values -> new RandomFlip(Mode.valueOf(values.text("mode").toUpperCase(Locale.ROOT))),
          "Turns half of the images over while training.");

  private static final double HALF = 0.5;

  /** What changes places. */
  public enum Mode {
    HORIZONTAL_AND_VERTICAL,
    /** Left and right. */
    HORIZONTAL,
    /** Above and below. */
    VERTICAL;

    private static final List<String> WORDS =
        Arrays.stream(values()).map(mode -> mode.name().toLowerCase(Locale.ROOT)).toList();
  }

  @Override
  public Kind<RandomFlip> kind() {
    return KIND;
  }

  @Override
  public Tensor augmented(Tensor images, Stream random) {
    Stream flips = random.named("flip");
    boolean[] marked = new boolean[images.size(0)];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = flips.uniform(i) < HALF;
    }
    return Warps.flip(images, marked, mode != Mode.HORIZONTAL, mode != Mode.VERTICAL);
  }
}
