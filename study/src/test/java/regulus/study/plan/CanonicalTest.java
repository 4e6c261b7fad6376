package regulus.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import regulus.learning.data.Pixels;
import regulus.learning.optimizer.Optimizers;
import regulus.learning.setting.AddedLater;

class CanonicalTest {
  private record Inner(String text, double number) {}

  private record Outer(
      List<Inner> inner, Map<String, Long> map, Optional<Inner> maybe, Pixels choice, Object any) {}

  private static Outer outer(Map<String, Long> map) {
    return new Outer(
        List.of(new Inner("a\"b", 0.1)), map, Optional.empty(), Pixels.RAW, OptionalInt.of(3));
  }

  @Test
  void writesEveryPartOut() {
    assertThat(Canonical.text(outer(Map.of("x", 1L))))
        .isEqualTo(
            "Outer{inner=[Inner{text=\"a\\\"b\",number=0x1.999999999999ap-4}],map={\"x\"=1},"
                + "maybe=none,choice=RAW,any=3}");
  }

  @Test
  void isTheSameOnEveryMachine() { // checked with sha256sum
    assertThat(Canonical.digest(outer(Map.of("x", 1L)), 16)).isEqualTo("6bf9ac008e16a4d8");
  }

  @Test
  void doesNotDependOnTheOrderOfMaps() {
    Map<String, Long> one = new LinkedHashMap<>();
    one.put("a", 1L);
    one.put("b", 2L);
    Map<String, Long> other = new LinkedHashMap<>();
    other.put("b", 2L);
    other.put("a", 1L);
    assertThat(Canonical.text(outer(one))).isEqualTo(Canonical.text(outer(other)));
  }

  @Test
  void tellsTextsFromNumbersAndNothingFromZero() {
    assertThat(Canonical.text("1")).isNotEqualTo(Canonical.text(1));
    assertThat(Canonical.text(OptionalDouble.empty()))
        .isNotEqualTo(Canonical.text(OptionalDouble.of(0)));
    assertThat(Canonical.text(List.of("a,b"))).isNotEqualTo(Canonical.text(List.of("a", "b")));
  }

  /** As they were written before optimizers could clip and average. */
  @Test
  void writesOptimizersAsBefore() {
    String moments =
        "moments=Moments{beta1=0x1.ccccccccccccdp-1,beta2=0x1.ff7ced916872bp-1,"
            + "epsilon=0x1.ad7f29abcaf48p-24,amsgrad=false}";
    assertThat(optimizer("sgd"))
        .isEqualTo(
            "Sgd{learningRate=0x1.47ae147ae147bp-7,momentum=0x0.0p0,nesterov=false,"
                + "weightDecay=none}");
    assertThat(optimizer("adam"))
        .isEqualTo("Adam{learningRate=0x1.0624dd2f1a9fcp-10," + moments + ",weightDecay=none}");
    assertThat(optimizer("adamw"))
        .isEqualTo(
            "AdamW{learningRate=0x1.0624dd2f1a9fcp-10,"
                + moments
                + ",weightDecay=0x1.0624dd2f1a9fcp-8}");
    assertThat(optimizer("rmsprop"))
        .isEqualTo(
            "RmsProp{learningRate=0x1.0624dd2f1a9fcp-10,"
                + "average=Average{rho=0x1.ccccccccccccdp-1,epsilon=0x1.ad7f29abcaf48p-24,"
                + "centered=false},momentum=0x0.0p0,weightDecay=none}");
  }

  @Test
  void tellsOptimizersThatClipOrAverageFromOthers() {
    assertThat(optimizer(Map.of("sgd", Map.of("clipnorm", 1))))
        .endsWith(",steadying=Steadying{clipping=Clipping{clipnorm=0x1.0p0}}}");
    assertThat(optimizer(Map.of("sgd", Map.of("use_ema", true))))
        .endsWith(",steadying=Steadying{ema=Averaging{emaMomentum=0x1.fae147ae147aep-1}}}");
  }

  private static String optimizer(Object plain) {
    return Canonical.text(Optimizers.ALL.create(plain));
  }

  private record Grown(
      int first, @AddedLater List<String> names, @AddedLater("0x1.0p0") double factor) {}

  @Test
  void leavesOutWhatWasAddedLaterWhileItSaysNothing() {
    assertThat(Canonical.text(new Grown(1, List.of(), 1))).isEqualTo("Grown{first=1}");
    assertThat(Canonical.text(new Grown(1, List.of("a"), 2)))
        .isEqualTo("Grown{first=1,names=[\"a\"],factor=0x1.0p1}");
  }

  @Test
  void refusesWhatIsNoPlainFact() {
    assertThatThrownBy(() -> Canonical.text(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Not a plain fact");
  }
}
