package regulus.learning.onnx;

import java.util.List;
import regulus.learning.Shape;
import regulus.learning.setting.Border;

/** What is put around images or cut off them; wherever their channels are. */
final class BorderForms {
  private static final int HEIGHT = 1;
  private static final int WIDTH = 2;
  private static final int DIMENSIONS = 4;

  private BorderForms() {}

  /** With zeros; channels come first, so that a pooling behind it sees that it is padded. */
  static Value padded(Border border, Site site) {
    return padded(site.image(), border, 0, site);
  }

  static Value padded(Value x, Border border, double value, Site site) {
    long[] pads = new long[2 * DIMENSIONS];
    pads[x.axis(HEIGHT)] = border.top();
    pads[x.axis(WIDTH)] = border.left();
    pads[DIMENSIONS + x.axis(HEIGHT)] = border.bottom();
    pads[DIMENSIONS + x.axis(WIDTH)] = border.right();
    String name =
        site.node(
            "Pad", List.of(x.name(), site.wholes("pads", pads), site.number("padding", value)));
    return grown(x, name, border, 1);
  }

  static Value cropped(Value x, Border border, Site site) {
    String name =
        site.node(
            "Slice",
            List.of(
                x.name(),
                site.wholes("starts", border.top(), border.left()),
                site.wholes(
                    "ends",
                    x.shape().height() - border.bottom(),
                    x.shape().width() - border.right()),
                site.wholes("axes", x.axis(HEIGHT), x.axis(WIDTH))));
    return grown(x, name, border, -1);
  }

  /**
   * @param sign 1 for a border that is put around, -1 for one that is cut off
   */
  private static Value grown(Value x, String name, Border border, int sign) {
    Shape shape =
        Shape.of(
            x.shape().height() + sign * (border.top() + border.bottom()),
            x.shape().width() + sign * (border.left() + border.right()),
            x.shape().channels());
    return new Value(name, shape, x.channelsFirst());
  }
}
