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
import regulus.study.record.RunFolder;
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
}
