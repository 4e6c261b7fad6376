package regulus.report.page;

import regulus.report.picture.Explained;

/**
 * A page of its own about what a network sees.
 *
 * @param title the study's name
 * @param subtitle which network
 */
public record ExplanationPage(
    String title, String subtitle, ExplanationSection section, Assets assets) {

  public static ExplanationPage of(String study, Explained explained) {
    return new ExplanationPage(
        study, explained.model(), ExplanationSection.of(explained), Assets.withoutScripts());
  }
}
