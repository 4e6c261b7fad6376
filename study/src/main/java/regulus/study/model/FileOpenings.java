package regulus.study.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import regulus.learning.data.InvalidData;
import regulus.learning.storage.AtomicFile;
import regulus.learning.storage.FileTrouble;
import regulus.study.record.JsonText;
import regulus.study.record.Provenance;
import regulus.study.record.RecordedStudy.Opening;
import regulus.study.record.UnusableFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Openings of the test set with models of a file, which has no run folder to keep them: {@code
 * models.zip.openings.json} beside it, in the form that {@code provenance.json} has. The file of
 * models stays as it is, so that its sum stays what somebody was told.
 *
 * @param models the file of models
 */
public record FileOpenings(Path models) {
  private static final String OPENINGS = "test_set_openings";
  private static final long MOST_BYTES = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Where they are kept. */
  public Path file() {
    return models.resolveSibling(models.getFileName() + ".openings.json");
  }

  /**
   * Those so far, in their order; none without the file.
   *
   * @throws InvalidData if it cannot be read or holds something else
   */
  public List<Opening> known() {
    if (!Files.exists(file())) {
      return List.of();
    }
    try {
      if (Files.size(file()) > MOST_BYTES) {
        throw wrong("it is too large", null);
      }
      List<Opening> openings = new ArrayList<>();
      JSON.readTree(Files.readString(file()))
          .path(OPENINGS)
          .forEach(it -> openings.add(opening(it)));
      return openings;
    } catch (IOException | JacksonException unreadable) {
      throw wrong("it is not JSON", unreadable);
    }
  }

  private Opening opening(JsonNode json) {
    JsonNode reason = json.path("reason");
    return new Opening(
        text(json, "at"),
        text(json, "variant"),
        text(json, "trial"),
        reason.isMissingNode() ? Optional.empty() : Optional.of(text(json, "reason")));
  }

  private String text(JsonNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isString()) {
      throw wrong("an opening lacks its '" + name + "'", null);
    }
    return value.stringValue();
  }

  private InvalidData wrong(String why, @Nullable Exception cause) {
    String words =
        "Cannot read "
            + file()
            + ", which keeps the openings of the test set: "
            + why
            + "; remove it if it is another file.";
    return cause == null ? new InvalidData(words) : new InvalidData(words, cause);
  }

  /**
   * Notes an opening before it happens.
   *
   * @param why the test set is opened with this model, if it needs a reason
   * @return how often it was opened, this time included
   * @throws UnusableFolder if the file cannot be written
   */
  public int note(StoredModel model, Optional<String> why) {
    List<Opening> all = new ArrayList<>(known());
    all.add(
        new Opening(
            Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
            model.trial().variant(),
            model.trial().id(),
            why));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray(OPENINGS);
    all.forEach(it -> list.add(Provenance.opening(it)));
    try {
      AtomicFile.write(file(), out -> out.write(JsonText.bytes(json)));
    } catch (IOException e) {
      throw new UnusableFolder(
          file()
              + " cannot be written, and without it nobody would know that the test set was opened: "
              + FileTrouble.words(e)
              + "; copy "
              + models.getFileName()
              + " to where it can.",
          e);
    }
    return Opening.times(all);
  }
}
