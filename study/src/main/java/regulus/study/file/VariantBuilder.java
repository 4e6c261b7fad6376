package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.data.DatasetInfo;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.pretrained.WeightsLibrary;
import regulus.learning.training.TrainingSpec;
import regulus.study.InvalidEdit;
import regulus.study.SweepPoint;
import regulus.study.Variant;
import regulus.study.file.BaseReader.Declaration;
import regulus.study.file.VariantReader.Declared;

/** Carries out the edits and makes every variant; what is wrong is added to the problems. */
final class VariantBuilder {
  private final Node.Mapping training;
  private final Optional<DatasetInfo> info;
  private final Optional<Beginnings> beginnings;
  private final Problems problems;

  /**
   * @param info what the networks are fed; without it nothing can be made, but settings are checked
   * @param library where stored weights are looked up; without it they are left out
   */
  VariantBuilder(
      Node.Mapping training,
      Optional<DatasetInfo> info,
      Optional<WeightsLibrary> library,
      Problems problems) {
    this.training = training;
    this.info = info;
    this.beginnings = library.map(it -> new Beginnings(it, problems));
    this.problems = problems;
  }

  /**
   * A base or variant as far as it could be made.
   *
   * @param place where it was declared
   * @param name unique in the study
   * @param baseline the base that it edits, if it is none
   * @param draft what it was made from
   */
  record Built(
      Place place,
      String name,
      Optional<Built> baseline,
      VariantDraft draft,
      Optional<NetworkSpec> network,
      Optional<TrainingSpec> training) {

    Optional<Variant> variant() {
      return network.flatMap(
          made ->
              training.map(
                  trained ->
                      new Variant(name, baseline.map(Built::name), made, trained, draft.sweep())));
    }
  }

  /** A base, followed by its variants, as far as they can be made. */
  List<Built> build(Declaration base) {
    VariantDraft draft = new VariantDraft(base.layers(), training, Optional.empty());
    if (!base.complete()) {
      return List.of(incomplete(base, draft));
    }
    Built made = made(base.place(), base.name(), Optional.empty(), draft);
    List<Built> all = new ArrayList<>(List.of(made));
    for (Declared declared : base.variants()) {
      Optional<SweepPoint> sweep = declared.sweep().map(point -> point.prefixed(base.prefix()));
      edited(declared, new VariantDraft(draft.layers(), draft.training(), sweep))
          .map(
              changed ->
                  made(
                      declared.place(),
                      base.prefix() + declared.name(),
                      Optional.of(made),
                      changed))
          .ifPresent(all::add);
    }
    return all;
  }

  /** Of layers that could not all be read it means nothing whether they fit each other. */
  private Built incomplete(Declaration base, VariantDraft draft) {
    draft.layers(problems);
    return checked(
        new Built(
            base.place(),
            base.name(),
            Optional.empty(),
            draft,
            Optional.empty(),
            draft.training(problems)));
  }

  private Optional<VariantDraft> edited(Declared declared, VariantDraft base) {
    VariantDraft draft = base;
    for (Edit edit : declared.edits()) {
      try {
        draft = edit.in(draft);
      } catch (InvalidStudy invalid) {
        problems.add(invalid);
        return Optional.empty();
      } catch (InvalidEdit invalid) {
        problems.add(edit.place(), String.valueOf(invalid.getMessage()));
        return Optional.empty();
      }
    }
    return declared.complete() ? Optional.of(draft) : Optional.empty();
  }

  private Built made(Place place, String name, Optional<Built> baseline, VariantDraft draft) {
    Optional<List<NamedLayer>> layers = draft.layers(problems);
    Optional<NetworkSpec> network =
        info.flatMap(known -> layers.map(list -> new NetworkSpec(known.shape(), list)))
            .filter(spec -> fed(spec, draft))
            .map(spec -> beginnings.map(it -> it.in(spec, draft)).orElse(spec));
    return checked(new Built(place, name, baseline, draft, network, draft.training(problems)));
  }

  /** Of a network that is fed with what it is not for, nothing else needs to be said. */
  private boolean fed(NetworkSpec network, VariantDraft draft) {
    List<Problem> misfed = Feeding.problems(network, draft);
    misfed.forEach(problem -> problems.add(problem.place(), problem.sentence()));
    return misfed.isEmpty();
  }

  private Built checked(Built built) {
    info.ifPresent(known -> new VariantChecks(built, known, problems).check());
    return built;
  }
}
