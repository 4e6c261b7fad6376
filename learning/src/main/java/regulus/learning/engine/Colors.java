package regulus.learning.engine;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Colors of images [batch, height, width, 3] of red, green and blue, as TensorFlow computes them.
 *
 * <p>Hue is the place on the circle from red over green and blue to red again, 0 to 1; saturation
 * is {@code (highest - lowest) / highest} of the three; value is the highest.
 */
public final class Colors {
  /** Red, green and blue. */
  public static final int CHANNELS = 3;

  private static final int LAST = 3;
  private static final float[] LUMINANCE = {0.2989f, 0.5870f, 0.1140f};
  private static final double SIXTH = 1 / 6.0;

  private Colors() {}

  /** How light each pixel is, in all three channels: {@code 0.2989 R + 0.587 G + 0.114 B}. */
  public static Tensor grey(Tensor images) {
    Tensor weights = Creation.of(LUMINANCE, Precision.of(images), List.of(CHANNELS));
    org.bytedeco.pytorch.Tensor x = images.plain();
    return new Tensor(x.matmul(weights.plain()).unsqueeze(LAST).expand_as(x));
  }

  /**
   * Images whose hues are moved around the circle.
   *
   * @param images from 0 to 1
   * @param by between -1 and 1, [batch, 1, 1, 1]
   */
  public static Tensor turned(Tensor images, Tensor by) {
    Parts parts = parts(images.plain());
    org.bytedeco.pytorch.Tensor hue = parts.hue().add(by.plain());
    hue = torch.where(hue.gt(number(1)), hue.sub(number(1)), hue);
    hue = torch.where(hue.lt(number(0)), hue.add(number(1)), hue);
    return new Tensor(mixed(new Parts(hue, parts.saturation(), parts.value())));
  }

  /**
   * Images whose saturations are multiplied, and then kept within two numbers.
   *
   * @param times [batch, 1, 1, 1]
   */
  public static Tensor saturated(Tensor images, Tensor times, double low, double high) {
    Parts parts = parts(images.plain());
    Tensor saturation = new Tensor(parts.saturation().mul(times.plain()));
    org.bytedeco.pytorch.Tensor kept = Elementwise.clip(saturation, low, high).plain();
    return new Tensor(mixed(new Parts(parts.hue(), kept, parts.value())));
  }

  private static Parts parts(org.bytedeco.pytorch.Tensor x) {
    org.bytedeco.pytorch.Tensor value = x.amax(new long[] {LAST}, true);
    org.bytedeco.pytorch.Tensor range = value.sub(x.amin(new long[] {LAST}, true));
    org.bytedeco.pytorch.Tensor none = torch.zeros_like(value);
    org.bytedeco.pytorch.Tensor lit = value.gt(number(0));
    org.bytedeco.pytorch.Tensor colored = range.gt(number(0));
    // Nothing is divided by 0, where a gradient would be no number.
    org.bytedeco.pytorch.Tensor one = torch.ones_like(value);
    org.bytedeco.pytorch.Tensor saturation =
        torch.where(lit, range.div(torch.where(lit, value, one)), none);
    org.bytedeco.pytorch.Tensor hue =
        torch.where(colored, hue(x, value, torch.where(colored, range, one)), none);
    return new Parts(torch.where(hue.lt(number(0)), hue.add(number(1)), hue), saturation, value);
  }

  private static org.bytedeco.pytorch.Tensor hue(
      org.bytedeco.pytorch.Tensor x,
      org.bytedeco.pytorch.Tensor value,
      org.bytedeco.pytorch.Tensor range) {
    org.bytedeco.pytorch.Tensor red = x.narrow(LAST, 0, 1);
    org.bytedeco.pytorch.Tensor green = x.narrow(LAST, 1, 1);
    org.bytedeco.pytorch.Tensor blue = x.narrow(LAST, 2, 1);
    org.bytedeco.pytorch.Tensor sixth = range.reciprocal().mul(number(SIXTH));
    org.bytedeco.pytorch.Tensor nearGreen = blue.sub(red).mul(sixth).add(number(2 * SIXTH));
    org.bytedeco.pytorch.Tensor nearBlue = red.sub(green).mul(sixth).add(number(4 * SIXTH));
    return torch.where(
        red.eq(value),
        green.sub(blue).mul(sixth),
        torch.where(green.eq(value), nearGreen, nearBlue));
  }

  private static org.bytedeco.pytorch.Tensor mixed(Parts parts) {
    org.bytedeco.pytorch.Tensor place = parts.hue().mul(number(6));
    org.bytedeco.pytorch.Tensor shares =
        torch
            .cat(
                new TensorVector(
                    place.sub(number(3)).abs().sub(number(1)),
                    place.sub(number(2)).abs().neg().add(number(2)),
                    place.sub(number(4)).abs().neg().add(number(2))),
                LAST)
            .clamp_min(number(0))
            .clamp_max(number(1));
    org.bytedeco.pytorch.Tensor pale = parts.saturation().neg().add(number(1));
    return shares.mul(parts.saturation()).add(pale).mul(parts.value());
  }

  private static Scalar number(double number) {
    return new Scalar(number);
  }

  /** Each [batch, height, width, 1]. */
  private record Parts(
      org.bytedeco.pytorch.Tensor hue,
      org.bytedeco.pytorch.Tensor saturation,
      org.bytedeco.pytorch.Tensor value) {}
}
