package regulus.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import regulus.learning.Shape;

class ChannelStatisticsTest {
  @Test
  void describesEachChannelOfTheSelectedImages() {
    ByteBuffer pixels = ByteBuffer.allocateDirect(12);
    for (int value : new int[] {0, 255, 51, 255, 255, 51, 9, 9, 9, 9, 9, 9}) {
      pixels.put((byte) value);
    }
    Examples examples = new Examples(Shape.of(1, 2, 3), pixels, new int[2]);
    List<ChannelStatistics> channels = ChannelStatistics.of(new Selection(examples, new int[] {0}));
    assertThat(channels)
        .containsExactly(
            new ChannelStatistics(0.5, 0.5),
            new ChannelStatistics(1, 0),
            new ChannelStatistics(0.2, 0));
    double mean = ChannelStatistics.of(new Selection(examples, new int[] {0, 1})).get(0).mean();
    assertThat(mean).isCloseTo((0.5 + 9 / 255.0) / 2, within(1e-12));
  }
}
