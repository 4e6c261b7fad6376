package regulus.learning.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.StoredArray.Floats;
import regulus.learning.storage.StoredArray.Ints;

final class SafeTensorsTest {
  private final Path folder;

  SafeTensorsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void writesTheBytesThatTheFormatPrescribes() throws IOException {
    Path file = folder.resolve("a.safetensors");
    SafeTensors.write(file, Map.of("w", new Floats(List.of(2), new float[] {1, -2})));
    String json = "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
    byte[] expected =
        file(json + " ".repeat(Math.floorMod(-json.length(), 8)), new float[] {1, -2});
    assertThat(Files.readAllBytes(file)).isEqualTo(expected);
  }

  @Test
  void readsWhatItWrote() throws IOException {
    Map<String, StoredArray> arrays = new LinkedHashMap<>();
    arrays.put("dense/kernel", new Floats(List.of(50, 1000), floats(50_000)));
    arrays.put("scalar", new Floats(List.of(), new float[] {Float.NaN}));
    arrays.put("empty", new Floats(List.of(0, 3), new float[0]));
    arrays.put("naïve \"name\"/../x", new Ints(List.of(3), new int[] {1, -1, Integer.MIN_VALUE}));
    Path file = folder.resolve("a.safetensors");
    SafeTensors.write(file, arrays);
    Map<String, StoredArray> read = SafeTensors.read(file);
    assertThat(read.keySet()).containsExactlyInAnyOrderElementsOf(arrays.keySet());
    arrays.forEach((name, array) -> assertThat(isSame(array, read.get(name))).as(name).isTrue());
  }

  @Test
  void writesEqualBytesWhateverTheOrderOfTheArrays() throws IOException {
    Floats a = new Floats(List.of(1), new float[] {1});
    Floats b = new Floats(List.of(1), new float[] {2});
    Map<String, StoredArray> forward = new LinkedHashMap<>();
    forward.put("a", a);
    forward.put("b", b);
    Map<String, StoredArray> backward = new LinkedHashMap<>();
    backward.put("b", b);
    backward.put("a", a);
    SafeTensors.write(folder.resolve("1"), forward);
    SafeTensors.write(folder.resolve("2"), backward);
    assertThat(folder.resolve("1")).hasSameBinaryContentAs(folder.resolve("2"));
  }

  @Test
  void startsValuesAtMultiplesOfEightBytes() throws IOException {
    for (int length = 1; length <= 8; length++) {
      Path file = folder.resolve("a" + length);
      SafeTensors.write(file, Map.of("n".repeat(length), new Ints(List.of(1), new int[] {length})));
      assertThat(Files.size(file) % 8).isEqualTo(Integer.BYTES);
    }
  }

  @Test
  void skipsMetadata() throws IOException {
    Path file =
        stored(
            "{\"__metadata__\":{\"format\":\"pt\"},\"w\":"
                + "{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
            new float[] {7});
    assertThat(SafeTensors.read(file)).containsOnlyKeys("w");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}} | do not fit its shape",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | the file holds 8",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}} | the file holds 8",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | expected byte 0",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}} | two whole numbers",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,4]}} | do not fit its shape",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,1e30]}} | two whole numbers",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0]}} | two whole numbers",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}} | impossible shape",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}} | impossible shape",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[65536,65536],\"data_offsets\":[0,8]}} | 2 GiB",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[536870912],\"data_offsets\":[0,8]}} | 2 GiB",
        "{\"w\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}} | element type \"F64\"",
        "{\"w\":{\"shape\":[2],\"data_offsets\":[0,8]}} | element type",
        "{\"w\":{\"dtype\":\"F32\",\"data_offsets\":[0,8]}} | needs a shape",
        "{\"w\":5} | element type",
        "{\"w\":[[[[[[[[1]]]]]]]]} | not valid JSON",
        "[1] | not a JSON object",
        "{\"w\": | not valid JSON",
        "{} {} | not valid JSON",
        "{} | the file holds 8",
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | not valid JSON",
        "{\"v\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}} | expected byte 8"
      })
  void refusesHeadersThatContradictTheFile(String json, String complaint) throws IOException {
    Path file = stored(json, new float[] {1, 2});
    assertThatThrownBy(() -> SafeTensors.read(file))
        .isInstanceOf(InvalidData.class)
        .hasMessageStartingWith("Cannot read " + file + ": its ")
        .hasMessageContaining(complaint)
        .hasMessageEndingWith(".");
  }

  @ParameterizedTest
  @CsvSource({"-1", "9223372036854775807", "1000000000000", "9000000", "1000"})
  void refusesHeaderLengthsThatCannotBe(long length) throws IOException {
    byte[] bytes = file("{}", new float[100]);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    Path file = Files.write(folder.resolve("lying"), bytes);
    assertThatThrownBy(() -> SafeTensors.read(file))
        .isInstanceOf(InvalidData.class)
        .hasMessageContaining("its header claims " + Long.toUnsignedString(length) + " bytes");
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    Path whole = folder.resolve("whole");
    SafeTensors.write(whole, Map.of("w", new Floats(List.of(3), new float[] {1, 2, 3})));
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut");
    for (int length = 0; length < bytes.length; length++) {
      Files.write(cut, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> SafeTensors.read(cut)).isInstanceOf(InvalidData.class);
    }
  }

  @Test
  void survivesDamageToAnyByteOfTheHeader() throws IOException {
    Path whole = folder.resolve("whole");
    SafeTensors.write(whole, Map.of("w", new Floats(List.of(3), new float[] {1, 2, 3})));
    byte[] bytes = Files.readAllBytes(whole);
    long seed = 20;
    Random random = new Random(seed);
    Path damaged = folder.resolve("damaged");
    for (int round = 0; round < 500; round++) {
      byte[] copy = bytes.clone();
      copy[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      Files.write(damaged, copy);
      assertThat(readsOrRefuses(damaged)).as("round %d of seed %d", round, seed).isTrue();
    }
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatThrownBy(() -> SafeTensors.read(folder.resolve("none")))
        .isInstanceOf(InvalidData.class)
        .hasMessage("There is no file " + folder.resolve("none") + ".");
  }

  private static boolean readsOrRefuses(Path file) {
    try {
      return SafeTensors.read(file).size() <= 1;
    } catch (InvalidData refused) {
      return true;
    }
  }

  private static boolean isSame(StoredArray a, @Nullable StoredArray b) {
    if (a instanceof Floats x && b instanceof Floats y) {
      return x.shape().equals(y.shape()) && Arrays.equals(x.values(), y.values());
    }
    return a instanceof Ints x
        && b instanceof Ints y
        && x.shape().equals(y.shape())
        && Arrays.equals(x.values(), y.values());
  }

  private Path stored(String json, float[] values) throws IOException {
    return Files.write(folder.resolve("stored"), file(json, values));
  }

  private static byte[] file(String json, float[] values) {
    byte[] header = json.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + header.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(header.length).put(header);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  private static float[] floats(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) Math.sin(i);
    }
    return values;
  }
}
