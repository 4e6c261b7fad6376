package regulus.learning.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import regulus.learning.Shape;
import regulus.learning.network.InvalidLayer;
import regulus.learning.setting.InvalidSetting;

/**
 * An equation of Einstein's for an input and a kernel, on an input of a certain rank: {@code
 * abc,cd->abd}. An ellipsis has been written out.
 *
 * @param input a letter for each dimension, the batch first
 * @param kernel a letter for each of its dimensions
 * @param output a letter for each dimension, the batch first
 * @param given for which letters of the output sizes are given, in order
 */
record Einsum(String input, String kernel, String output, String given) {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\.\\.\\.)?([a-zA-Z]+)(\\.\\.\\.)?,([a-zA-Z]+)->(\\.\\.\\.)?([a-zA-Z]+)(\\.\\.\\.)?");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  /**
   * @throws InvalidSetting if it is none that Keras takes
   */
  static void check(String equation, Optional<String> biasAxes) {
    Matcher match = FORM.matcher(equation);
    if (!match.matches() || !elidesAlike(match) || repeats(match)) {
      throw InvalidSetting.of(
          "equation", "[X],[Y]->[Z], ...[X],[Y]->...[Z] or [X]...,[Y]->[Z]...", equation);
    }
    biasAxes.ifPresent(
        axes -> {
          if (axes.isEmpty() || axes.chars().anyMatch(axis -> match.group(6).indexOf(axis) < 0)) {
            throw InvalidSetting.of("bias_axes", "letters of the output " + match.group(6), axes);
          }
        });
  }

  private static boolean elidesAlike(Matcher match) {
    boolean left = match.group(1) != null;
    boolean right = match.group(3) != null;
    return !(left && right)
        && left == (match.group(5) != null)
        && right == (match.group(7) != null);
  }

  private static boolean repeats(Matcher match) {
    return IntStream.of(2, 4, 6)
        .mapToObj(match::group)
        .anyMatch(letters -> letters.chars().distinct().count() < letters.length());
  }

  /**
   * @param equation one that {@link #check} lets pass
   */
  static Einsum of(String equation, Shape input) {
    Matcher match = FORM.matcher(equation);
    if (!match.matches()) {
      throw new IllegalArgumentException(equation);
    }
    String in = match.group(2);
    String out = match.group(6);
    boolean left = match.group(1) != null;
    boolean elides = left || match.group(3) != null;
    int elided = input.rank() + 1 - in.length();
    if (elided < 0 || (elided > 0 && !elides) || (elided == 0 && left)) {
      throw new InvalidLayer(
          "its equation %s is not one for inputs of %d dimensions, %s and the batch"
              .formatted(equation, input.rank() + 1, input));
    }
    String free = unused(equation).substring(0, elided);
    String given = left ? out : out.substring(1);
    return left
        ? new Einsum(free + in, match.group(4), free + out, given)
        : new Einsum(in + free, match.group(4), out + free, given);
  }

  private static String unused(String equation) {
    return LETTERS
        .chars()
        .filter(letter -> equation.indexOf(letter) < 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  String equation() {
    return input + "," + kernel + "->" + output;
  }

  /**
   * The size of each letter but the batch's.
   *
   * @param outputShape as the layer has it, -1 where a size is the input's
   */
  Map<Character, Integer> sizes(Shape shape, List<Integer> outputShape) {
    Map<Character, Integer> sizes = new LinkedHashMap<>();
    for (int i = 1; i < input.length(); i++) {
      sizes.put(input.charAt(i), shape.size(i - 1));
    }
    if (outputShape.size() != given.length()) {
      throw new InvalidLayer(
          "its output_shape %s has %d sizes, its equation %s needs %d"
              .formatted(outputShape, outputShape.size(), equation(), given.length()));
    }
    for (int i = 0; i < given.length(); i++) {
      int size = outputShape.get(i);
      Integer known = sizes.get(given.charAt(i));
      boolean left = size < 1 && (known == null || kernel.indexOf(given.charAt(i)) >= 0);
      if (left || (size >= 1 && known != null && size != known)) {
        throw new InvalidLayer(
            "its output_shape %s does not fit its equation %s at %s"
                .formatted(outputShape, equation(), given.charAt(i)));
      }
      sizes.putIfAbsent(given.charAt(i), size);
    }
    requireKnown(sizes);
    return sizes;
  }

  private void requireKnown(Map<Character, Integer> sizes) {
    char batch = input.charAt(0);
    boolean first = output.charAt(0) == batch && kernel.indexOf(batch) < 0;
    boolean known =
        (kernel + output.substring(1)).chars().allMatch(letter -> sizes.containsKey((char) letter));
    boolean made =
        output
            .substring(1)
            .chars()
            .allMatch(letter -> input.indexOf(letter) > 0 || kernel.indexOf(letter) >= 0);
    if (!first || !known || !made) {
      throw new InvalidLayer(
          "its equation "
              + equation()
              + " does not say the size of every dimension, or not that the batch comes first");
    }
  }

  static List<Integer> sizes(String letters, Map<Character, Integer> sizes) {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      found.add(sizes.getOrDefault(letters.charAt(i), 1));
    }
    return found;
  }

  /** How many numbers of the kernel lead to one of the output, as Keras counts them. */
  int fanIn(Map<Character, Integer> sizes) {
    return kernel
        .chars()
        .filter(letter -> output.indexOf(letter) < 0)
        .map(letter -> sizes.getOrDefault((char) letter, 1))
        .reduce(1, Math::multiplyExact);
  }

  /**
   * The bias' shape: the sizes of its letters, 1 for the others behind the first of them.
   *
   * @throws InvalidLayer if one of these sizes is left to the input, which Keras does not know when
   *     it makes the bias
   */
  List<Integer> bias(String axes, Map<Character, Integer> sizes, List<Integer> outputShape) {
    int first = axes.chars().map(output::indexOf).min().orElseThrow();
    List<Integer> shape = new ArrayList<>();
    for (int i = first; i < output.length(); i++) {
      char letter = output.charAt(i);
      int place = given.indexOf(letter);
      if (axes.indexOf(letter) >= 0 && place >= 0 && outputShape.get(place) < 1) {
        throw new InvalidLayer(
            "its bias has numbers along %s; give that size in output_shape: %d"
                .formatted(letter, sizes.getOrDefault(letter, 1)));
      }
      shape.add(axes.indexOf(letter) < 0 ? 1 : sizes.getOrDefault(letter, 1));
    }
    return shape;
  }
}
