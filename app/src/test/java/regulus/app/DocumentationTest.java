package regulus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation must mention, and that it leads nowhere that is not there. */
final class DocumentationTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern DEPENDENCY =
      Pattern.compile(
          "<dependency>\\s*<groupId>(?<group>[^<]+)</groupId>\\s*<artifactId>(?<artifact>[^<]+)<");
  private static final Pattern LINK = Pattern.compile("\\]\\((?<target>[^):#]+)\\)");
  private static final Pattern STEP =
      Pattern.compile("(?<type>[A-Z][A-Za-z]+)\\.(?<method>[a-z][A-Za-z]+)");

  @Test
  void everyDependencyHasALineThatSaysWhy() throws IOException {
    String reasons = read("docs/dependencies.md");
    assertThat(dependencies()).isNotEmpty().allMatch(name -> reasons.contains("`" + name + "`"));
  }

  private static Set<String> dependencies() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String module : new String[] {".", "statistics", "learning", "study", "report", "app"}) {
      Matcher matcher = DEPENDENCY.matcher(read(module + "/pom.xml"));
      while (matcher.find()) {
        if (!matcher.group("group").equals("regulus")) {
          names.add(matcher.group("artifact"));
        }
      }
    }
    return names;
  }

  @Test
  void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
    for (Path document : documents()) {
      Matcher link = LINK.matcher(Files.readString(document));
      while (link.find()) {
        assertThat(document.resolveSibling(link.group("target"))).as(document.toString()).exists();
      }
    }
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
      return Stream.concat(Stream.of(PROJECT.resolve("README.md")), docs)
          .filter(path -> path.toString().endsWith(".md"))
          .toList();
    }
  }

  @Test
  void everyPackageIsInTheTableOfPackages() throws IOException {
    String architecture = read("docs/architecture.md");
    assertThat(program().map(JavaClass::getPackageName).distinct())
        .filteredOn(name -> !name.startsWith("regulus.report.template"))
        .allMatch(name -> architecture.contains("| `" + name + "` |"));
  }

  @Test
  void everyArrowOfTheArchitectureIsAMethod() throws IOException {
    Set<String> methods =
        program()
            .flatMap(
                type ->
                    type.getMethods().stream().map(it -> type.getSimpleName() + "." + it.getName()))
            .collect(Collectors.toSet());
    Matcher step = STEP.matcher(read("docs/architecture.md"));
    assertThat(step.results().map(result -> result.group()).toList())
        .isNotEmpty()
        .allMatch(methods::contains);
  }

  private static Stream<JavaClass> program() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("regulus").stream();
  }

  @Test
  void theReadmeKnowsEveryCommandAndOption() throws IOException {
    String readme = read("README.md");
    for (String command :
        new String[] {"run", "plan", "summary", "status", "report", "compare", "data list"}) {
      assertThat(readme).contains("`" + command);
      Matcher option =
          Pattern.compile("--[a-z]+")
              .matcher(Spoken.by((command + " --help").split(" ", -1)).out());
      assertThat(option.results().map(result -> result.group()))
          .filteredOn(name -> !name.equals("--help"))
          .allMatch(readme::contains);
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(PROJECT.resolve(file));
  }
}
