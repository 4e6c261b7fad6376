package regulus.learning.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import regulus.learning.storage.WireMessage;

/**
 * The messages of ONNX's {@code onnx.proto} that a network needs; each constant is the number of a
 * field there, under its name.
 */
final class Messages {
  /** Numbers, as {@code TensorProto.DataType} has them. */
  enum Type {
    FLOAT(1),
    UINT8(2),
    INT64(7);

    private final int number;

    Type(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  private Messages() {}

  private static final class NodeProto {
    static final int INPUT = 1;
    static final int OUTPUT = 2;
    static final int NAME = 3;
    static final int OP_TYPE = 4;
    static final int ATTRIBUTE = 5;
  }

  private static final class TensorProto {
    static final int DIMS = 1;
    static final int DATA_TYPE = 2;
    static final int NAME = 8;
    static final int RAW_DATA = 9;
  }

  private static final class ValueInfoProto {
    static final int NAME = 1;
    static final int TYPE = 2;
    static final int DOC_STRING = 3;
  }

  /** {@code TypeProto}, its {@code Tensor}, {@code TensorShapeProto} and its {@code Dimension}. */
  private static final class TypeProto {
    static final int TENSOR_TYPE = 1;
    static final int ELEM_TYPE = 1;
    static final int SHAPE = 2;
    static final int DIM = 1;
    static final int DIM_VALUE = 1;
    static final int DIM_PARAM = 2;
  }

  /**
   * @param name of the node and of its only output
   */
  static WireMessage node(
      String name, String operator, List<String> inputs, Attribute... attributes) {
    WireMessage node = new WireMessage();
    inputs.forEach(input -> node.text(NodeProto.INPUT, input));
    node.text(NodeProto.OUTPUT, name).text(NodeProto.NAME, name).text(NodeProto.OP_TYPE, operator);
    for (Attribute attribute : attributes) {
      node.message(NodeProto.ATTRIBUTE, attribute.message());
    }
    return node;
  }

  static WireMessage tensor(String name, List<Integer> shape, float... values) {
    ByteBuffer raw = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length));
    raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return tensor(name, shape, Type.FLOAT, raw.array());
  }

  /** One dimension of whole numbers. */
  static WireMessage tensor(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(Long.BYTES * values.length);
    raw.order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(values);
    return tensor(name, List.of(values.length), Type.INT64, raw.array());
  }

  private static WireMessage tensor(String name, List<Integer> shape, Type type, byte[] raw) {
    WireMessage tensor = new WireMessage();
    shape.forEach(size -> tensor.number(TensorProto.DIMS, size));
    return tensor
        .number(TensorProto.DATA_TYPE, type.number())
        .text(TensorProto.NAME, name)
        .bytes(TensorProto.RAW_DATA, raw);
  }

  /** What goes in or comes out: any number of examples of a shape. */
  static WireMessage value(String name, Type type, List<Integer> example, String meaning) {
    WireMessage shape =
        new WireMessage()
            .message(TypeProto.DIM, new WireMessage().text(TypeProto.DIM_PARAM, "batch"));
    example.forEach(
        size -> shape.message(TypeProto.DIM, new WireMessage().number(TypeProto.DIM_VALUE, size)));
    WireMessage tensor =
        new WireMessage()
            .number(TypeProto.ELEM_TYPE, type.number())
            .message(TypeProto.SHAPE, shape);
    return new WireMessage()
        .text(ValueInfoProto.NAME, name)
        .message(ValueInfoProto.TYPE, new WireMessage().message(TypeProto.TENSOR_TYPE, tensor))
        .text(ValueInfoProto.DOC_STRING, meaning);
  }
}
