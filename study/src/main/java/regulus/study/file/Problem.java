package regulus.study.file;

/**
 * Something in a study file that cannot be.
 *
 * @param place where it was written
 * @param sentence what is wrong, what was expected, what to do
 */
public record Problem(Place place, String sentence) {
  private static final int LONGEST = 1_000;

  public Problem {
    place = place.at(printable(place.path()));
    sentence = printable(sentence);
  }

  /** Values of the file are quoted in problems: nothing in them may steer a terminal or fill it. */
  private static String printable(String text) {
    String plain = text.replaceAll("[\\p{Cntrl}\u2028\u2029\u202a-\u202e\u2066-\u2069]", "�");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + " … .";
  }

  /** {@code studies/x.yaml:12:5: training.epochs: Invalid epochs: …}. */
  @Override
  public String toString() {
    return place + ": " + sentence;
  }
}
