package regulus.learning.keras;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regulus.learning.engine.Sampler;
import regulus.learning.layer.Factor;
import regulus.learning.layer.RandAugment;
import regulus.learning.layer.RandomBrightness;
import regulus.learning.layer.RandomColorDegeneration;
import regulus.learning.layer.RandomColorJitter;
import regulus.learning.layer.RandomContrast;
import regulus.learning.layer.RandomCrop;
import regulus.learning.layer.RandomElasticTransform;
import regulus.learning.layer.RandomErasing;
import regulus.learning.layer.RandomGaussianBlur;
import regulus.learning.layer.RandomHue;
import regulus.learning.layer.RandomInvert;
import regulus.learning.layer.RandomPerspective;
import regulus.learning.layer.RandomPosterization;
import regulus.learning.layer.RandomRotation;
import regulus.learning.layer.RandomSaturation;
import regulus.learning.layer.RandomSharpness;
import regulus.learning.layer.RandomShear;
import regulus.learning.layer.RandomTranslation;
import regulus.learning.layer.RandomZoom;
import regulus.learning.layer.Solarization;
import regulus.learning.layer.ValueRange;
import regulus.learning.network.Layer;

/** Those settings of augmentations that a record keeps in another form than Keras. */
final class AugmentationWords {
  private AugmentationWords() {}

  /** None for other layers. */
  static Map<String, @Nullable Object> of(Layer layer) {
    Map<String, @Nullable Object> words = new LinkedHashMap<>();
    moved(layer, words);
    colored(layer, words);
    return words;
  }

  private static void moved(Layer layer, Map<String, @Nullable Object> words) {
    if (layer instanceof RandomCrop crop) {
      LayerWords.size(crop.size(), words);
    } else if (layer instanceof RandomRotation rotation) {
      words.put("factor", factor(rotation.factor()));
      sampled(rotation.sampler(), words);
    } else if (layer instanceof RandomZoom zoom) {
      words.put("height_factor", factor(zoom.heightFactor()));
      zoom.widthFactor().ifPresent(width -> words.put("width_factor", factor(width)));
      sampled(zoom.sampler(), words);
    } else if (layer instanceof RandomTranslation translation) {
      words.put("height_factor", factor(translation.heightFactor()));
      words.put("width_factor", factor(translation.widthFactor()));
      sampled(translation.sampler(), words);
    } else if (layer instanceof RandomShear shear) {
      words.put("x_factor", either(shear.xFactor()));
      words.put("y_factor", either(shear.yFactor()));
      sampled(shear.sampler(), words);
    } else if (layer instanceof RandomPerspective perspective) {
      words.put("factor", factor(perspective.factor()));
    } else if (layer instanceof RandomElasticTransform elastic) {
      drawn(elastic.factor(), elastic.valueRange(), words);
      words.put("scale", factor(elastic.scale()));
      sampled(elastic.sampler(), words);
    }
  }

  private static void colored(Layer layer, Map<String, @Nullable Object> words) {
    if (layer instanceof RandomBrightness brightness) {
      drawn(brightness.factor(), brightness.range(), words);
    } else if (layer instanceof RandomSharpness sharpness) {
      drawn(sharpness.factor(), sharpness.range(), words);
    } else if (layer instanceof RandomInvert invert) {
      drawn(invert.factor(), invert.valueRange(), words);
    } else if (layer instanceof RandomHue hue) {
      drawn(hue.factor(), hue.valueRange(), words);
    } else if (layer instanceof RandomSaturation saturation) {
      drawn(saturation.factor(), saturation.valueRange(), words);
    } else if (layer instanceof RandomColorDegeneration degeneration) {
      drawn(degeneration.factor(), degeneration.valueRange(), words);
    } else if (layer instanceof RandomPosterization posterization) {
      words.put("factor", List.of(posterization.least(), posterization.most()));
      words.put("value_range", range(posterization.valueRange()));
    } else if (layer instanceof RandAugment some) {
      drawn(some.factor(), some.valueRange(), words);
    } else if (layer instanceof RandomErasing erasing) {
      drawn(erasing.factor(), erasing.valueRange(), words);
      words.put("scale", factor(erasing.scale()));
    } else if (layer instanceof RandomGaussianBlur blur) {
      drawn(blur.factor(), blur.valueRange(), words);
      words.put("sigma", factor(blur.sigma()));
    } else if (layer instanceof Solarization solarization) {
      words.put("addition_factor", factor(solarization.additionFactor()));
      words.put("threshold_factor", factor(solarization.thresholdFactor()));
      words.put("value_range", range(solarization.valueRange()));
    } else if (layer instanceof RandomContrast contrast) {
      double lower = 1 - contrast.contrast().lower();
      double upper = contrast.contrast().upper() - 1;
      words.put("factor", List.of(lower, upper));
      words.put("value_range", range(contrast.valueRange()));
    } else if (layer instanceof RandomColorJitter jitter) {
      words.put("value_range", range(jitter.valueRange()));
      words.put("brightness_factor", factor(jitter.brightnessFactor()));
      words.put("contrast_factor", factor(jitter.contrastFactor()));
      words.put("saturation_factor", factor(jitter.saturationFactor()));
      words.put("hue_factor", factor(jitter.hueFactor()));
    }
  }

  private static void drawn(Factor factor, ValueRange range, Map<String, @Nullable Object> words) {
    words.put("factor", factor(factor));
    words.put("value_range", range(range));
  }

  private static @Nullable List<Double> factor(Optional<Factor> factor) {
    return factor.<@Nullable List<Double>>map(AugmentationWords::factor).orElse(null);
  }

  private static List<Double> factor(Factor factor) {
    return List.of(factor.lower(), factor.upper());
  }

  /** Keras' {@code RandomShear} refuses lists with numbers below 0, which it writes itself. */
  private static Object either(Factor factor) {
    return factor.lower() == -factor.upper() ? factor.upper() : factor(factor);
  }

  private static List<Double> range(ValueRange range) {
    return List.of(range.lowest(), range.highest());
  }

  private static void sampled(Sampler sampler, Map<String, @Nullable Object> words) {
    words.put("interpolation", LayerWords.plain(sampler.interpolation()));
    words.put("fill_mode", LayerWords.plain(sampler.outside()));
    words.put("fill_value", sampler.fillValue());
  }
}
