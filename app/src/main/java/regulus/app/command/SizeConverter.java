package regulus.app.command;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import regulus.learning.setting.Pair;

/** The value of {@code --size}: one number for both sides, or height and width. */
final class SizeConverter implements ITypeConverter<Pair> {
  private static final Pattern SIZE =
      Pattern.compile("([1-9][0-9]{0,4})(?:[x×]([1-9][0-9]{0,4}))?");

  @Override
  public Pair convert(String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw new TypeConversionException(
          "expected a side or height and width, such as 224 or 160x240, received " + text + ".");
    }
    int height = Integer.parseInt(size.group(1));
    return size.group(2) == null
        ? Pair.of(height)
        : new Pair(height, Integer.parseInt(size.group(2)));
  }
}
