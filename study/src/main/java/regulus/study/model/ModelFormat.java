package regulus.study.model;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import regulus.learning.setting.InvalidSetting;

/** What models are packed into; the ending of a file's name says which. */
public enum ModelFormat {
  /** Every model of a study, with the study file and a manifest. */
  ZIP(".zip", "every model of the study, with its study file and figures"),
  /** One model. */
  SAFETENSORS(".safetensors", "the weights of one model"),
  /** One model with its network, as Keras 3 opens it. */
  KERAS(".keras", "one model as Keras 3 opens it"),
  /** One model with its network, for programs that run such files; Regulus does not read them. */
  ONNX(".onnx", "one model for ONNX Runtime and others");

  private final String ending;
  private final String contents;

  ModelFormat(String ending, String contents) {
    this.ending = ending;
    this.contents = contents;
  }

  /**
   * @throws InvalidSetting if the ending is none of these
   */
  public static ModelFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith(format.ending))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSetting(
                    "to",
                    "The ending of "
                        + file
                        + " is not one that models are kept in; there are "
                        + Arrays.stream(values())
                            .map(format -> format.ending + " (" + format.contents + ")")
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
