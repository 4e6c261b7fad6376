package regulus.study.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import regulus.learning.data.InvalidData;

/** Whatever stands in a file, it is a study or it is answered in sentences. */
class HostileFileTest {
  private static final int FILES = Integer.getInteger("regulus.files", 400);
  private static final List<String> WORDS =
      List.of(
          "null",
          "~",
          "-1",
          "0",
          "1e309",
          ".nan",
          "x2",
          "x",
          "$rate",
          "[]",
          "{}",
          "[[]]",
          "true",
          "all",
          "conv2d",
          "flatten",
          "dense_1",
          "adam",
          "base",
          "''",
          "\"\\0\"",
          "&a",
          "*a",
          "!!int",
          "<<",
          "99999999999999999999",
          "1/0",
          "2147483648",
          "name",
          "layers",
          "\t",
          ":",
          "- ",
          "? ",
          "| ",
          "'",
          "é😀",
          "{a: {b: [c]}}",
          "training.epochs",
          "kernel_size",
          "edits",
          "sweep",
          "remove",
          "set",
          "insert",
          "validation",
          "count",
          "fraction",
          "test");

  private final List<String> sources = sources();

  private static List<String> sources() {
    try {
      List<String> texts = new ArrayList<>();
      for (Path file : StudySchemaTest.studies()) {
        texts.add(Files.readString(file));
      }
      return texts;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void everyDamagedFileIsAnsweredInSentences() {
    for (int seed = 0; seed < FILES; seed++) {
      String text = damaged(new Random(seed));
      try {
        StudyFile.of("x.yaml", text, List.of()).study(Infos::describe);
      } catch (InvalidData expected) {
        assertThat(expected).hasMessageMatching("(?s)\\p{Lu}.*\\.");
      } catch (InvalidStudy invalid) {
        for (Problem problem : invalid.problems()) {
          assertThat(problem.sentence())
              .as("seed %d", seed)
              .matches("\\P{Cntrl}*\\w\\P{Cntrl}*[.?]");
          assertThat(problem.place().line()).as("seed %d", seed).isBetween(0, 200);
        }
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ":\n" + text, e);
      }
    }
  }

  private String damaged(Random random) {
    StringBuilder text = new StringBuilder(sources.get(random.nextInt(sources.size())));
    int wounds = 1 + random.nextInt(4);
    for (int i = 0; i < wounds; i++) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(random.nextBoolean() ? 3 : 40));
      String patch =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> WORDS.get(random.nextInt(WORDS.size()));
            case 2 -> text.substring(to, Math.min(text.length(), to + random.nextInt(60)));
            default -> String.valueOf((char) (1 + random.nextInt(126)));
          };
      text.replace(from, to, patch);
    }
    return word(text.toString(), random);
  }

  /** One word of the text, that YAML would take as a value, becomes another. */
  private static String word(String text, Random random) {
    String[] words = text.split("(?<=[\\s,{}\\[\\]])|(?=[\\s,{}\\[\\]])");
    int index = random.nextInt(words.length);
    words[index] = WORDS.get(random.nextInt(WORDS.size()));
    return String.join("", words);
  }
}
