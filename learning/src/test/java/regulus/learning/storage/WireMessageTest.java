package regulus.learning.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The examples of Protocol Buffers' description of its encoding, and messages within messages. */
class WireMessageTest {
  @Test
  void writesNumbersTextsAndMessagesAsTheFormatDescribesThem() {
    assertThat(new WireMessage().number(1, 150).bytes()).containsExactly(0x08, 0x96, 0x01);
    assertThat(new WireMessage().text(2, "testing").bytes())
        .containsExactly(0x12, 0x07, 't', 'e', 's', 't', 'i', 'n', 'g');
    assertThat(new WireMessage().message(3, new WireMessage().number(1, 150)).bytes())
        .containsExactly(0x1a, 0x03, 0x08, 0x96, 0x01);
    assertThat(new WireMessage().single(1, 1).bytes()).containsExactly(0x0d, 0, 0, 0x80, 0x3f);
    assertThat(new WireMessage().real(1, 1).bytes())
        .containsExactly(0x09, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f);
  }

  @Test
  void writesToAStreamWhatItGivesAsBytes() throws IOException {
    WireMessage large = new WireMessage().bytes(1, new byte[100_000]).number(2, -1);
    WireMessage message = new WireMessage().message(1, large).message(2, new WireMessage());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    assertThat(out.toByteArray()).isEqualTo(message.bytes()).hasSizeGreaterThan(100_000);
  }
}
