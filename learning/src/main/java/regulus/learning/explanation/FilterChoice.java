package regulus.learning.explanation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import regulus.learning.setting.InvalidSetting;

/**
 * Which of a layer's filters are shown.
 *
 * @param from the layer's beginning or end
 * @param most how many; 0 for none
 */
public record FilterChoice(From from, int most) {
  private static final Pattern TEXT = Pattern.compile("(first|last):([1-9][0-9]{0,5})");

  /** Nothing is left out. */
  public static final FilterChoice ALL = new FilterChoice(From.FIRST, Integer.MAX_VALUE);

  public static final FilterChoice NONE = new FilterChoice(From.FIRST, 0);

  /** Where counting begins. */
  public enum From {
    FIRST,
    LAST
  }

  /**
   * Reads {@code first:8}, {@code last:8}, {@code all} or {@code none}.
   *
   * @throws InvalidSetting if it is none of them
   */
  public static FilterChoice parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (matcher.matches()) {
      From from = matcher.group(1).equals("first") ? From.FIRST : From.LAST;
      return new FilterChoice(from, Integer.parseInt(matcher.group(2)));
    }
    return switch (text) {
      case "all" -> ALL;
      case "none" -> NONE;
      default ->
          throw InvalidSetting.of("filters", "first:N, last:N, all or none, such as last:8", text);
    };
  }

  /** The chosen ones of so many, by index. */
  public List<Integer> of(int count) {
    int chosen = Math.min(most, count);
    int begin = from == From.FIRST ? 0 : count - chosen;
    return IntStream.range(begin, begin + chosen).boxed().toList();
  }
}
