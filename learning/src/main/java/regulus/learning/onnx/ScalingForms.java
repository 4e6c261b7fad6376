package regulus.learning.onnx;

import java.util.List;
import regulus.learning.engine.Interpolation;
import regulus.learning.engine.ScalingWeights;
import regulus.learning.layer.Resizing;
import regulus.learning.layer.UpSampling2d;
import regulus.learning.network.WeightArray;
import regulus.learning.setting.Border;
import regulus.learning.setting.Pair;

/**
 * Images in another size. ONNX's {@code Resize} computes whole factors as Keras does; everything
 * else is written as what it is, rows and columns that are picked, or weighed by a matrix each.
 */
final class ScalingForms {
  private static final int HEIGHT = 2;
  private static final int WIDTH = 3;

  private ScalingForms() {}

  static Value enlarged(UpSampling2d layer, Site site) {
    return scaled(site.image(), layer.interpolation(), false, site);
  }

  static Value resized(Resizing layer, Site site) {
    Value x = site.image();
    Border border = layer.border(new Pair(x.shape().height(), x.shape().width()));
    Value proportioned =
        switch (layer.aspect()) {
          case STRETCHED -> x;
          case CROPPED -> BorderForms.cropped(x, border, site);
          case PADDED -> BorderForms.padded(x, border, layer.fillValue(), site);
        };
    return scaled(proportioned, layer.interpolation(), layer.antialias(), site);
  }

  private static Value scaled(Value x, Interpolation how, boolean antialias, Site site) {
    if (x.shape().equals(site.output())) {
      return x;
    }
    return site.image(
        switch (how) {
          case NEAREST ->
              whole(x, site) ? resized(x, "nearest", "asymmetric", site) : picked(x, site);
          case BILINEAR ->
              whole(x, site) && !antialias
                  ? resized(x, "linear", "half_pixel", site)
                  : weighed(x, how, antialias, site);
          case BICUBIC, LANCZOS3, LANCZOS5, AREA -> weighed(x, how, antialias, site);
        });
  }

  /** Whether images grow by whole factors, which a factor in 32 bits says exactly. */
  private static boolean whole(Value x, Site site) {
    return site.output().height() % x.shape().height() == 0
        && site.output().width() % x.shape().width() == 0;
  }

  /**
   * @param places how a new pixel's place becomes one among the old ones
   */
  private static String resized(Value x, String mode, String places, Site site) {
    float rows = (float) site.output().height() / x.shape().height();
    float columns = (float) site.output().width() / x.shape().width();
    WeightArray factors = new WeightArray(List.of(4), new float[] {1, 1, rows, columns});
    return site.node(
        "Resize",
        List.of(x.name(), "", site.constant("factors", factors)),
        Attribute.word("mode", mode),
        Attribute.word("coordinate_transformation_mode", places),
        Attribute.word("nearest_mode", "floor"));
  }

  private static ScalingWeights rows(Value x, Site site) {
    return new ScalingWeights(x.shape().height(), site.output().height());
  }

  private static ScalingWeights columns(Value x, Site site) {
    return new ScalingWeights(x.shape().width(), site.output().width());
  }

  private static String picked(Value x, Site site) {
    String rows = site.wholes("rows", rows(x, site).nearest());
    String columns = site.wholes("columns", columns(x, site).nearest());
    String picked = site.node("Gather", List.of(x.name(), rows), Attribute.whole("axis", HEIGHT));
    return site.node("Gather", List.of(picked, columns), Attribute.whole("axis", WIDTH));
  }

  private static String weighed(Value x, Interpolation how, boolean antialias, Site site) {
    WeightArray rows = matrix(rows(x, site), how, antialias);
    WeightArray columns = matrix(columns(x, site), how, antialias).arranged(List.of(1, 0));
    String weighed = site.node("MatMul", List.of(site.constant("rows", rows), x.name()));
    return site.node("MatMul", List.of(weighed, site.constant("columns", columns)));
  }

  private static WeightArray matrix(ScalingWeights weights, Interpolation how, boolean antialias) {
    double[] values = weights.of(how, antialias);
    float[] singles = new float[values.length];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = (float) values[i];
    }
    return new WeightArray(List.of(weights.to(), weights.from()), singles);
  }
}
