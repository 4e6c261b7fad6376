package regulus.learning.storage;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message in Protocol Buffers' wire format, written field by field in the order of their
 * numbers; a field with its default value is left out by not being added. Nothing is copied before
 * it is written, so that fields may hold all weights of a network. Mutable until it is written or
 * becomes a field of another.
 */
public final class WireMessage {
  /** Writes a field, its number in front. */
  private interface Field {
    void writeTo(CodedOutputStream out) throws IOException;
  }

  private final List<Field> fields = new ArrayList<>();
  private int size;

  public WireMessage number(int field, long value) {
    return add(
        CodedOutputStream.computeInt64Size(field, value), out -> out.writeInt64(field, value));
  }

  /** A number of 64 bits. */
  public WireMessage real(int field, double value) {
    return add(
        CodedOutputStream.computeDoubleSize(field, value), out -> out.writeDouble(field, value));
  }

  /** A number of 32 bits. */
  public WireMessage single(int field, float value) {
    return add(
        CodedOutputStream.computeFloatSize(field, value), out -> out.writeFloat(field, value));
  }

  public WireMessage text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public WireMessage bytes(int field, byte[] value) {
    return add(
        CodedOutputStream.computeByteArraySize(field, value),
        out -> out.writeByteArray(field, value));
  }

  /**
   * @param value complete
   */
  public WireMessage message(int field, WireMessage value) {
    int front =
        CodedOutputStream.computeTagSize(field)
            + CodedOutputStream.computeUInt32SizeNoTag(value.size);
    return add(
        Math.addExact(front, value.size),
        out -> {
          out.writeTag(field, WireFormat.WIRETYPE_LENGTH_DELIMITED);
          out.writeUInt32NoTag(value.size);
          value.writeTo(out);
        });
  }

  /**
   * @throws ArithmeticException if the message becomes larger than any reader takes, 2 GiB
   */
  private WireMessage add(int bytes, Field field) {
    size = Math.addExact(size, bytes);
    fields.add(field);
    return this;
  }

  public byte[] bytes() {
    byte[] bytes = new byte[size];
    try {
      writeTo(CodedOutputStream.newInstance(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("The array is as large as the message.", e);
    }
    return bytes;
  }

  public void writeTo(OutputStream out) throws IOException {
    CodedOutputStream coded = CodedOutputStream.newInstance(out);
    writeTo(coded);
    coded.flush();
  }

  private void writeTo(CodedOutputStream out) throws IOException {
    for (Field field : fields) {
      field.writeTo(out);
    }
  }

  /** A buffer in the byte order of the format. */
  public static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
