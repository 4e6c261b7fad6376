package regulus.learning.onnx;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import regulus.learning.application.HalvingPadding;
import regulus.learning.data.InvalidData;
import regulus.learning.layer.ActivationLayer;
import regulus.learning.layer.ActivityRegularization;
import regulus.learning.layer.Add;
import regulus.learning.layer.AlphaDropout;
import regulus.learning.layer.Average;
import regulus.learning.layer.AveragePooling2d;
import regulus.learning.layer.BatchNormalization;
import regulus.learning.layer.Concatenate;
import regulus.learning.layer.Conv2d;
import regulus.learning.layer.Conv2dTranspose;
import regulus.learning.layer.Cropping2d;
import regulus.learning.layer.Dense;
import regulus.learning.layer.DepthwiseConv2d;
import regulus.learning.layer.Dropout;
import regulus.learning.layer.EinsumDense;
import regulus.learning.layer.EluLayer;
import regulus.learning.layer.Flatten;
import regulus.learning.layer.GaussianDropout;
import regulus.learning.layer.GaussianNoise;
import regulus.learning.layer.GlobalAveragePooling1d;
import regulus.learning.layer.GlobalAveragePooling2d;
import regulus.learning.layer.GlobalMaxPooling1d;
import regulus.learning.layer.GlobalMaxPooling2d;
import regulus.learning.layer.GroupNormalization;
import regulus.learning.layer.Identity;
import regulus.learning.layer.LayerNormalization;
import regulus.learning.layer.LeakyReluLayer;
import regulus.learning.layer.MaxPooling2d;
import regulus.learning.layer.Maximum;
import regulus.learning.layer.Minimum;
import regulus.learning.layer.MultiHeadAttention;
import regulus.learning.layer.Multiply;
import regulus.learning.layer.Normalization;
import regulus.learning.layer.PRelu;
import regulus.learning.layer.Permute;
import regulus.learning.layer.RandAugment;
import regulus.learning.layer.RandomBrightness;
import regulus.learning.layer.RandomColorDegeneration;
import regulus.learning.layer.RandomColorJitter;
import regulus.learning.layer.RandomContrast;
import regulus.learning.layer.RandomCrop;
import regulus.learning.layer.RandomElasticTransform;
import regulus.learning.layer.RandomErasing;
import regulus.learning.layer.RandomFlip;
import regulus.learning.layer.RandomGaussianBlur;
import regulus.learning.layer.RandomGrayscale;
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
import regulus.learning.layer.ReluLayer;
import regulus.learning.layer.Rescaling;
import regulus.learning.layer.Reshape;
import regulus.learning.layer.Resizing;
import regulus.learning.layer.SeparableConv2d;
import regulus.learning.layer.SoftmaxLayer;
import regulus.learning.layer.Solarization;
import regulus.learning.layer.SpatialDropout2d;
import regulus.learning.layer.Subtract;
import regulus.learning.layer.UnitNormalization;
import regulus.learning.layer.UpSampling2d;
import regulus.learning.layer.ZeroPadding2d;
import regulus.learning.network.Activated;
import regulus.learning.network.Layer;
import regulus.learning.network.Shapes.LayerShape;
import regulus.learning.network.WeightArray;

/** How each layer is written, as it is when it does not train; to add one, add its line. */
final class LayerForms {
  /** Writes a layer of one kind where it stands, and says what it gives. */
  private interface Form<L extends Layer> {
    Value write(L layer, Site site);
  }

  private record Entry<L extends Layer>(Class<L> type, Form<L> form) {
    Optional<Value> write(Layer layer, Site site) {
      return type.isInstance(layer)
          ? Optional.of(form.write(type.cast(layer), site))
          : Optional.empty();
    }
  }

  private static final List<Entry<?>> ALL =
      List.of(
          new Entry<>(Conv2d.class, WindowForms::conv2d),
          new Entry<>(DepthwiseConv2d.class, WindowForms::depthwise),
          new Entry<>(SeparableConv2d.class, WindowForms::separable),
          new Entry<>(Conv2dTranspose.class, WindowForms::transposed),
          new Entry<>(MaxPooling2d.class, (l, s) -> WindowForms.pooled("Max", l.window(), s)),
          new Entry<>(
              AveragePooling2d.class, (l, s) -> WindowForms.pooled("Average", l.window(), s)),
          new Entry<>(
              GlobalMaxPooling2d.class, (l, s) -> WindowForms.whole("Max", l.keepdims(), s)),
          new Entry<>(
              GlobalAveragePooling2d.class,
              (l, s) -> WindowForms.whole("Average", l.keepdims(), s)),
          new Entry<>(ZeroPadding2d.class, (l, s) -> BorderForms.padded(l.padding(), s)),
          new Entry<>(Cropping2d.class, (l, s) -> BorderForms.cropped(s.input(), l.cropping(), s)),
          new Entry<>(
              HalvingPadding.class,
              (l, s) -> BorderForms.padded(l.on(s.input().shape()).padding(), s)),
          new Entry<>(UpSampling2d.class, ScalingForms::enlarged),
          new Entry<>(Resizing.class, ScalingForms::resized),
          new Entry<>(RandomCrop.class, (l, s) -> ScalingForms.resized(l.middle(), s)),
          new Entry<>(
              GlobalMaxPooling1d.class,
              (l, s) -> SequenceForms.pooled("ReduceMax", l.keepdims(), s)),
          new Entry<>(
              GlobalAveragePooling1d.class,
              (l, s) -> SequenceForms.pooled("ReduceMean", l.keepdims(), s)),
          new Entry<>(EinsumDense.class, SequenceForms::einsum),
          new Entry<>(MultiHeadAttention.class, SequenceForms::attended),
          new Entry<>(Dense.class, ShapeForms::dense),
          new Entry<>(Flatten.class, (l, s) -> ShapeForms.flat(s)),
          new Entry<>(Reshape.class, (l, s) -> ShapeForms.reshaped(s)),
          new Entry<>(Permute.class, ShapeForms::permuted),
          new Entry<>(ActivationLayer.class, (l, s) -> activated(l, s)),
          new Entry<>(ReluLayer.class, (l, s) -> activated(l, s)),
          new Entry<>(LeakyReluLayer.class, (l, s) -> activated(l, s)),
          new Entry<>(EluLayer.class, (l, s) -> activated(l, s)),
          new Entry<>(SoftmaxLayer.class, ExampleForms::softmax),
          new Entry<>(PRelu.class, (l, s) -> sloped(s)),
          new Entry<>(BatchNormalization.class, NormalizationForms::batch),
          new Entry<>(LayerNormalization.class, ExampleForms::layer),
          new Entry<>(GroupNormalization.class, ExampleForms::groups),
          new Entry<>(UnitNormalization.class, ExampleForms::unit),
          new Entry<>(Rescaling.class, NormalizationForms::rescaled),
          new Entry<>(Normalization.class, NormalizationForms::normalized),
          new Entry<>(Dropout.class, (l, s) -> s.input()),
          new Entry<>(Identity.class, (l, s) -> s.input()),
          new Entry<>(ActivityRegularization.class, (l, s) -> s.input()),
          new Entry<>(SpatialDropout2d.class, (l, s) -> s.input()),
          new Entry<>(AlphaDropout.class, (l, s) -> s.input()),
          new Entry<>(GaussianDropout.class, (l, s) -> s.input()),
          new Entry<>(GaussianNoise.class, (l, s) -> s.input()),
          new Entry<>(RandomFlip.class, (l, s) -> s.input()),
          new Entry<>(RandomRotation.class, (l, s) -> s.input()),
          new Entry<>(RandomZoom.class, (l, s) -> s.input()),
          new Entry<>(RandomTranslation.class, (l, s) -> s.input()),
          new Entry<>(RandomContrast.class, (l, s) -> s.input()),
          new Entry<>(RandomBrightness.class, (l, s) -> s.input()),
          new Entry<>(RandomSharpness.class, (l, s) -> s.input()),
          new Entry<>(RandomGrayscale.class, (l, s) -> s.input()),
          new Entry<>(RandomInvert.class, (l, s) -> s.input()),
          new Entry<>(RandomHue.class, (l, s) -> s.input()),
          new Entry<>(RandomSaturation.class, (l, s) -> s.input()),
          new Entry<>(RandomColorDegeneration.class, (l, s) -> s.input()),
          new Entry<>(RandomColorJitter.class, (l, s) -> s.input()),
          new Entry<>(RandomShear.class, (l, s) -> s.input()),
          new Entry<>(RandomPerspective.class, (l, s) -> s.input()),
          new Entry<>(RandomElasticTransform.class, (l, s) -> s.input()),
          new Entry<>(RandomErasing.class, (l, s) -> s.input()),
          new Entry<>(RandomPosterization.class, (l, s) -> s.input()),
          new Entry<>(RandomGaussianBlur.class, (l, s) -> s.input()),
          new Entry<>(Solarization.class, (l, s) -> s.input()),
          new Entry<>(RandAugment.class, (l, s) -> s.input()),
          new Entry<>(Add.class, (l, s) -> JoinForms.joined("Sum", s)),
          new Entry<>(Subtract.class, (l, s) -> JoinForms.joined("Sub", s)),
          new Entry<>(Multiply.class, (l, s) -> JoinForms.multiplied(s)),
          new Entry<>(Average.class, (l, s) -> JoinForms.joined("Mean", s)),
          new Entry<>(Maximum.class, (l, s) -> JoinForms.joined("Max", s)),
          new Entry<>(Minimum.class, (l, s) -> JoinForms.joined("Min", s)),
          new Entry<>(Concatenate.class, JoinForms::concatenated));

  private LayerForms() {}

  static Set<Class<?>> types() {
    return ALL.stream().map(Entry::type).collect(Collectors.toSet());
  }

  /**
   * @throws InvalidData if there is no form for the layer
   */
  static Value written(Site site) {
    return ALL.stream()
        .flatMap(entry -> entry.write(site.layer().layer(), site).stream())
        .findFirst()
        .orElseThrow(() -> none(site.layer(), "it"));
  }

  static InvalidData none(LayerShape layer, String what) {
    return new InvalidData(
        "The layer '%s' (%s) cannot be exported to ONNX: %s has no form there; export to .keras or .safetensors."
            .formatted(layer.name(), layer.layer().kind().kerasName(), what));
  }

  private static Value activated(Activated layer, Site site) {
    return ActivationForms.applied(layer.activation(), site.input(), site);
  }

  /** A slope for each number of an example, or for several of them. */
  private static Value sloped(Site site) {
    Value x = site.input();
    WeightArray slopes = site.weight("alpha");
    List<Integer> own =
        IntStream.rangeClosed(1, x.shape().rank())
            .filter(dimension -> slopes.shape().get(dimension - 1) > 1)
            .boxed()
            .toList();
    return site.join("PRelu", x, site.spread(x, own, "alpha", slopes.values()));
  }
}
