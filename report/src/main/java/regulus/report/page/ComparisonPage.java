package regulus.report.page;

import java.util.List;
import java.util.Optional;
import regulus.report.figure.Words;
import regulus.study.StudyResult;

/**
 * A page of its own about networks of several studies.
 *
 * @param title the studies
 * @param subtitle what is compared, on what
 * @param notes what the reader must know of the comparisons, in sentences
 */
public record ComparisonPage(
    String title,
    String subtitle,
    List<String> notes,
    VariantSection variants,
    Optional<StripSection> strips,
    Assets assets) {
  public ComparisonPage {
    notes = List.copyOf(notes);
  }

  /**
   * @param networks as the variants of one study, the first of them its base
   * @param dataset its name
   */
  public static ComparisonPage of(StudyResult networks, String dataset, List<String> notes) {
    return new ComparisonPage(
        networks.study().name(),
        Words.capitalized(Words.monitor(networks.study().choose().by()))
            + " of "
            + Words.counted(networks.variants().size(), "network")
            + " for "
            + dataset,
        notes,
        VariantSection.of(networks),
        StripSection.of(networks),
        Assets.bundled());
  }
}
