package regulus.app.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --jobs}. */
final class JobsConverter implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new TypeConversionException(
          "expected a whole number from 1 to 9999, received " + text + ".");
    }
    return Integer.valueOf(text);
  }
}
