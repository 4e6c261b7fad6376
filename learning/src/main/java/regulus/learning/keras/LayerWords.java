package regulus.learning.keras;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import regulus.learning.activation.LeakyRelu;
import regulus.learning.activation.Relu;
import regulus.learning.application.HalvingPadding;
import regulus.learning.data.InvalidData;
import regulus.learning.layer.BatchNormalization;
import regulus.learning.layer.Cropping2d;
import regulus.learning.layer.DepthwiseConv2d;
import regulus.learning.layer.Dropout;
import regulus.learning.layer.EinsumDense;
import regulus.learning.layer.GroupNormalization;
import regulus.learning.layer.KernelAndBias;
import regulus.learning.layer.LayerNormalization;
import regulus.learning.layer.LeakyReluLayer;
import regulus.learning.layer.MultiHeadAttention;
import regulus.learning.layer.Normalization;
import regulus.learning.layer.PRelu;
import regulus.learning.layer.ReluLayer;
import regulus.learning.layer.Rescaling;
import regulus.learning.layer.Resizing;
import regulus.learning.layer.SeparableConv2d;
import regulus.learning.layer.ZeroPadding2d;
import regulus.learning.network.Activation;
import regulus.learning.network.Layer;
import regulus.learning.setting.Border;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Pair;
import regulus.learning.setting.Setting;
import regulus.learning.setting.Trait;

/** The settings of a layer under Keras' names, as plain values: what a study file would write. */
public final class LayerWords {
  /** A size that is the input's. */
  private static final int INPUTS = -1;

  private static final long LAST_OF_IMAGES = 3;

  private LayerWords() {}

  /**
   * What makes the layer again; checked by doing so.
   *
   * @throws InvalidData if Keras' settings cannot say what the layer is
   */
  public static Map<String, @Nullable Object> of(String name, Layer layer) {
    Map<String, @Nullable Object> words = words(layer);
    List<InvalidSetting> problems = new ArrayList<>();
    Optional<? extends Layer> again = layer.kind().create(words, "", problems);
    if (!again.map(layer::equals).orElse(false)) {
      throw new InvalidData(
          "the layer '%s' (%s) cannot be written in Keras' words."
              .formatted(name, layer.kind().kerasName()));
    }
    return words;
  }

  private static Map<String, @Nullable Object> words(Layer layer) {
    Map<String, @Nullable Object> words = new LinkedHashMap<>();
    for (Trait trait : Trait.of((Record) layer)) {
      Optional<Setting> setting = layer.kind().setting(trait.name());
      setting.ifPresent(it -> words.put(it.name(), plain(trait.value())));
    }
    words.putAll(special(layer));
    return words;
  }

  /** Settings that a record keeps in another form than Keras. */
  private static Map<String, @Nullable Object> special(Layer layer) {
    Map<String, @Nullable Object> words = new LinkedHashMap<>();
    if (layer instanceof ReluLayer relu) {
      relu.activation().bend().ifPresent(bend -> bent(bend, words));
    } else if (layer instanceof LeakyReluLayer leaky) {
      words.put("negative_slope", leaky.activation().negativeSlope());
    } else if (layer instanceof BatchNormalization normalization) {
      normalized(normalization, words);
    } else if (layer instanceof LayerNormalization normalization) {
      terms(normalization.gamma(), normalization.beta(), words);
    } else if (layer instanceof GroupNormalization normalization) {
      terms(normalization.gamma(), normalization.beta(), words);
    } else if (layer instanceof DepthwiseConv2d convolution) {
      kernel("depthwise", convolution.weights(), words);
    } else if (layer instanceof SeparableConv2d convolution) {
      kernel("pointwise", convolution.pointwise(), words);
    } else if (layer instanceof MultiHeadAttention attention) {
      words.put("output_shape", some(attention.outputShape()));
      words.put("attention_axes", some(attention.attentionAxes()));
    } else if (layer instanceof PRelu relu) {
      words.put("shared_axes", some(relu.sharedAxes()));
    } else if (layer instanceof ZeroPadding2d padding) {
      words.put("padding", border(padding.padding()));
    } else if (layer instanceof Cropping2d cropping) {
      words.put("cropping", border(cropping.cropping()));
    } else if (layer instanceof Resizing resizing) {
      size(resizing.size(), words);
      words.put("crop_to_aspect_ratio", resizing.aspect() == Resizing.Aspect.CROPPED);
      words.put("pad_to_aspect_ratio", resizing.aspect() == Resizing.Aspect.PADDED);
      words.put("fill_value", resizing.fillValue());
    } else if (layer instanceof Dropout dropout && !dropout.noiseShape().isEmpty()) {
      List<@Nullable Integer> sizes = new ArrayList<>();
      dropout.noiseShape().forEach(size -> sizes.add(size == 0 ? null : size));
      words.put("noise_shape", sizes);
    } else if (layer instanceof Dropout) {
      words.put("noise_shape", null);
    } else if (layer instanceof Rescaling rescaling) {
      words.put("scale", one(rescaling.scales()));
      words.put("offset", one(rescaling.offsets()));
    } else if (layer instanceof Normalization given) {
      words.put("mean", given.adapts() ? null : given.mean());
      words.put("variance", given.adapts() ? null : given.variance());
    } else {
      words.putAll(AugmentationWords.of(layer));
    }
    return words;
  }

  private static void bent(Relu.Bend bend, Map<String, @Nullable Object> words) {
    words.put("max_value", bend.maxValue().isPresent() ? bend.maxValue().getAsDouble() : null);
    words.put("negative_slope", bend.negativeSlope());
    words.put("threshold", bend.threshold());
  }

  private static void normalized(
      BatchNormalization normalization, Map<String, @Nullable Object> words) {
    words.put("moving_mean_initializer", plain(normalization.averaging().mean()));
    words.put("moving_variance_initializer", plain(normalization.averaging().variance()));
    terms(normalization.gamma(), normalization.beta(), words);
  }

  private static void terms(
      BatchNormalization.Term gamma,
      BatchNormalization.Term beta,
      Map<String, @Nullable Object> words) {
    term("scale", "gamma", gamma, words);
    term("center", "beta", beta, words);
  }

  /** Of a kernel that Keras calls by another name. */
  private static void kernel(
      String name, KernelAndBias kernel, Map<String, @Nullable Object> words) {
    words.put(name + "_initializer", plain(kernel.kernelInitializer()));
    words.put(name + "_regularizer", plain(kernel.kernelRegularizer()));
    words.put(name + "_constraint", plain(kernel.restraints().kernelConstraint()));
  }

  private static void term(
      String flag,
      String weight,
      BatchNormalization.Term term,
      Map<String, @Nullable Object> words) {
    words.put(flag, term.used());
    words.put(weight + "_initializer", plain(term.initializer()));
    words.put(weight + "_regularizer", plain(term.regularizer()));
    words.put(weight + "_constraint", plain(term.constraint()));
  }

  private static @Nullable List<Integer> some(List<Integer> numbers) {
    return numbers.isEmpty() ? null : numbers;
  }

  static void size(Pair size, Map<String, @Nullable Object> words) {
    words.put("height", size.height());
    words.put("width", size.width());
  }

  private static Object one(List<Double> numbers) {
    return numbers.size() == 1 ? numbers.get(0) : numbers;
  }

  private static List<List<Integer>> border(Border border) {
    return List.of(List.of(border.top(), border.bottom()), List.of(border.left(), border.right()));
  }

  /** Sizes as Regulus has them: -1 where Keras leaves one to the input. */
  static @Nullable Object sizes(Kind<?> kind, String setting, @Nullable Object value) {
    return isAxis(kind, setting) && value instanceof List<?> written
        ? axis(written)
        : sized(kind, setting, value, null, (long) INPUTS);
  }

  /** The reverse of {@link #sizes}. */
  static @Nullable Object kerasSizes(Kind<?> kind, String setting, @Nullable Object value) {
    return isAxis(kind, setting) && value != null
        ? List.of(value)
        : sized(kind, setting, value, INPUTS, null);
  }

  private static boolean isAxis(Kind<?> kind, String setting) {
    return kind.equals(Normalization.KIND) && setting.equals("axis");
  }

  /**
   * A normalization's only dimension, which Keras writes as a list. It is the last by default and
   * of images, and where there is one number for all.
   */
  private static Object axis(List<? extends @Nullable Object> written) {
    if (written.isEmpty()) {
      return (long) INPUTS;
    }
    Object only = written.get(0);
    if (written.size() > 1 || only == null) {
      return written;
    }
    return only.equals(LAST_OF_IMAGES) ? (Object) (long) INPUTS : only;
  }

  private static @Nullable Object sized(
      Kind<?> kind,
      String setting,
      @Nullable Object value,
      @Nullable Object from,
      @Nullable Object to) {
    if (!kind.equals(EinsumDense.KIND)
        || !setting.equals("output_shape")
        || !(value instanceof List<?> list)) {
      return value;
    }
    List<@Nullable Object> sizes = new ArrayList<>(list);
    sizes.replaceAll(size -> Objects.equals(size, from) ? to : size);
    return sizes;
  }

  /** The layer that Keras has instead of one of Regulus' own. */
  static Layer inKeras(Layer layer, regulus.learning.Shape input) {
    return layer instanceof HalvingPadding halving ? halving.on(input) : layer;
  }

  static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.<@Nullable Object>map(LayerWords::plain).orElse(null);
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? number.getAsDouble() : null;
    }
    if (value instanceof Pair pair) {
      return List.of(pair.height(), pair.width());
    }
    if (value instanceof Enum<?> choice) {
      return choice.name().toLowerCase(java.util.Locale.ROOT);
    }
    if (value instanceof Record record) {
      return choice(record);
    }
    return value;
  }

  /** A record of a family, by its name and its settings. */
  static Map<String, Map<String, @Nullable Object>> choice(Record record) {
    Kind<?> kind =
        Trait.kind(record)
            .orElseThrow(() -> new IllegalArgumentException(record + " is of no family."));
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    for (Trait trait : Trait.of(record)) {
      settings.put(trait.name(), plain(trait.value()));
    }
    if (record instanceof LeakyRelu leaky) {
      settings.put("negative_slope", leaky.negativeSlope());
    }
    if (record instanceof Activation && record instanceof Relu relu) {
      settings.clear();
      relu.bend().ifPresent(bend -> bent(bend, settings));
    }
    return Map.of(kind.name(), settings);
  }
}
