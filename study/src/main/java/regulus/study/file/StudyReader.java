package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import regulus.learning.data.DataSource;
import regulus.learning.data.DatasetInfo;
import regulus.learning.data.InvalidData;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;
import regulus.learning.setting.Suggestion;
import regulus.study.DataSpec;
import regulus.study.Extras;
import regulus.study.StudySpec;
import regulus.study.StudySpec.Choice;
import regulus.study.StudySpec.Comparing;
import regulus.study.StudySpec.CrossValidation;
import regulus.study.StudySpec.FinalTest;
import regulus.study.StudySpec.Repetition;
import regulus.study.file.VariantBuilder.Built;

/** What a study file means: reads all of it and finds everything that is wrong with it. */
final class StudyReader {
  /** Sections that cannot be left out: what is wrong with them is said where they stand. */
  static final Set<String> NEEDED = Set.of("study", "data", "base", "bases", "training");

  static final List<String> KEYS =
      List.of(
          "study",
          "data",
          "base",
          "bases",
          "variants",
          "training",
          "repeat",
          "cross_validation",
          "choose",
          "compare",
          "final",
          "explain",
          "tensorboard");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private static final Place NOWHERE = new Place("defaults", 0, 0, "");
  private static final Node ONCE =
      Node.Mapping.empty(NOWHERE).with("seeds", new Node.Scalar(NOWHERE, 1L, "1"));
  private static final Node USUAL = Node.Mapping.empty(NOWHERE);

  private final Node.Mapping file;
  private final Function<DataSource, DatasetInfo> describe;
  private final KerasNetworks networks;
  private final Problems problems = new Problems();

  /**
   * @param describe what a data set is like; may throw {@link InvalidData}
   * @param networks with the library where stored weights are looked up; without one they are left
   *     out
   */
  StudyReader(Node root, Function<DataSource, DatasetInfo> describe, KerasNetworks networks) {
    if (!(root instanceof Node.Mapping mapping)) {
      throw InvalidStudy.of(root.place(), "Expected the keys " + String.join(", ", KEYS) + ".");
    }
    this.file = mapping.present(NEEDED);
    this.describe = describe;
    this.networks = networks;
  }

  /** What the data set is like, or why that is not known. */
  private record Described(Optional<DatasetInfo> info, Optional<InvalidData> failure) {
    static final Described NOT = new Described(Optional.empty(), Optional.empty());
  }

  /** What is made of the results. */
  private record Ending(Comparing compare, Extras extras) {}

  /** What the sections say, as far as they could be read. */
  private record Parts(
      Optional<String> name,
      Optional<DataSpec> data,
      Optional<Repetition> repeat,
      Optional<CrossValidation> crossValidation,
      Optional<Choice> choose,
      Optional<FinalTest> last,
      Ending ending) {

    StudySpec study(List<Built> variants) {
      return new StudySpec(
          name.orElseThrow(),
          data.orElseThrow(),
          variants.stream().map(built -> built.variant().orElseThrow()).toList(),
          repeat.orElseThrow(),
          choose.orElseThrow(),
          last,
          ending.extras(),
          crossValidation,
          ending.compare());
    }
  }

  /**
   * @throws InvalidStudy with everything that is wrong
   * @throws InvalidData if the file is right but its data set is not
   */
  StudySpec read() {
    file.entries().forEach(this::unknownKey);
    Parts parts = parts();
    Described described = parts.data().map(this::described).orElse(Described.NOT);
    List<Built> variants = variants(described.info());
    check(parts, variants, described.info());
    problems.throwIfAny();
    described
        .failure()
        .ifPresent(
            failure -> {
              throw failure;
            });
    return parts.study(variants);
  }

  private Parts parts() {
    Optional<Repetition> repeat = made(file.get("repeat").orElse(ONCE), Sections.REPEAT);
    return new Parts(
        name(),
        needed("data")
            .flatMap(node -> made(node, DataSection.KIND))
            .map(data -> divided(data, repeat)),
        repeat,
        file.get("cross_validation").flatMap(node -> made(node, Sections.CROSS_VALIDATION)),
        made(file.get("choose").orElse(USUAL), Sections.CHOOSE),
        file.get("final").flatMap(node -> made(node, Sections.FINAL)),
        new Ending(
            file.get("compare").flatMap(node -> made(node, Sections.COMPARE)).orElse(Comparing.ANY),
            new Extras(
                file.get("tensorboard").flatMap(node -> extra(node, Sections.TENSORBOARD)),
                file.get("explain").flatMap(node -> extra(node, Sections.EXPLAIN)))));
  }

  /** Besides its settings, a plain yes or no. */
  private <T> Optional<T> extra(Node node, Kind<T> kind) {
    if (node instanceof Node.Scalar scalar && scalar.value() instanceof Boolean wanted) {
      return wanted ? made(USUAL, kind) : Optional.empty();
    }
    return made(node, kind);
  }

  /** Folds have their own validation images; otherwise data says which they are. */
  private DataSpec divided(DataSpec data, Optional<Repetition> repeat) {
    OptionalInt folds = repeat.map(Repetition::folds).orElse(OptionalInt.empty());
    file.get("data")
        .flatMap(node -> Steps.child(node, new Steps.Step.Key("validation")))
        .filter(node -> folds.isPresent() && !isNull(node))
        .ifPresent(
            node ->
                problems.add(
                    node,
                    "This has no effect, since each fold has its own validation images; remove"
                        + " it."));
    return folds.isPresent() ? data.inFolds(folds.getAsInt()) : data;
  }

  private static boolean isNull(Node node) {
    return node instanceof Node.Scalar scalar && scalar.value() == null;
  }

  private void check(Parts parts, List<Built> variants, Optional<DatasetInfo> info) {
    StudyChecks checks = new StudyChecks(file, variants, problems);
    if (parts.repeat().isPresent()) {
      parts.data().ifPresent(data -> info.ifPresent(known -> checks.split(data.split(), known)));
    }
    parts.data().ifPresent(data -> info.ifPresent(it -> checks.positive(data.source(), it)));
    parts.crossValidation().ifPresent(wanted -> checks.crossValidation(wanted, parts.repeat()));
    parts
        .crossValidation()
        .ifPresent(
            wanted ->
                parts
                    .data()
                    .ifPresent(data -> info.ifPresent(known -> checks.folds(wanted, data, known))));
    checks.names();
    parts.choose().ifPresent(checks::choice);
    parts.choose().ifPresent(choice -> checks.margin(parts.ending().compare(), choice));
    parts
        .choose()
        .ifPresent(choice -> parts.repeat().ifPresent(often -> checks.rule(choice, often)));
    parts.last().ifPresent(last -> checks.last(last, parts.repeat()));
    checks.compared();
    parts
        .ending()
        .extras()
        .explaining()
        .ifPresent(asked -> new ExplainChecks(file, variants, problems).check(asked, info));
  }

  private void unknownKey(String key, Node value) {
    if (!KEYS.contains(key)) {
      problems.add(
          value,
          "Unknown key '"
              + key
              + "'."
              + Suggestion.sentence(key, KEYS)
              + " There are "
              + String.join(", ", KEYS)
              + ".");
    }
  }

  private Optional<String> name() {
    Optional<Node> node = needed("study");
    Optional<String> name =
        node.filter(it -> it instanceof Node.Scalar scalar && scalar.value() != null)
            .map(scalar -> ((Node.Scalar) scalar).text())
            .filter(NAME.asMatchPredicate());
    if (node.isPresent() && name.isEmpty()) {
      problems.add(
          node.get(), "Invalid name: expected letters, digits, '.', '_' and '-', at most 64.");
    }
    return name;
  }

  private Optional<Node> needed(String key) {
    Optional<Node> node = file.get(key);
    if (node.isEmpty()) {
      problems.add(file, "The key '" + key + "' is missing.");
    }
    return node;
  }

  private <T> Optional<T> made(Node node, Kind<T> kind) {
    List<InvalidSetting> invalid = new ArrayList<>();
    Optional<T> made = kind.create(node.plain(), "", invalid);
    problems.add(node, invalid);
    return made;
  }

  private Described described(DataSpec data) {
    try {
      return new Described(Optional.of(describe.apply(data.source())), Optional.empty());
    } catch (InvalidData failure) {
      return new Described(Optional.empty(), Optional.of(failure));
    }
  }

  private List<Built> variants(Optional<DatasetInfo> info) {
    Node training = file.get("training").orElse(Node.Mapping.empty(file.place().at("training")));
    Node.Mapping settings = SettingsTree.of(TrainingSection.KIND, training);
    VariantBuilder builder = new VariantBuilder(settings, info, networks.library(), problems);
    return new BaseReader(problems, networks)
        .read(file).stream().flatMap(base -> builder.build(base).stream()).toList();
  }
}
