package regulus.learning.onnx;

import java.util.stream.LongStream;
import regulus.learning.setting.Border;
import regulus.learning.setting.Pair;
import regulus.learning.storage.WireMessage;

/** A setting of an operator, an {@code AttributeProto}. */
record Attribute(WireMessage message) {
  private static final int NAME = 1;
  private static final int FLOAT = 2;
  private static final int INT = 3;
  private static final int STRING = 4;
  private static final int INTS = 8;
  private static final int TYPE = 20;

  static Attribute real(String name, double value) {
    return new Attribute(named(name).single(FLOAT, (float) value).number(TYPE, 1));
  }

  static Attribute whole(String name, long value) {
    return new Attribute(named(name).number(INT, value).number(TYPE, 2));
  }

  static Attribute word(String name, String value) {
    return new Attribute(named(name).text(STRING, value).number(TYPE, 3));
  }

  static Attribute wholes(String name, long... values) {
    WireMessage message = named(name);
    LongStream.of(values).forEach(value -> message.number(INTS, value));
    return new Attribute(message.number(TYPE, 7));
  }

  static Attribute pair(String name, Pair pair) {
    return wholes(name, pair.height(), pair.width());
  }

  /** Around height and width: where they begin, then where they end. */
  static Attribute pads(Border border) {
    return wholes("pads", border.top(), border.left(), border.bottom(), border.right());
  }

  private static WireMessage named(String name) {
    return new WireMessage().text(NAME, name);
  }
}
