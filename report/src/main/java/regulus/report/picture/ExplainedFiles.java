package regulus.report.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.AtomicFile;
import regulus.learning.training.OutputMeaning;
import regulus.report.picture.ExplainedImage.Answer;
import regulus.study.record.Decimals;
import regulus.study.record.JsonText;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Drawings in a folder: PNG files, and {@code explanation.json}, which says what they show. The
 * same drawings give the same bytes.
 */
public final class ExplainedFiles {
  private static final String INDEX = "explanation.json";
  private static final Pattern PICTURE = Pattern.compile("[A-Za-z0-9_-]{1,120}\\.png");
  private static final String PROBABILITY = "probability";
  private static final String SCORE = "score";
  private static final int MOST_BYTES = 16 << 20;

  private final Path folder;

  public ExplainedFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes all drawings, the index last, and takes away pictures that do not belong to them.
   *
   * @throws IOException if one cannot be written
   */
  public void write(Explained explained) throws IOException {
    Files.createDirectories(folder);
    Writing writing = new Writing(value(explained.outputs()));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("model", explained.model());
    ArrayNode images = json.putArray("images");
    for (int i = 0; i < explained.images().size(); i++) {
      images.add(writing.image("image-" + (i + 1), explained.images().get(i)));
    }
    writing.drawings(json.putArray("filters"), "filters", explained.filters());
    Files.deleteIfExists(folder.resolve(INDEX));
    for (Named named : writing.named) {
      AtomicFile.write(folder.resolve(named.name()), out -> out.write(named.png()));
    }
    removeOthers(writing.named);
    AtomicFile.write(folder.resolve(INDEX), out -> out.write(JsonText.bytes(json)));
  }

  /** What an answer's number is called. */
  private static String value(OutputMeaning outputs) {
    return outputs.areProbabilities() ? PROBABILITY : SCORE;
  }

  private record Named(String name, byte[] png) {}

  private static final class Writing {
    private final List<Named> named = new ArrayList<>();
    private final String value;

    Writing(String value) {
      this.value = value;
    }

    private ObjectNode image(String name, ExplainedImage image) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("name", image.name());
      json.put("class", image.truth().orElse(null));
      ArrayNode answers = json.putArray("answers");
      image
          .answers()
          .forEach(
              answer ->
                  answers
                      .addObject()
                      .put("class", answer.name())
                      .put(value, Decimals.shortest(answer.value())));
      json.set("image", drawing(name, image.image()));
      drawings(json.putArray("heat"), name + "-cam", image.heat());
      drawings(json.putArray("maps"), name + "-maps", image.maps());
      return json;
    }

    private void drawings(ArrayNode json, String name, List<Drawing> drawings) {
      for (int i = 0; i < drawings.size(); i++) {
        String title = drawings.get(i).title().replaceAll("[^A-Za-z0-9_-]", "_");
        String most = title.substring(0, Math.min(60, title.length()));
        json.add(drawing(name + "-" + (i + 1) + "-" + most, drawings.get(i)));
      }
    }

    private ObjectNode drawing(String name, Drawing drawing) {
      named.add(new Named(name + ".png", drawing.png()));
      return JsonNodeFactory.instance
          .objectNode()
          .put("file", name + ".png")
          .put("width", drawing.width())
          .put("height", drawing.height())
          .put("title", drawing.title())
          .put("note", drawing.note());
    }
  }

  private void removeOthers(List<Named> written) throws IOException {
    Set<String> kept = new HashSet<>();
    written.forEach(named -> kept.add(named.name()));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.matches("(image-[0-9]+|filters-[0-9]+)[A-Za-z0-9_-]*\\.png")
            && !kept.contains(name)) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * What was written last; none if nothing was.
   *
   * @throws InvalidData if it is damaged
   */
  public Optional<Explained> read() {
    Path index = folder.resolve(INDEX);
    if (!Files.isRegularFile(index)) {
      return Optional.empty();
    }
    try {
      JsonNode json =
          JsonMapper.shared().readTree(new String(bytes(index), StandardCharsets.UTF_8));
      List<ExplainedImage> images = new ArrayList<>();
      for (JsonNode image : json.path("images")) {
        images.add(image(image));
      }
      boolean scores = json.path("images").path(0).path("answers").path(0).has(SCORE);
      return Optional.of(
          new Explained(
              json.path("model").asString(""),
              scores ? OutputMeaning.SCORES : OutputMeaning.PROBABILITIES,
              images,
              drawings(json.path("filters"))));
    } catch (JacksonException | IOException damaged) {
      throw new InvalidData(
          "Cannot read "
              + index
              + ": "
              + (damaged instanceof IOException ? damaged.getMessage() : "it is not JSON")
              + "; run the study again to have it written anew.",
          damaged);
    }
  }

  private ExplainedImage image(JsonNode json) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (JsonNode answer : json.path("answers")) {
      JsonNode value = answer.has(SCORE) ? answer.path(SCORE) : answer.path(PROBABILITY);
      answers.add(new Answer(answer.path("class").asString(""), value.asDouble(0)));
    }
    if (answers.isEmpty()) {
      throw new IOException("an image has no answers");
    }
    return new ExplainedImage(
        json.path("name").asString(""),
        Optional.of(json.path("class")).filter(JsonNode::isString).map(JsonNode::stringValue),
        answers,
        drawing(json.path("image")),
        drawings(json.path("heat")),
        drawings(json.path("maps")));
  }

  private List<Drawing> drawings(JsonNode list) throws IOException {
    List<Drawing> drawings = new ArrayList<>();
    for (JsonNode drawing : list) {
      drawings.add(drawing(drawing));
    }
    return drawings;
  }

  private Drawing drawing(JsonNode json) throws IOException {
    String name = json.path("file").asString("");
    if (!PICTURE.matcher(name).matches()) {
      throw new IOException("it names no picture of its own");
    }
    return new Drawing(
        bytes(folder.resolve(name)),
        Math.max(1, json.path("width").asInt(1)),
        Math.max(1, json.path("height").asInt(1)),
        json.path("title").asString(""),
        json.path("note").asString(""));
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("its " + file.getFileName() + " is missing");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file.getFileName() + " has more than " + MOST_BYTES + " bytes");
    }
    return Files.readAllBytes(file);
  }
}
