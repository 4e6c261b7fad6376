package regulus.learning.data.catalog;

import java.util.Optional;

/** Whether something is what the authors of a data set published. */
public enum Sameness {
  OFFICIAL("official"),
  DIFFERS("differs from the official one"),
  UNKNOWN("no official checksum to compare with");

  private final String label;

  Sameness(String label) {
    this.label = label;
  }

  /** For people. */
  public String label() {
    return label;
  }

  static Sameness of(Optional<String> official, String received) {
    return official.map(o -> o.equals(received) ? OFFICIAL : DIFFERS).orElse(UNKNOWN);
  }
}
