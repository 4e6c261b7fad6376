package regulus.app.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import regulus.app.terminal.Console;
import regulus.learning.data.Dataset;
import regulus.learning.storage.FileTrouble;
import regulus.report.ReportWriter;
import regulus.study.StudyResult;
import regulus.study.record.RecordedStudy;
import regulus.study.record.RecordedStudy.Sequential;
import regulus.study.record.RunFolder;
import regulus.study.record.SavedAnswers;
import regulus.study.record.UnusableFolder;
import regulus.study.result.StudyResults;

/** {@code regulus report}. */
@Command(
    name = "report",
    description = "Write the report of a run again, also while it runs, with what there is so far.")
public final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin RunFolderArgument argument = new RunFolderArgument();
  @Mixin DataOption data = new DataOption();
  @Mixin HelpOption help = new HelpOption();

  public ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    RunFolder folder = argument.folder();
    requireDecisions(folder);
    StudyResult result = StudyResults.read(folder);
    Dataset dataset = data.sets(console).open(result.study().data().source());
    try {
      ReportWriter.Written written = new ReportWriter(folder).write(result, dataset);
      written.lost().forEach(console::complain);
      written.older().ifPresent(console::say);
      console.say("Report: " + written.file());
      return (written.lost().isEmpty() ? ExitCode.DONE : ExitCode.WRONG_DATA).number();
    } catch (IOException e) {
      throw new UnusableFolder(
          folder.report() + " cannot be written: " + FileTrouble.words(e) + ".", e);
    }
  }

  /** What looks decided stays: without what they saw, other verdicts would take their place. */
  private static void requireDecisions(RunFolder folder) {
    RecordedStudy recorded = RecordedStudy.read(folder);
    if (recorded.untilDecided().filter(Sequential::looked).isPresent()) {
      new SavedAnswers(folder)
          .damage(recorded).stream()
              .findFirst()
              .ifPresent(
                  damage -> {
                    throw new UnusableFolder(
                        "The report is not written again, since the looks of --until-decided saw what"
                            + " is gone: "
                            + damage
                            + "; what they decided stays in the record, in results.json and in the"
                            + " report of the run. "
                            + folder.remedy());
                  });
    }
  }
}
