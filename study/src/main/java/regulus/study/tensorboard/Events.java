package regulus.study.tensorboard;

import regulus.learning.storage.WireMessage;

/**
 * TensorFlow's {@code Event} messages, as its own writer encodes them. The numbers are those of the
 * fields in {@code event.proto}, {@code summary.proto} and {@code tensor.proto}.
 *
 * @param wallTime of the events, in seconds since 1970
 */
record Events(double wallTime) {
  private static final int FLOAT = 1;
  private static final int DOUBLE = 2;

  /** The first record of every file. */
  byte[] version() {
    WireMessage writer = new WireMessage().text(2, "regulus");
    return new WireMessage().real(1, wallTime).text(3, "brain.Event:2").message(10, writer).bytes();
  }

  byte[] scalar(String tag, int step, double value) {
    WireMessage tensor =
        new WireMessage()
            .number(1, FLOAT)
            .message(2, new WireMessage())
            .bytes(4, WireMessage.little(Float.BYTES).putFloat((float) value).array());
    return event(step, tag, tensor, plugin("scalars"));
  }

  byte[] histogram(String tag, int step, Histogram histogram) {
    WireMessage shape =
        new WireMessage()
            .message(2, new WireMessage().number(1, Histogram.BUCKETS))
            .message(2, new WireMessage().number(1, 3));
    WireMessage tensor =
        new WireMessage().number(1, DOUBLE).message(2, shape).bytes(4, histogram.rows());
    return event(step, tag, tensor, plugin("histograms"));
  }

  /** A message of the HParams page, which has no value of its own. */
  byte[] hparams(String tag, WireMessage content) {
    WireMessage nothing = new WireMessage().message(2, new WireMessage());
    WireMessage tensor = new WireMessage().number(1, FLOAT).message(2, nothing);
    return event(0, tag, tensor, plugin("hparams").message(2, content));
  }

  private static WireMessage plugin(String name) {
    return new WireMessage().text(1, name);
  }

  private byte[] event(int step, String tag, WireMessage tensor, WireMessage plugin) {
    WireMessage value =
        new WireMessage()
            .text(1, tag)
            .message(8, tensor)
            .message(9, new WireMessage().message(1, plugin));
    WireMessage event = new WireMessage().real(1, wallTime);
    if (step > 0) {
      event.number(2, step);
    }
    return event.message(5, new WireMessage().message(1, value)).bytes();
  }
}
