package regulus.study.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * One message in Protocol Buffers' wire format, written field by field in the order of their
 * numbers; a field with its default value is left out by not being added. Mutable until {@link
 * #bytes} is called.
 */
final class WireMessage {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int DELIMITED = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  WireMessage number(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  WireMessage real(int field, double value) {
    tag(field, FIXED64);
    out.writeBytes(little(Double.BYTES).putDouble(value).array());
    return this;
  }

  WireMessage text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  WireMessage message(int field, WireMessage value) {
    return bytes(field, value.bytes());
  }

  WireMessage bytes(int field, byte[] value) {
    tag(field, DELIMITED);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** A buffer in the byte order of the format. */
  static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void tag(int field, int type) {
    varint(((long) field << 3) | type);
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      out.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
