package regulus.study.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import regulus.learning.data.DataSource;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.study.StudySpec;

/** A study file as it was read, with the values of the command line in their places; immutable. */
public final class StudyFile {
  private static final String WRITTEN_OUT =
      "# The networks of Keras' files are written out; their weights are read from there.\n";

  /** Longer files are refused before they are read. */
  private static final int MOST_BYTES = 4 * YamlReader.MOST_CHARACTERS;

  private final String text;
  private final Node root;
  private final KerasNetworks networks;
  private final List<String> notes;

  private StudyFile(String text, Node root, KerasNetworks networks, List<String> notes) {
    this.text = text;
    this.root = root;
    this.networks = networks;
    this.notes = List.copyOf(notes);
  }

  /**
   * Reads a study file.
   *
   * @param options what {@code --set} gave, each {@code path=value}
   * @throws InvalidStudy if it cannot be read, is not plain YAML, or an option leads nowhere
   */
  public static StudyFile read(Path file, List<String> options) {
    StudyFile read = of(file.toString(), contents(file), options);
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    return new StudyFile(
        read.text, read.root, new KerasNetworks(Optional.empty(), folder), List.of());
  }

  /**
   * @param origin what problems call the text, usually its file
   */
  public static StudyFile of(String origin, String text, List<String> options) {
    Node root = YamlReader.read(text, new Place(origin, 1, 1, ""));
    Problems problems = new Problems();
    for (String option : options) {
      try {
        root = Replacement.parse(option).in(root);
      } catch (InvalidStudy invalid) {
        problems.add(invalid);
      }
    }
    problems.throwIfAny();
    return new StudyFile(
        options.isEmpty() ? text : withOptions(root, options), root, KerasNetworks.NONE, List.of());
  }

  /**
   * The same file with a place where the stored weights are that its networks begin with. Without
   * one they are not looked for, and a study is read as if all weights were drawn: what was
   * recorded can be read without them.
   *
   * <p>Networks that stand in files of Keras are written out, so that the text needs none of them.
   *
   * @throws InvalidStudy if the text would become too long
   */
  public StudyFile with(WeightsLibrary weights) {
    KerasNetworks reading = networks.in(weights);
    Node whole = reading.everywhere(root);
    return new StudyFile(
        whole.equals(root) ? text : writtenOut(whole), root, reading, reading.notes(root));
  }

  /** What is otherwise here than in the files of Keras whose networks were written out. */
  public List<String> notes() {
    return notes;
  }

  private String writtenOut(Node whole) {
    String remarks =
        text.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n"));
    String written =
        remarks + (remarks.isEmpty() ? "" : "\n") + WRITTEN_OUT + YamlWriter.write(whole);
    YamlReader.read(written, root.place());
    return written;
  }

  /**
   * The file as it counts: as it was written, or written anew if options changed it or a network
   * was written out.
   */
  public String text() {
    return text;
  }

  /**
   * What it means.
   *
   * @param describe what a data set is like; may throw {@link InvalidData}
   * @throws InvalidStudy with everything that is wrong
   * @throws InvalidData if the file is right but its data set is not
   */
  public StudySpec study(Function<DataSource, DatasetInfo> describe) {
    return new StudyReader(root, describe, networks).read();
  }

  /** What is wrong with a value of this file, found by somebody who knows more than the file. */
  public InvalidStudy problem(String path, String sentence) {
    return InvalidStudy.of(Steps.locate(root, path), sentence);
  }

  Node root() {
    return root;
  }

  private static String contents(Path file) {
    Place place = new Place(file.toString(), 0, 0, "");
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw InvalidStudy.of(
            place, "Too long: a study file has at most " + MOST_BYTES + " bytes.");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw InvalidStudy.of(place, "This is not a text in UTF-8.");
    } catch (IOException e) {
      String reason = Files.isDirectory(file) ? "is a folder" : "cannot be read";
      throw InvalidStudy.of(
          place, Files.exists(file) ? "The study file " + reason + "." : "There is no such file.");
    }
  }

  private static String withOptions(Node root, List<String> options) {
    StringBuilder text = new StringBuilder();
    for (String option : options) {
      text.append("# --set ").append(option.replaceAll("\\R", " ")).append('\n');
    }
    return text.append(YamlWriter.write(root)).toString();
  }
}
