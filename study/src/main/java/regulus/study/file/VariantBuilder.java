package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.data.DatasetInfo;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.training.TrainingSpec;
import regulus.study.Variant;
import regulus.study.file.BaseReader.Declaration;
import regulus.study.file.VariantReader.Declared;

/** Carries out the edits and makes every variant; what is wrong is added to the problems. */
final class VariantBuilder {
  private final Node.Mapping training;
  private final Optional<DatasetInfo> info;
  private final Problems problems;

  /**
   * @param info what the networks are fed; without it nothing can be made, but settings are checked
   */
  VariantBuilder(Node.Mapping training, Optional<DatasetInfo> info, Problems problems) {
    this.training = training;
    this.info = info;
    this.problems = problems;
  }

  /**
   * @param place where it was declared
   * @param draft what it was made from
   */
  record Built(Place place, VariantDraft draft, Variant variant) {}

  /** A base, followed by its variants, as far as they can be made. */
  List<Built> build(Declaration base) {
    VariantDraft draft = new VariantDraft(base.layers(), training);
    Optional<Built> made = make(base.place(), draft, new Name(base.name(), Optional.empty()));
    made.ifPresent(it -> check(it, draft));
    List<Built> all = new ArrayList<>(made.stream().toList());
    if (base.complete()) {
      for (Declared declared : base.variants()) {
        Name name = new Name(base.prefix() + declared.name(), Optional.of(base.name()));
        variant(declared, draft, name).ifPresent(all::add);
      }
    }
    return all;
  }

  private record Name(String own, Optional<String> base) {}

  private Optional<Built> variant(Declared declared, VariantDraft base, Name name) {
    Optional<Built> built =
        edited(declared, base).flatMap(draft -> make(declared.place(), draft, name));
    built.ifPresent(it -> check(it, base));
    return built;
  }

  private Optional<VariantDraft> edited(Declared declared, VariantDraft base) {
    VariantDraft draft = base;
    try {
      for (Edit edit : declared.edits()) {
        draft = edit.in(draft);
      }
    } catch (InvalidStudy invalid) {
      problems.add(invalid);
      return Optional.empty();
    }
    return declared.complete() ? Optional.of(draft) : Optional.empty();
  }

  private Optional<Built> make(Place place, VariantDraft draft, Name name) {
    Optional<List<NamedLayer>> layers = draft.layers(problems);
    Optional<TrainingSpec> trained = draft.training(problems);
    if (layers.isEmpty() || trained.isEmpty() || info.isEmpty()) {
      return Optional.empty();
    }
    NetworkSpec network = new NetworkSpec(info.get().shape(), layers.get());
    Variant variant = new Variant(name.own(), name.base(), network, trained.get());
    return Optional.of(new Built(place, draft, variant));
  }

  private void check(Built built, VariantDraft base) {
    info.ifPresent(known -> new VariantChecks(built, base, known).into(problems));
  }
}
