package regulus.learning.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KindTest {
  private record Inner(double rate) {}

  private record Outer(Optional<Inner> inner, Object seeds) {}

  private static final Kind<Inner> INNER =
      new Kind<>(
          "inner",
          "",
          Inner.class,
          List.of(Setting.required("rate", SettingType.rate(), "a rate")),
          values -> new Inner(values.number("rate")),
          "");

  private static final Kind<Outer> OUTER =
      new Kind<>(
          "outer",
          "",
          Outer.class,
          List.of(
              Setting.optional("inner", new SettingType.Nested(() -> INNER), null, "nested"),
              Setting.optional(
                  "seeds",
                  new SettingType.Either(
                      SettingType.count(), new SettingType.Many(SettingType.whole(0))),
                  1,
                  "seeds")),
          values ->
              new Outer(values.optional("inner", Inner.class), values.get("seeds", Object.class)),
          "");

  private final List<InvalidSetting> problems = new ArrayList<>();

  @Test
  void makesNestedKinds() {
    assertThat(OUTER.create(Map.of("inner", Map.of("rate", 0.5), "seeds", 3), "", problems))
        .contains(new Outer(Optional.of(new Inner(0.5)), 3L));
    assertThat(problems).isEmpty();
  }

  @Test
  void takesAListWhereOneValueWouldDo() {
    assertThat(OUTER.create(Map.of("seeds", List.of(4, 7)), "", problems))
        .contains(new Outer(Optional.empty(), List.of(4L, 7L)));
  }

  @Test
  void saysWhereANestedSettingIsWrong() {
    OUTER.create(Map.of("inner", Map.of("rate", 2), "seeds", "many"), "outer", problems);
    assertThat(problems)
        .extracting(InvalidSetting::path)
        .containsExactly("outer.inner.rate", "outer.seeds");
    assertThat(problems.get(1))
        .hasMessage(
            "Invalid seeds: expected a whole number of at least 1 or a list, received 'many'.");
  }
}
