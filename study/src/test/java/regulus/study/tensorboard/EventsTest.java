package regulus.study.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import regulus.study.TinyStudy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our encoding beside files that Keras and TensorBoard wrote; parity/tensorboard_files.py. */
final class EventsTest {
  private static final Path RECORDED = Path.of("src/test/resources/tensorboard");

  @TempDir Path temp;

  @Test
  void scalarsAndHistogramsAreKerasByteForByte() throws IOException {
    List<byte[]> records = EventRecords.of(RECORDED.resolve("keras.tfevents"));
    int compared = 0;
    for (byte[] record : records.subList(1, records.size())) {
      Events events = new Events(EventRecords.time(record));
      String text = new String(record, StandardCharsets.ISO_8859_1);
      int step = text.charAt(EventRecords.TIME) == 0x10 ? text.charAt(EventRecords.TIME + 1) : 0;
      for (String tag : List.of("epoch_loss", "epoch_mae", "epoch_learning_rate")) {
        if (text.contains(tag)) {
          assertThat(events.scalar(tag, step, scalar(record, text, tag))).isEqualTo(record);
          compared++;
        }
      }
    }
    assertThat(compared).as("three figures after each of two epochs").isEqualTo(6);
  }

  @Test
  void theHistogramOfTheLastWeightsIsKerasByteForByte() throws IOException {
    List<byte[]> records = EventRecords.of(RECORDED.resolve("keras.tfevents"));
    JsonNode weights =
        JsonMapper.shared().readTree(Files.readString(RECORDED.resolve("weights.json")));
    int compared = 0;
    for (Map.Entry<String, JsonNode> weight : weights.properties()) {
      float[] values = new float[weight.getValue().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) weight.getValue().get(i).asDouble();
      }
      String tag = weight.getKey() + "/histogram";
      byte[] record =
          records.stream()
              .filter(each -> new String(each, StandardCharsets.ISO_8859_1).contains(tag))
              .reduce((first, second) -> second)
              .orElseThrow();
      Events events = new Events(EventRecords.time(record));
      assertThat(events.histogram(tag, 1, Histogram.of(values))).isEqualTo(record);
      compared++;
    }
    assertThat(compared).as("kernel and bias").isEqualTo(2);
  }

  @Test
  void settingsAreThoseOfTensorBoardsOwnPlugin() throws IOException {
    List<byte[]> records = EventRecords.of(RECORDED.resolve("hparams.tfevents"));
    Map<String, Object> first = settings(true, "sgd", 0.25);
    Map<String, Map<String, Object>> ordered = new LinkedHashMap<>();
    ordered.put("second", settings(false, "adam", 0.5));
    ordered.put("first", first);
    HparamEvents events =
        new HparamEvents(
            new Events(5), new Hyperparameters(List.of("optimizer", "rate", "nesterov"), ordered));
    assertThat(EventRecords.withoutTime(events.experiment(List.of("loss", "accuracy"))))
        .isEqualTo(EventRecords.withoutTime(records.get(1)));
    assertThat(EventRecords.withoutTime(events.start(TinyStudy.trial("id", "first", 0))))
        .isEqualTo(EventRecords.withoutTime(records.get(2)));
  }

  @Test
  void aFileReadBackHoldsTheRecordsThatWerePutIntoIt() throws IOException {
    EventFile file = new EventFile(temp.resolve("events.out.tfevents.x"));
    byte[] first = new Events(1.5).version();
    byte[] second = new Events(2.5).scalar("epoch_loss", 300, 0.25);
    file.begin(List.of(first));
    file.append(List.of(second, new byte[0]));
    file.end(List.of(second));
    assertThat(EventRecords.of(file.path())).containsExactly(first, second, new byte[0], second);
    file.begin(List.of(first));
    assertThat(EventRecords.of(file.path())).containsExactly(first);
  }

  private static Map<String, Object> settings(boolean nesterov, String optimizer, double rate) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("optimizer", optimizer);
    settings.put("nesterov", nesterov);
    settings.put("rate", rate);
    return settings;
  }

  /** The four bytes before the name of the plugin. */
  private static double scalar(byte[] record, String text, String tag) {
    int metadata = text.indexOf("J\u000b\n\t\n\u0007scalars", text.indexOf(tag));
    return ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN).getFloat(metadata - Float.BYTES);
  }
}
