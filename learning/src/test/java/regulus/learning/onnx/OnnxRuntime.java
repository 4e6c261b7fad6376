package regulus.learning.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import regulus.learning.Shape;

/** A file as ONNX Runtime runs it. */
record OnnxRuntime(Path file) {

  /**
   * @param example the shape of one
   * @param pixels of any number of them
   */
  float[] answer(Shape example, byte[] pixels) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(file.toString());
        OnnxTensor images =
            OnnxTensor.createTensor(
                environment, direct(pixels), sizes(example, pixels.length), OnnxJavaType.UINT8);
        OrtSession.Result result = session.run(Map.of("images", images))) {
      OnnxTensor probabilities = (OnnxTensor) result.get("probabilities").orElseThrow();
      FloatBuffer numbers = probabilities.getFloatBuffer();
      float[] answer = new float[numbers.remaining()];
      numbers.get(answer);
      return answer;
    }
  }

  Map<String, String> metadata() throws OrtException {
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString())) {
      return session.getMetadata().getCustomMetadata();
    }
  }

  private static ByteBuffer direct(byte[] pixels) {
    return ByteBuffer.allocateDirect(pixels.length)
        .order(ByteOrder.nativeOrder())
        .put(pixels)
        .rewind();
  }

  private static long[] sizes(Shape example, int pixels) {
    IntStream sizes = example.dimensions().stream().mapToInt(Integer::intValue);
    return LongStream.concat(LongStream.of(pixels / example.elements()), sizes.asLongStream())
        .toArray();
  }
}
