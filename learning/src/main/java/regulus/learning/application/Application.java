package regulus.learning.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import regulus.learning.network.Layer;
import regulus.learning.network.NetworkSpec;
import regulus.learning.network.NetworkSpec.NamedLayer;
import regulus.learning.setting.InvalidSetting;
import regulus.learning.setting.Kind;

/** A ready-made network. Implementations are records in {@link Applications}. */
public interface Application {
  /** The kind that this record is of. */
  Kind<? extends Application> kind();

  /** Its layers in order. */
  List<Member> layers();

  /**
   * A layer of it.
   *
   * @param settings as a study file would write them
   * @param inputs the names of what it takes, {@link NetworkSpec#INPUT} for what the network is fed
   *     with; none for the layer before
   */
  record Member(
      String name, Kind<? extends Layer> kind, Map<String, Object> settings, List<String> inputs) {
    public Member {
      settings = Map.copyOf(settings);
      inputs = List.copyOf(inputs);
    }

    /** The layer itself. */
    public NamedLayer made() {
      List<InvalidSetting> problems = new ArrayList<>();
      Optional<? extends Layer> layer = kind.create(settings, "", problems);
      return new NamedLayer(
          name,
          layer.orElseThrow(() -> new IllegalStateException(name + ": " + problems)),
          inputs,
          false);
    }
  }
}
