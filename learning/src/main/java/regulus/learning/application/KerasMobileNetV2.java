package regulus.learning.application;

import java.util.List;
import java.util.Map;
import regulus.learning.application.Application.Member;
import regulus.learning.application.MobileNetV2.Block;

/** Keras' MobileNetV2, layer by layer under Keras' names. */
record KerasMobileNetV2(double alpha) {
  private static final int DIVISOR = 8;
  private static final int FEATURES = 1280;

  List<Member> layers() {
    Members members = new Members(0.999, 1e-3);
    int channels = divisible(32 * alpha);
    members.convolution("Conv1", channels, 3, 2, "same");
    members.normalization("bn_Conv1");
    members.relu("Conv1_relu");
    for (Block block : Block.all()) {
      channels = block(members, block, channels);
    }
    members.convolution(
        "Conv_1", alpha > 1 ? divisible(FEATURES * alpha) : FEATURES, 1, 1, "valid");
    members.normalization("Conv_1_bn");
    members.relu("out_relu");
    return members.all();
  }

  /** Gives the channels that it leaves. */
  private int block(Members members, Block block, int channels) {
    String before = members.last();
    String name = block.number() == 0 ? "expanded_conv_" : "block_" + block.number() + "_";
    boolean halves = block.stride() == 2;
    if (block.number() > 0) {
      members.convolution(name + "expand", channels * block.expansion(), 1, 1, "same");
      members.normalization(name + "expand_BN");
      members.relu(name + "expand_relu");
    }
    if (halves) {
      members.add(name + "pad", HalvingPadding.KIND, Map.of());
    }
    members.depthwise(name + "depthwise", block.stride(), halves ? "valid" : "same");
    members.normalization(name + "depthwise_BN");
    members.relu(name + "depthwise_relu");
    int out = divisible((int) (block.out() * alpha));
    members.convolution(name + "project", out, 1, 1, "same");
    members.normalization(name + "project_BN");
    if (channels == out && !halves) {
      members.sum(name + "add", before);
    }
    return out;
  }

  /** The nearest multiple of 8 that is not more than a tenth below. */
  private static int divisible(double channels) {
    int nearest = Math.max(DIVISOR, (int) (channels + DIVISOR / 2.0) / DIVISOR * DIVISOR);
    return nearest < 0.9 * channels ? nearest + DIVISOR : nearest;
  }
}
