package regulus.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import regulus.app.terminal.Closing;
import regulus.app.terminal.Console;
import regulus.app.terminal.Progress;
import regulus.app.terminal.RunDisplay;
import regulus.app.text.CommandLineText;
import regulus.learning.data.Dataset;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.catalog.DataSets;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.learning.storage.FileTrouble;
import regulus.report.ReportWriter;
import regulus.study.StudySpec;
import regulus.study.file.StudyFile;
import regulus.study.model.Openings;
import regulus.study.plan.Lint;
import regulus.study.record.RunFolder;
import regulus.study.record.UnusableFolder;
import regulus.study.run.StudyOutcome;
import regulus.study.run.StudyOutcome.Ending;
import regulus.study.run.StudyRun;
import regulus.study.run.StudyRunner;
import regulus.study.run.TrialRunner;

/** {@code regulus run}. */
@Command(name = "run", description = "Run a study, or go on with it, and write its report.")
public final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Mixin StudyArgument study = new StudyArgument();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Keep everything in this folder; runs/<study> if it is not given.")
  Optional<Path> out = Optional.empty();

  @Mixin DataOption data = new DataOption();

  @Mixin JobsOption parallel = new JobsOption();
  @Mixin UntilOption until = new UntilOption();
  @Mixin ReopenOption reopen = new ReopenOption();
  @Mixin HelpOption help = new HelpOption();
  @Spec CommandSpec spec = CommandSpec.create();

  public RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    WeightsLibrary weights = data.weights();
    StudyFile file = study.read().with(weights);
    DataSets sets = data.sets(console);
    StudySpec declared = file.study(sets::describe);
    ReportedExplanation.check(declared);
    until.check(declared);
    Room room = new Room(declared, sets.describe(declared.data().source()), parallel.jobs);
    room.require();
    RunFolder folder = new RunFolder(out.orElse(Path.of("runs", declared.name())));
    folder.requireOwn();
    Dataset dataset = sets.open(declared.data().source());
    file.notes().forEach(it -> console.complain("Warning: " + it));
    Lint.warnings(until.foreseen(declared), dataset.info())
        .forEach(it -> console.complain("Warning: " + it));
    Lint.duplicates(dataset).ifPresent(it -> console.complain("Warning: " + it));
    room.warnings().forEach(it -> console.complain("Warning: " + it));
    long start = System.nanoTime();
    try (Interruption interruption = Interruption.watch(console)) {
      StudyOutcome outcome =
          run(
              until.of(
                  StudyRun.of(
                          file,
                          dataset,
                          folder,
                          parallel.jobs,
                          Host.facts(command(), parallel.jobs))
                      .reopening(reopen.reason())),
              new TrialRunner(dataset, weights),
              dataset.info(),
              interruption);
      return report(outcome, folder, dataset, (System.nanoTime() - start) / 1e9).number();
    }
  }

  /** As it was given, in full. */
  private String command() {
    List<String> words =
        spec.root().commandLine().getParseResult() == null
            ? List.of()
            : spec.root().commandLine().getParseResult().originalArgs();
    return CommandLineText.of("regulus", words);
  }

  private StudyOutcome run(
      StudyRun run, TrialRunner work, DatasetInfo info, Interruption interruption) {
    Progress progress = new Progress(run.study(), info, parallel.jobs);
    try (RunDisplay display = RunDisplay.on(console, progress)) {
      return new StudyRunner(work, display, interruption.signal()).run(run);
    }
  }

  private ExitCode report(StudyOutcome outcome, RunFolder folder, Dataset dataset, double seconds) {
    int openings = Openings.count(folder);
    new Closing(outcome.result(), console.paint()).lines(seconds, openings).forEach(console::say);
    outcome.remark().ifPresent(console::say);
    if (outcome.ending() != Ending.INTERRUPTED) {
      ReportedExplanation explanation = new ReportedExplanation(folder, dataset);
      outcome
          .result()
          .study()
          .extras()
          .explaining()
          .ifPresent(asked -> explanation.write(asked, console));
    }
    console.say("Report: " + written(outcome, folder, dataset));
    if (outcome.ending() == Ending.INTERRUPTED) {
      console.say("Stopped. Everything that was finished is kept; go on with: " + command());
    }
    outcome.closed().ifPresent(console::complain);
    return switch (outcome.ending()) {
      case COMPLETE -> outcome.closed().isPresent() ? ExitCode.WRONG_REQUEST : ExitCode.DONE;
      case SOME_FAILED -> ExitCode.TRIALS_FAILED;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
    };
  }

  private static Path written(StudyOutcome outcome, RunFolder folder, Dataset dataset) {
    try {
      return new ReportWriter(folder).write(outcome.result(), dataset).file();
    } catch (IOException e) {
      throw new UnusableFolder(
          folder.report() + " cannot be written: " + FileTrouble.words(e) + ".", e);
    }
  }
}
