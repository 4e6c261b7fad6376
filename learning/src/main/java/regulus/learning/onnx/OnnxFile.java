package regulus.learning.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import regulus.learning.data.InvalidData;
import regulus.learning.network.Network;
import regulus.learning.network.Shapes;
import regulus.learning.storage.AtomicFile;
import regulus.learning.storage.WireMessage;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes ONNX files. Fed with {@code images}, bytes [batch, height, width, channels], they give
 * {@code probabilities}, [batch, classes], those of both classes where the network has one output;
 * {@code scores} where a network ends in numbers that are no probabilities, and its loss makes none
 * of them. The names of the classes stand in the metadata as {@code classes}, a JSON list.
 */
public final class OnnxFile {
  /** Read since ONNX 1.12 and ONNX Runtime 1.12, of 2022. */
  private static final int OPERATORS = 17;

  /** The edition of the file's form that came with these operators. */
  private static final int FORM = 8;

  /** Of weights; what else there is needs little of Protocol Buffers' 2 GiB. */
  private static final long MOST_BYTES = 2_000_000_000L;

  /** {@code ModelProto}'s fields. */
  private static final int IR_VERSION = 1;

  private static final int PRODUCER_NAME = 2;
  private static final int DOC_STRING = 6;
  private static final int GRAPH = 7;
  private static final int OPSET_IMPORT = 8;
  private static final int METADATA_PROPS = 14;

  /** {@code OperatorSetIdProto}'s; without a domain it is ONNX's own. */
  private static final int VERSION = 2;

  /** {@code StringStringEntryProto}'s. */
  private static final int KEY = 1;

  private static final int VALUE = 2;

  private OnnxFile() {}

  /**
   * Writes a network; the same model gives the same bytes.
   *
   * @throws InvalidData if a layer has no form in ONNX, or the file would have more than 2 GiB;
   *     nothing is written then
   * @throws regulus.learning.network.InvalidWeights if the weights are not the network's
   * @throws IOException if the file cannot be written; what was there before is then still there
   */
  public static void write(Path to, OnnxModel model) throws IOException {
    WireMessage message = message(model);
    AtomicFile.write(to, message::writeTo);
  }

  private static WireMessage message(OnnxModel model) {
    requireSmall(model);
    Network.check(model.network(), model.weights());
    return new WireMessage()
        .number(IR_VERSION, FORM)
        .text(PRODUCER_NAME, "regulus")
        .text(DOC_STRING, description(model))
        .message(GRAPH, NetworkGraph.of(model))
        .message(OPSET_IMPORT, new WireMessage().number(VERSION, OPERATORS))
        .message(
            METADATA_PROPS,
            new WireMessage()
                .text(KEY, "classes")
                .text(VALUE, JsonMapper.shared().writeValueAsString(model.meaning().classes())));
  }

  private static void requireSmall(OnnxModel model) {
    long bytes = Shapes.of(model.network()).parameters() * Float.BYTES;
    if (bytes > MOST_BYTES) {
      throw new InvalidData(
          "The weights of %s have %,d bytes; an ONNX file holds at most 2 GiB. Export to .safetensors."
              .formatted(model.name(), bytes));
    }
  }

  private static String description(OnnxModel model) {
    return """
        %s, trained with Regulus. In: %s, bytes [batch, %s], pixels from 0 to 255 as pictures have \
        them. Out: %s of %s."""
        .formatted(
            model.name(),
            NetworkGraph.IMAGES,
            model.network().input().dimensions().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ")),
            model.meaning().outputs().given(),
            String.join(", ", model.meaning().classes()));
  }
}
