package regulus.learning.data;

import java.util.List;

/**
 * A data set in memory.
 *
 * @param name as the study names it
 * @param classes names by index
 * @param train what training and validation are drawn from
 * @param test opened once; may be empty
 * @param fingerprint SHA-256 over the decoded pixels and labels, hexadecimal: the identity of the
 *     data in a trial's identity
 */
public record Dataset(
    String name, List<String> classes, Examples train, Examples test, String fingerprint) {
  public Dataset {
    classes = List.copyOf(classes);
  }
}
