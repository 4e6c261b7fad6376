package regulus.learning.layer;

import regulus.learning.network.Layer;
import regulus.learning.setting.Family;

/** Every layer there is. */
public final class Layers {
  public static final Family<Layer> ALL =
      new Family<>(
          "layer",
          Layer.class,
          Conv2d.KIND,
          DepthwiseConv2d.KIND,
          SeparableConv2d.KIND,
          Conv2dTranspose.KIND,
          ZeroPadding2d.KIND,
          Cropping2d.KIND,
          UpSampling2d.KIND,
          Resizing.KIND,
          MaxPooling2d.KIND,
          AveragePooling2d.KIND,
          GlobalMaxPooling2d.KIND,
          GlobalAveragePooling2d.KIND,
          GlobalMaxPooling1d.KIND,
          GlobalAveragePooling1d.KIND,
          Dense.KIND,
          EinsumDense.KIND,
          MultiHeadAttention.KIND,
          Flatten.KIND,
          Reshape.KIND,
          Permute.KIND,
          ActivationLayer.KIND,
          ActivityRegularization.KIND,
          ReluLayer.KIND,
          LeakyReluLayer.KIND,
          PRelu.KIND,
          EluLayer.KIND,
          SoftmaxLayer.KIND,
          BatchNormalization.KIND,
          LayerNormalization.KIND,
          GroupNormalization.KIND,
          UnitNormalization.KIND,
          Dropout.KIND,
          SpatialDropout2d.KIND,
          AlphaDropout.KIND,
          GaussianDropout.KIND,
          GaussianNoise.KIND,
          Rescaling.KIND,
          Normalization.KIND,
          RandomFlip.KIND,
          RandomRotation.KIND,
          RandomZoom.KIND,
          RandomTranslation.KIND,
          RandomContrast.KIND,
          RandomBrightness.KIND,
          RandomSharpness.KIND,
          RandomCrop.KIND,
          Add.KIND,
          Subtract.KIND,
          Multiply.KIND,
          Average.KIND,
          Maximum.KIND,
          Minimum.KIND,
          Concatenate.KIND);

  private Layers() {}
}
