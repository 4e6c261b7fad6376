package regulus.learning.setting;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One named choice of a family: {@code conv2d} among the layers, {@code adam} among the optimizers.
 *
 * <p>The first setting is the one that a bare value stands for: {@code {dropout: 0.25}} means
 * {@code {dropout: {rate: 0.25}}}.
 *
 * @param name snake case, as study files write it
 * @param kerasName Keras' class or function name, as its {@code summary()} prints it
 * @param type the record that this kind makes
 * @param settings every setting, in Keras' order
 * @param factory makes the record; throws {@link InvalidSetting} where settings do not fit together
 * @param description one sentence for the reference
 */
public record Kind<T>(
    String name,
    String kerasName,
    Class<? extends T> type,
    List<Setting> settings,
    Function<Values, ? extends T> factory,
    String description) {

  public Kind {
    Objects.requireNonNull(factory);
    settings = List.copyOf(settings);
  }

  public Optional<Setting> setting(String name) {
    return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /**
   * Makes the record from plain values: a mapping of settings, or the bare value of the first one.
   * Every problem is added to {@code problems}, its path beginning with {@code path}.
   *
   * @return empty if there were problems
   */
  public Optional<T> create(@Nullable Object plain, String path, List<InvalidSetting> problems) {
    int before = problems.size();
    Values values = new Conversion(this, path, problems).values(plain);
    if (problems.size() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(factory.apply(values));
    } catch (InvalidSetting problem) {
      problems.add(new InvalidSetting(Conversion.join(path, problem.path()), problem.sentence()));
      return Optional.empty();
    }
  }
}
