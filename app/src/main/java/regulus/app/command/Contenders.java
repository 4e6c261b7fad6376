package regulus.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import regulus.learning.setting.Suggestion;
import regulus.study.result.ComparedStudy;
import regulus.study.result.Contender;
import regulus.study.result.Contender.Reason;

/** The studies of a comparison, and which of their networks are meant by words. */
final class Contenders {
  private final Map<RunPlace, ComparedStudy> studies = new LinkedHashMap<>();
  private final boolean all;

  /**
   * Reads every study that is named.
   *
   * @param words run folders, with or without a variant
   * @param all whether a folder alone stands for all its variants, not for the chosen one
   * @throws WrongRequest if one is not the folder of a run
   */
  Contenders(List<String> words, boolean all) {
    this.all = all;
    List<RunPlace> places =
        words.stream().map(word -> NamedNetwork.required(word).place()).distinct().toList();
    places.forEach(it -> studies.put(it, ComparedStudy.read(it.title(places), it.folder())));
  }

  List<ComparedStudy> studies() {
    return List.copyOf(studies.values());
  }

  /**
   * @throws WrongRequest if there is no such variant, or a study has not chosen any
   */
  List<Contender> named(List<String> words) {
    List<Contender> named = new ArrayList<>();
    for (String word : words) {
      for (Contender contender : of(NamedNetwork.required(word)).toList()) {
        if (named.stream().noneMatch(contender::same)) {
          named.add(contender);
        }
      }
    }
    return named;
  }

  private Stream<Contender> of(NamedNetwork named) {
    ComparedStudy study = studies.get(named.place());
    if (study == null) {
      throw new WrongRequest(named.place() + " is not one of the studies that are compared.");
    }
    if (named.variant().isPresent()) {
      return Stream.of(variant(study, named.variant().get()));
    }
    return all ? every(study) : Stream.of(chosen(study));
  }

  private static Stream<Contender> every(ComparedStudy study) {
    return variants(study).stream().map(name -> new Contender(study, name, Reason.EVERY));
  }

  private static Contender variant(ComparedStudy study, String name) {
    List<String> variants = variants(study);
    if (!variants.contains(name)) {
      throw new WrongRequest(expected("variant of " + study.name(), variants, name));
    }
    return new Contender(study, name, Reason.NAMED);
  }

  private static Contender chosen(ComparedStudy study) {
    return study
        .result()
        .chosen()
        .map(name -> new Contender(study, name, Reason.CHOSEN))
        .orElseThrow(
            () ->
                new WrongRequest(
                    study.name()
                        + " has chosen nothing: of no variant that trains every trial is done; name"
                        + " one behind a colon, such as "
                        + study.name()
                        + ":"
                        + variants(study).get(0)
                        + "."));
  }

  private static List<String> variants(ComparedStudy study) {
    return study.result().variants().stream().map(it -> it.variant().name()).toList();
  }

  /**
   * What {@code --baseline} means: one of the contenders, or another variant of their studies.
   *
   * @throws WrongRequest if it means none of them, or several
   */
  Contender baseline(String word, List<Contender> contenders) {
    Optional<NamedNetwork> place = NamedNetwork.of(word);
    if (place.isPresent()) {
      Contender meant = of(place.get()).findFirst().orElseThrow();
      return meant;
    }
    Predicate<Contender> called = it -> word.equals(it.variant()) || word.equals(full(it));
    List<Contender> every = studies.values().stream().flatMap(Contenders::every).toList();
    List<Contender> meant = contenders.stream().filter(called).toList();
    meant = meant.isEmpty() ? every.stream().filter(called).toList() : meant;
    if (meant.size() == 1) {
      return new Contender(meant.get(0).study(), meant.get(0).variant(), Reason.NAMED);
    }
    List<String> names = (meant.isEmpty() ? every : meant).stream().map(Contenders::full).toList();
    throw new WrongRequest(expected("--baseline", names, word));
  }

  private static String full(Contender contender) {
    return contender.study().name() + ":" + contender.variant();
  }

  private static String expected(String what, List<String> names, String received) {
    return "Invalid "
        + what
        + ": expected one of "
        + String.join(", ", names)
        + ", received "
        + received
        + "."
        + Suggestion.sentence(received, names);
  }
}
