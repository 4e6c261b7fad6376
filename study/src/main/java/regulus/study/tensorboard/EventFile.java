package regulus.study.tensorboard;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import regulus.learning.storage.AtomicFile;
import regulus.learning.storage.WireMessage;

/**
 * A file of framed records, as TensorFlow writes them: for each its length in 8 bytes, a check sum
 * of these, its bytes, a check sum of these; all numbers with their lowest byte first.
 *
 * @param path its name must contain {@code tfevents} for TensorBoard to see it
 */
record EventFile(Path path) {
  private static final int MASK = 0xA282EAD8;

  /** Puts a file with these records in place of what was there. */
  void begin(List<byte[]> records) throws IOException {
    byte[] framed = framed(records);
    AtomicFile.write(path, out -> out.write(framed));
  }

  /** Adds records at the end, where a TensorBoard that has the file open finds them. */
  void append(List<byte[]> records) throws IOException {
    try (FileOutputStream out = new FileOutputStream(path.toFile(), true)) {
      out.write(framed(records));
    }
  }

  /** Adds the last records; the whole file is on the disk then. */
  void end(List<byte[]> records) throws IOException {
    try (FileOutputStream out = new FileOutputStream(path.toFile(), true)) {
      out.write(framed(records));
      out.getFD().sync();
    }
  }

  static byte[] framed(List<byte[]> records) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] record : records) {
      byte[] length = WireMessage.little(Long.BYTES).putLong(record.length).array();
      out.writeBytes(length);
      out.writeBytes(checkSum(length));
      out.writeBytes(record);
      out.writeBytes(checkSum(record));
    }
    return out.toByteArray();
  }

  /** CRC-32C, rotated and moved, so that a check sum of check sums is none by chance. */
  private static byte[] checkSum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int sum = Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    return WireMessage.little(Integer.BYTES).putInt(sum).array();
  }
}
