package regulus.study.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value given on the command line instead of in the file: {@code training.epochs=1}.
 *
 * @param path what it replaces, or adds where the key is not there yet
 * @param value as YAML would read it; its place is the option itself
 */
record Replacement(Steps path, Node value) {
  private static final Pattern OPTION =
      Pattern.compile("(?<path>(?:\"[^\"]*\"|[^\"=])+)=(?<value>.*)", Pattern.DOTALL);

  /**
   * @param option {@code path=value}
   * @throws InvalidStudy if it is not one
   */
  static Replacement parse(String option) {
    Place place = new Place("--set " + option, 0, 0, "");
    Matcher matcher = OPTION.matcher(option);
    Optional<Steps> path =
        matcher.matches() ? Steps.parse(matcher.group("path").strip()) : Optional.empty();
    if (path.isEmpty()) {
      throw InvalidStudy.of(place, "Expected path=value, such as training.epochs=1.");
    }
    return new Replacement(
        path.get(), YamlReader.read(matcher.group("value"), place.at(path.get().toString())));
  }

  /**
   * The file with this value in its place.
   *
   * @throws InvalidStudy if the path leads through something that has no such part
   */
  Node in(Node root) {
    return replaced(root, path);
  }

  private Node replaced(@Nullable Node here, Steps left) {
    if (left.isEmpty()) {
      return value;
    }
    return left.first() instanceof Steps.Step.Key key
        ? inMapping(here, key.name(), left.rest())
        : inSequence(here, ((Steps.Step.Index) left.first()).number(), left.rest());
  }

  private Node inMapping(@Nullable Node here, String key, Steps left) {
    if (here instanceof Node.Mapping mapping) {
      return mapping.with(key, replaced(mapping.get(key).orElse(null), left));
    }
    if (here == null || (here instanceof Node.Scalar scalar && opens(scalar, key))) {
      return Node.Mapping.empty(value.place()).with(key, replaced(null, left));
    }
    throw InvalidStudy.of(
        value.place(), "There is no key '" + key + "' in " + words(here) + "; check the path.");
  }

  /** Whether a bare name may become a mapping: nothing, or {@code adam} in {@code adam.rate=1}. */
  private static boolean opens(Node.Scalar scalar, String key) {
    return scalar.value() == null || scalar.text().equals(key);
  }

  private Node inSequence(@Nullable Node here, int index, Steps left) {
    if (here instanceof Node.Sequence sequence && index <= sequence.items().size()) {
      Node former = index < sequence.items().size() ? sequence.items().get(index) : null;
      return sequence.with(index, replaced(former, left));
    }
    throw InvalidStudy.of(
        value.place(), "There is no [" + index + "] in " + words(here) + "; indexes begin at 0.");
  }

  private static String words(@Nullable Node node) {
    if (node instanceof Node.Sequence sequence) {
      return "a list of " + sequence.items().size();
    }
    return node instanceof Node.Scalar scalar
        ? "the value " + scalar.text()
        : node == null ? "what is not there" : "a mapping";
  }
}
