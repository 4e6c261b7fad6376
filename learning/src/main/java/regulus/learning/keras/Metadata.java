package regulus.learning.keras;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import regulus.learning.data.Pixels;
import regulus.learning.training.OutputMeaning;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code metadata.json} of a {@code .keras} file. */
final class Metadata {
  /** The version whose files these are like. */
  private static final String KERAS = "3.15.1";

  private static final String OWN = "regulus";
  private static final String CLASSES = "classes";
  private static final String PIXELS = "pixels";
  private static final String OUTPUTS = "outputs";

  private Metadata() {}

  static byte[] bytes(Optional<Meaning> meaning) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("keras_version", KERAS);
    meaning.ifPresent(
        it -> {
          ObjectNode own = json.putObject(OWN);
          ArrayNode classes = own.putArray(CLASSES);
          it.classes().forEach(classes::add);
          own.put(PIXELS, word(it.pixels()));
          it.outputs().ifPresent(outputs -> own.put(OUTPUTS, outputs.word()));
        });
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What Regulus wrote there, if it did. */
  static Optional<Meaning> of(JsonNode facts) {
    JsonNode own = facts.path(OWN);
    List<String> classes = new ArrayList<>();
    own.path(CLASSES).forEach(name -> classes.add(name.asString("")));
    return Arrays.stream(Pixels.values())
        .filter(pixels -> own.path(PIXELS).asString("").equals(word(pixels)))
        .findFirst()
        .map(pixels -> new Meaning(classes, pixels, outputs(own)));
  }

  private static Optional<OutputMeaning> outputs(JsonNode own) {
    return OutputMeaning.of(own.path(OUTPUTS).asString(""));
  }

  private static String word(Pixels pixels) {
    return pixels.name().toLowerCase(Locale.ROOT);
  }
}
