package regulus.learning.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import regulus.learning.network.Summary;

/** Summaries are Keras' to the character; it names its models by what they are. */
class SummaryParityTest {
  @TestFactory
  Stream<DynamicTest> printsWhatKerasPrints() {
    return ParityFixture.tests("summaries", SummaryParityTest::compare);
  }

  private static void compare(ParityCase c) {
    Summary summary = Summary.of(c.network());
    assertThat(summary.text(summary.sequential() ? "sequential" : "functional"))
        .isEqualTo(c.text("text"));
  }
}
