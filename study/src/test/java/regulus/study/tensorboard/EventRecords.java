package regulus.study.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** Reads event files back and holds their check sums against their bytes. */
public final class EventRecords {
  /** An event begins with its time: the field's tag and eight bytes. */
  static final int TIME = 9;

  private EventRecords() {}

  /** All records of a file; fails where a check sum is wrong or a record is cut off. */
  static List<byte[]> of(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] record = new byte[(int) checked(in, Long.BYTES).getLong()];
      checked(in, record.length).get(record);
      records.add(record);
    }
    return records;
  }

  private static ByteBuffer checked(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    long sum = crc.getValue();
    long masked = (((sum >>> 15) | (sum << 17)) + 0xA282EAD8L) & 0xFFFFFFFFL;
    assertThat(Integer.toUnsignedLong(in.getInt())).isEqualTo(masked);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static double time(byte[] record) {
    return ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getDouble(1);
  }

  static byte[] withoutTime(byte[] record) {
    return Arrays.copyOfRange(record, TIME, record.length);
  }

  /** Every event file below a folder with its records, in which each time has become zeros. */
  public static Map<String, List<String>> timeless(Path folder) throws IOException {
    Map<String, List<String>> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString(),
            of(file).stream().map(EventRecords::timeless).toList());
      }
    }
    return files;
  }

  /** A session's own time is that of its event. */
  private static String timeless(byte[] record) {
    String all = java.util.HexFormat.of().formatHex(record);
    return all.replace(all.substring(2, 2 * TIME), "0".repeat(16));
  }
}
