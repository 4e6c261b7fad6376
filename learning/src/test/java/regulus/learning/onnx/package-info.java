/** What Regulus writes as ONNX, asked in ONNX Runtime. */
@NullMarked
package regulus.learning.onnx;

import org.jspecify.annotations.NullMarked;
