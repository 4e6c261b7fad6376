package regulus.study.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import regulus.learning.data.DatasetInfo;
import regulus.learning.explanation.Anatomy;
import regulus.learning.network.InvalidLayer;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Suggestion;
import regulus.study.Explaining;
import regulus.study.Variant;
import regulus.study.file.VariantBuilder.Built;

/** Whether what a report is to show can be there: layers of some variant, classes of the data. */
final class ExplainChecks {
  private final Node.Mapping file;
  private final List<Built> variants;
  private final Problems problems;

  ExplainChecks(Node.Mapping file, List<Built> variants, Problems problems) {
    this.file = file;
    this.variants = variants;
    this.problems = problems;
  }

  void check(Explaining asked, Optional<DatasetInfo> info) {
    List<String> names = variants.stream().map(Built::name).toList();
    asked
        .variant()
        .filter(name -> !names.contains(name))
        .ifPresent(name -> problems.add(place("variant"), Variant.unknown(name, names)));
    List<Anatomy> networks = networks();
    if (networks.size() == variants.size()) {
      for (int i = 0; i < asked.layers().size(); i++) {
        String layer = asked.layers().get(i);
        anyOf(networks, "layers[" + i + "]", it -> it.spatial("layers", layer));
      }
      asked
          .camLayer()
          .ifPresent(layer -> anyOf(networks, "cam_layer", it -> it.forCam("cam_layer", layer)));
    }
    info.ifPresent(known -> classes(asked.classes(), known.classes()));
  }

  /** Those of the variants that could be made; what is wrong with the others is said at them. */
  private List<Anatomy> networks() {
    return variants.stream()
        .flatMap(built -> built.variant().stream())
        .flatMap(variant -> anatomy(variant).stream())
        .toList();
  }

  private static Optional<Anatomy> anatomy(Variant variant) {
    try {
      return Optional.of(Anatomy.of(variant.network()));
    } catch (InvalidLayer impossible) {
      return Optional.empty();
    }
  }

  /** What one network has to have. */
  @FunctionalInterface
  private interface Demand {
    void of(Anatomy network);
  }

  private void anyOf(List<Anatomy> networks, String path, Demand demand) {
    List<InvalidSetting> failures = new ArrayList<>();
    for (Anatomy network : networks) {
      try {
        demand.of(network);
      } catch (InvalidSetting failure) {
        failures.add(failure);
      }
    }
    if (!failures.isEmpty() && failures.size() == networks.size()) {
      problems.add(place(path), failures.get(0).sentence());
    }
  }

  private void classes(List<String> asked, List<String> known) {
    for (int i = 0; i < asked.size(); i++) {
      String name = asked.get(i);
      if (!known.contains(name)) {
        problems.add(
            place("classes[" + i + "]"),
            "There is no class '"
                + name
                + "'."
                + Suggestion.sentence(name, known)
                + " There are "
                + String.join(", ", known)
                + ".");
      }
    }
  }

  private Place place(String path) {
    return Steps.locate(file, "explain." + path);
  }
}
