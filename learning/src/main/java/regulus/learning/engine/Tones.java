package regulus.learning.engine;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * How the values of images are spread between dark and light, for each channel of each image by
 * itself: [batch, height, width, channels].
 */
public final class Tones {
  private static final long[] HEIGHT_AND_WIDTH = {1, 2};
  private static final int LEVELS = 256;

  private Tones() {}

  /**
   * Stretched until the least value of a channel is the lowest and its largest the highest that
   * there may be; a channel of one value stays.
   */
  public static Tensor stretched(Tensor images, double lowest, double highest) {
    org.bytedeco.pytorch.Tensor x = images.plain();
    org.bytedeco.pytorch.Tensor least = x.amin(HEIGHT_AND_WIDTH, true);
    org.bytedeco.pytorch.Tensor width = x.amax(HEIGHT_AND_WIDTH, true).sub(least);
    org.bytedeco.pytorch.Tensor flat = width.eq(number(0));
    // Nothing is divided by 0, where a gradient would be no number.
    org.bytedeco.pytorch.Tensor divisor = torch.where(flat, torch.ones_like(width), width);
    org.bytedeco.pytorch.Tensor stretched =
        x.sub(least).div(divisor).mul(number(highest - lowest)).add(number(lowest));
    return new Tensor(torch.where(flat, x, stretched));
  }

  /**
   * Spread until every tone is as frequent as every other, as near as 256 levels come to it: a
   * value becomes the share of the values of its channel that do not lie above its level, counted
   * from the lowest level on. A channel of one level stays.
   */
  public static Tensor equalized(Tensor images, double lowest, double highest) {
    org.bytedeco.pytorch.Tensor x = images.plain();
    org.bytedeco.pytorch.Tensor levels = levels(x, lowest, highest);
    org.bytedeco.pytorch.Tensor counts = counts(levels);
    org.bytedeco.pytorch.Tensor shares = shares(counts).gather(1, levels);
    org.bytedeco.pytorch.Tensor spread =
        arranged(shares, x).mul(number((highest - lowest) / (LEVELS - 1))).add(number(lowest));
    org.bytedeco.pytorch.Tensor flat = counts.gt(number(0)).sum(1).le(number(1));
    return new Tensor(
        torch.where(flat.reshape(x.size(0), 1, 1, x.size(3)), x, spread.to(x.scalar_type())));
  }

  /** 0 to 255, of each channel in a row of its own. */
  private static org.bytedeco.pytorch.Tensor levels(
      org.bytedeco.pytorch.Tensor x, double lowest, double highest) {
    return x.detach()
        .sub(number(lowest))
        .mul(number((LEVELS - 1) / (highest - lowest)))
        .clamp_min_(number(0))
        .clamp_max_(number(LEVELS - 1))
        .to(ScalarType.Long)
        .permute(0, 3, 1, 2)
        .reshape(x.size(0) * x.size(3), -1);
  }

  /** How often there is each level: [channels, 256]. */
  private static org.bytedeco.pytorch.Tensor counts(org.bytedeco.pytorch.Tensor levels) {
    int channels = (int) levels.size(0);
    long[] first = new long[channels];
    Arrays.setAll(first, channel -> (long) channel * LEVELS);
    return levels
        .add(Creation.indexes(first).plain().unsqueeze(1))
        .flatten()
        .bincount(new TensorOptional(), (long) channels * LEVELS)
        .reshape(channels, LEVELS);
  }

  /** Of the values that are not of the lowest level, how many do not lie above each: 0 to 255. */
  private static org.bytedeco.pytorch.Tensor shares(org.bytedeco.pytorch.Tensor counts) {
    org.bytedeco.pytorch.Tensor upTo = counts.cumsum(1).to(ScalarType.Double);
    org.bytedeco.pytorch.Tensor all = upTo.narrow(1, LEVELS - 1, 1);
    org.bytedeco.pytorch.Tensor lowest =
        torch.where(upTo.gt(number(0)), upTo, all).amin(new long[] {1}, true);
    return upTo.sub(lowest)
        .mul(number(LEVELS - 1))
        .div(all.sub(lowest))
        .round()
        .clamp_min_(number(0))
        .clamp_max_(number(LEVELS - 1));
  }

  /** As images again. */
  private static org.bytedeco.pytorch.Tensor arranged(
      org.bytedeco.pytorch.Tensor rows, org.bytedeco.pytorch.Tensor like) {
    return rows.reshape(like.size(0), like.size(3), like.size(1), like.size(2)).permute(0, 2, 3, 1);
  }

  private static Scalar number(double number) {
    return new Scalar(number);
  }
}
