package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation must mention, and what it must not. */
final class DocumentationTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>(?<group>[^<]+)</groupId>\\s*<artifactId>(?<artifact>[^<]+)<");

  @Test
  void everyDependencyHasALineThatSaysWhy() throws IOException {
    String reasons = Files.readString(PROJECT.resolve("docs/dependencies.md"));
    assertThat(dependencies()).isNotEmpty().allMatch(name -> reasons.contains("`" + name + "`"));
  }

  private static Set<String> dependencies() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String module : new String[] {".", "statistics", "learning", "study", "report", "app"}) {
      Matcher matcher =
          DEPENDENCY.matcher(Files.readString(PROJECT.resolve(module).resolve("pom.xml")));
      while (matcher.find()) {
        if (!matcher.group("group").equals("regulus")) {
          names.add(matcher.group("artifact"));
        }
      }
    }
    return names;
  }
}
