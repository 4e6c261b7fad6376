package regulus.app.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --margin}. */
final class MarginConverter implements ITypeConverter<Double> {
  @Override
  public Double convert(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException word) {
      throw new TypeConversionException("expected a number above 0, received " + text + ".");
    }
  }
}
