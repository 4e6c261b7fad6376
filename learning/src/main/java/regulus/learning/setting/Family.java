package regulus.learning.setting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The registry of one family of choices, such as the layers or the optimizers: the only list of
 * what there is. Study files are parsed, the schema and the reference generated, and the contract
 * tests run from it.
 *
 * @param <T> what the family's records are
 */
public final class Family<T> {
  private final String noun;
  private final Class<T> type;
  private final Map<String, Kind<? extends T>> kinds = new LinkedHashMap<>();

  /**
   * @param noun what a person calls a member: "layer", "optimizer"
   * @param kinds in the order in which the reference lists them
   */
  @SafeVarargs
  public Family(String noun, Class<T> type, Kind<? extends T>... kinds) {
    this.noun = noun;
    this.type = type;
    for (Kind<? extends T> kind : kinds) {
      if (this.kinds.put(kind.name(), kind) != null) {
        throw new IllegalArgumentException("Two kinds of " + noun + " are named " + kind.name());
      }
    }
  }

  public String noun() {
    return noun;
  }

  public List<Kind<? extends T>> kinds() {
    return List.copyOf(kinds.values());
  }

  public Set<String> names() {
    return kinds.keySet();
  }

  public Optional<Kind<? extends T>> find(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  /** The kind that made this record. */
  public Kind<? extends T> kindOf(T member) {
    return kinds.values().stream()
        .filter(kind -> kind.type().isInstance(member))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Not a registered " + noun + ": " + member));
  }

  /**
   * Makes a member from plain values: a name ({@code relu}), or a mapping of one name to its
   * settings ({@code {dropout: {rate: 0.25}}}) or to the value of its first setting ({@code
   * {dropout: 0.25}}).
   *
   * @param plain strings, numbers, booleans, lists and maps, as a YAML or JSON parser gives them
   * @throws InvalidSetting for the first problem
   */
  public T create(@Nullable Object plain) {
    List<InvalidSetting> problems = new ArrayList<>();
    Optional<T> made = create(plain, problems);
    if (!problems.isEmpty()) {
      throw problems.get(0);
    }
    return made.orElseThrow();
  }

  /**
   * As {@link #create(Object)}, but adds every problem to {@code problems} instead of throwing.
   *
   * @return empty if there were problems
   */
  public Optional<T> create(@Nullable Object plain, List<InvalidSetting> problems) {
    return create(plain, "", problems);
  }

  Optional<T> create(@Nullable Object plain, String path, List<InvalidSetting> problems) {
    if (plain instanceof String name) {
      return createNamed(name, Map.of(), path, problems);
    }
    if (plain instanceof Map<?, ?> map && map.size() == 1) {
      Map.Entry<?, ?> entry = map.entrySet().iterator().next();
      return createNamed(String.valueOf(entry.getKey()), entry.getValue(), path, problems);
    }
    problems.add(
        new InvalidSetting(
            path,
            "Expected "
                + ("aeiou".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ")
                + noun
                + ", either its name or its name with settings ({name: {…}}), received "
                + Given.words(plain)
                + "."));
    return Optional.empty();
  }

  private Optional<T> createNamed(
      String name, @Nullable Object settings, String path, List<InvalidSetting> problems) {
    Kind<? extends T> kind = kinds.get(name);
    if (kind == null) {
      problems.add(
          new InvalidSetting(
              path,
              "Unknown " + noun + " '" + name + "'." + Suggestion.sentence(name, kinds.keySet())));
      return Optional.empty();
    }
    String inner = path.isEmpty() ? name : path + "." + name;
    return kind.create(settings, inner, problems).map(type::cast);
  }
}
