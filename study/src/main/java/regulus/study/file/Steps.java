package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path into a study file, such as {@code variants.dropout[0].insert}: keys joined by dots,
 * indexes from 0 in brackets, keys with other characters in double quotes.
 */
record Steps(List<Step> steps) {
  private static final Pattern STEP =
      Pattern.compile(
          "\\G(?:(?<dot>^|\\.)(?:\"(?<quoted>[^\"]+)\"|(?<key>[^.\\[\\]\"=]+))|\\[(?<index>\\d{1,9})])");
  private static final Pattern SIMPLE = Pattern.compile("[^.\\[\\]\"=\\s]+");

  /** One step down. */
  sealed interface Step {
    record Key(String name) implements Step {
      @Override
      public String toString() {
        return SIMPLE.matcher(name).matches() ? name : '"' + name + '"';
      }
    }

    record Index(int number) implements Step {
      @Override
      public String toString() {
        return "[" + number + "]";
      }
    }
  }

  Steps {
    steps = List.copyOf(steps);
  }

  /** Reads a path; empty if it is not one. */
  static Optional<Steps> parse(String path) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    int end = 0;
    while (matcher.find()) {
      steps.add(step(matcher));
      end = matcher.end();
    }
    return steps.isEmpty() || end < path.length()
        ? Optional.empty()
        : Optional.of(new Steps(steps));
  }

  private static Step step(Matcher matcher) {
    String index = matcher.group("index");
    if (index != null) {
      return new Step.Index(Integer.parseInt(index));
    }
    String quoted = matcher.group("quoted");
    return new Step.Key(quoted != null ? quoted : matcher.group("key"));
  }

  Step first() {
    return steps.get(0);
  }

  Steps rest() {
    return new Steps(steps.subList(1, steps.size()));
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  /** A path and one more step. */
  static String join(String path, Step step) {
    return path.isEmpty() || step instanceof Step.Index ? path + step : path + "." + step;
  }

  static String key(String path, String name) {
    return join(path, new Step.Key(name));
  }

  static String index(String path, int number) {
    return join(path, new Step.Index(number));
  }

  /**
   * Where the deepest value stands that a relative path leads to, under its own path, which is
   * another where an edit gave the value.
   */
  static Place locate(Node node, String path) {
    Optional<Node> here = Optional.of(node);
    Place place = node.place();
    for (Step step : parse(path).map(Steps::steps).orElse(List.of())) {
      Place missing = place.at(join(place.path(), step));
      here = here.flatMap(parent -> child(parent, step));
      place = here.map(Node::place).orElse(missing);
    }
    return place;
  }

  static Optional<Node> child(Node node, Step step) {
    if (node instanceof Node.Mapping mapping && step instanceof Step.Key key) {
      return mapping.get(key.name());
    }
    if (node instanceof Node.Sequence sequence && step instanceof Step.Index index) {
      return index.number() < sequence.items().size()
          ? Optional.of(sequence.items().get(index.number()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return steps.stream().reduce("", Steps::join, String::concat);
  }
}
