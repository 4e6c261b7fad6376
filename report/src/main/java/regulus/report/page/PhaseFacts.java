package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import regulus.learning.setting.SettingsText;
import regulus.learning.training.Freezing.Thaw;
import regulus.learning.training.Phase;
import regulus.learning.training.TrainingSpec;
import regulus.report.figure.Numbers;
import regulus.report.figure.Words;

/** What each phase of a training does differently, in words. */
final class PhaseFacts {
  private PhaseFacts() {}

  /** One fact per phase; none for a training in one part. */
  static List<Fact> of(TrainingSpec training) {
    List<Fact> facts = new ArrayList<>();
    for (Phase phase : training.phases()) {
      facts.add(new Fact("Phase " + (facts.size() + 1), words(phase)));
    }
    return facts;
  }

  private static String words(Phase phase) {
    List<String> words = new ArrayList<>();
    words.add("at most " + Words.counted(phase.epochs(), "epoch"));
    if (!phase.freezing().freeze().isEmpty()) {
      words.add(Words.and(phase.freezing().freeze()) + " frozen");
    }
    phase.freezing().unfreeze().ifPresent(thaw -> words.add(words(thaw)));
    phase.optimizer().ifPresent(optimizer -> words.add(SettingsText.full(optimizer)));
    phase.batchSize().ifPresent(size -> words.add("batches of " + batch(size)));
    phase.schedule().ifPresent(schedule -> words.add(SettingsText.brief(schedule)));
    phase.stopping().ifPresent(stopping -> words.add(SettingsText.brief(stopping)));
    return String.join("; ", words);
  }

  private static String words(Thaw thaw) {
    OptionalInt last = thaw.last();
    String layers = Words.and(thaw.layers());
    return last.isPresent()
        ? "the last " + Words.counted(last.getAsInt(), "layer") + " of " + layers + " trained again"
        : layers + " trained again";
  }

  static String batch(int size) {
    return size == TrainingSpec.WHOLE_SET ? "the whole training set" : Numbers.count(size);
  }
}
