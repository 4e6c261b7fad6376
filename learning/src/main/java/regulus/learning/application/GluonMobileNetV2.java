package regulus.learning.application;

import java.util.List;
import java.util.Map;
import regulus.learning.application.Application.Member;
import regulus.learning.application.MobileNetV2.Block;
import regulus.learning.layer.ZeroPadding2d;

/** Gluon's MobileNetV2, layer by layer under the names that its files of weights have. */
record GluonMobileNetV2(double alpha) {
  private static final int FEATURES = 1280;

  List<Member> layers() {
    Members members = new Members(0.9, 1e-5);
    int channels = (int) (32 * alpha);
    members.add("conv0_pad", ZeroPadding2d.KIND, Map.of("padding", 1));
    members.convolution("conv0", channels, 3, 2, "valid");
    members.normalization("batchnorm0");
    members.relu("relu0");
    for (Block block : Block.all()) {
      channels = block(members, block, channels);
    }
    members.convolution("conv1", alpha > 1 ? (int) (FEATURES * alpha) : FEATURES, 1, 1, "valid");
    members.normalization("batchnorm1");
    members.relu("relu1");
    return members.all();
  }

  /** Gives the channels that it leaves. */
  private int block(Members members, Block block, int channels) {
    String before = members.last();
    String name = "linearbottleneck" + block.number() + "_";
    boolean halves = block.stride() == 2;
    members.convolution(name + "conv0", channels * block.expansion(), 1, 1, "valid");
    members.normalization(name + "batchnorm0");
    members.relu(name + "relu0");
    if (halves) {
      members.add(name + "conv1_pad", ZeroPadding2d.KIND, Map.of("padding", 1));
    }
    members.depthwise(name + "conv1", block.stride(), halves ? "valid" : "same");
    members.normalization(name + "batchnorm1");
    members.relu(name + "relu1");
    int out = (int) (block.out() * alpha);
    members.convolution(name + "conv2", out, 1, 1, "valid");
    members.normalization(name + "batchnorm2");
    if (channels == out && !halves) {
      members.sum(name + "add", before);
    }
    return out;
  }
}
