package regulus.study.model;

import java.io.IOException;
import java.util.Optional;
import regulus.learning.storage.AtomicFile;
import regulus.learning.storage.FileTrouble;
import regulus.study.record.Provenance;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedStudy.Opening;
import regulus.study.record.RunFolder;
import regulus.study.record.StudyRecord;
import regulus.study.record.UnusableFolder;

/** Openings of the test set after a run, which are noted where those of the run are. */
public final class Openings {
  private Openings() {}

  /** How often the test set was opened so far. */
  public static int count(RunFolder folder) {
    return Opening.times(RecordedStudy.read(folder).openings());
  }

  /**
   * Notes an opening before it happens, in the record and in {@code provenance.json}.
   *
   * @param why the test set is opened again, if it was opened before
   * @return how often the test set was opened, this time included
   * @throws UnusableFolder if a run holds the folder, or it cannot be written
   */
  public static int note(RunFolder folder, StoredModel model, Optional<String> why) {
    StudyRecord.opened(folder, model.trial().variant(), model.trial().id(), why);
    RecordedStudy recorded = RecordedStudy.read(folder);
    try {
      AtomicFile.write(folder.provenance(), out -> out.write(Provenance.bytes(recorded)));
    } catch (IOException e) {
      throw new UnusableFolder(
          folder.provenance() + " cannot be written: " + FileTrouble.words(e) + ".", e);
    }
    return Opening.times(recorded.openings());
  }
}
