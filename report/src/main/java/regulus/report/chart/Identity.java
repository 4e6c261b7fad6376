package regulus.report.chart;

/**
 * How a variant looks everywhere: a colour of Okabe and Ito's palette, which people with any colour
 * vision tell apart, and a mark, so that colour is never alone.
 *
 * @param slot the variant's position in the study, from 0
 */
public record Identity(int slot) {
  private static final int COLOURS = 8;

  /** SVG paths around (0, 0), about 10 wide. */
  private static final String[] MARKS = {
    "M-4.4,0a4.4,4.4 0 1,0 8.8,0a4.4,4.4 0 1,0 -8.8,0",
    "M-4,-4h8v8h-8z",
    "M0,-5.4L5.4,0L0,5.4L-5.4,0z",
    "M0,-5L4.9,3.8H-4.9z",
    "M0,5L-4.9,-3.8H4.9z",
    "M-1.7,-5h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3z",
    "M-5,-2.6h10v5.2h-10z",
  };

  /** The CSS class that carries the colour as {@code --variant}: {@code v3}. */
  public String cssClass() {
    return "v" + slot % COLOURS;
  }

  /** The colour itself, for charts. */
  public String colour() {
    return "var(--v" + slot % COLOURS + ")";
  }

  /** An SVG path around (0, 0); 56 variants differ in colour or mark. */
  public String mark() {
    return MARKS[slot % MARKS.length];
  }
}
