package regulus.report.figure;

import java.util.List;

/** How names of figures and lists of names are said to people. */
public final class Words {
  private static final String VALIDATION = "val_";

  private Words() {}

  /** {@code val_accuracy} is "validation accuracy", {@code loss} is "training loss". */
  public static String monitor(String monitor) {
    return monitor.startsWith(VALIDATION)
        ? "validation " + figure(monitor.substring(VALIDATION.length()))
        : "training " + figure(monitor);
  }

  /** {@code top_5_accuracy} is "top 5 accuracy". */
  public static String figure(String name) {
    return name.replace('_', ' ');
  }

  /** "a", "a and b", "a, b and c". */
  public static String and(List<String> names) {
    return joined(names, " and ");
  }

  /** "a", "a or b", "a, b or c". */
  public static String or(List<String> names) {
    return joined(names, " or ");
  }

  /** "1 seed", "3 seeds". */
  public static String counted(long count, String noun) {
    return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
  }

  public static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT)
            + text.substring(text.offsetByCodePoints(0, 1));
  }

  /** Parts between which a line may end: {@code L2(l2=0.001)} not within its number. */
  public static List<String> breakable(String text) {
    return List.of(text.split("(?<=[=,/]|[A-Za-z0-9]\\()(?=[^ ])", -1));
  }

  private static String joined(List<String> names, String last) {
    int size = names.size();
    return size < 2
        ? String.join("", names)
        : String.join(", ", names.subList(0, size - 1)) + last + names.get(size - 1);
  }
}
