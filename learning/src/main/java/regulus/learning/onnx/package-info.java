/**
 * Networks as ONNX files, for every program that runs such files.
 *
 * <p>In goes a network with its weights and what its pixels and outputs mean; out comes a file that
 * takes pictures as bytes and gives the probabilities that {@code regulus predict} gives. From the
 * inside out: {@code Messages} and {@code Attribute} (the messages of onnx.proto), {@code Graph}
 * (nodes and constants as they are added), {@code Site} (a layer where it is written), {@code
 * LayerForms} and {@code ActivationForms} (how each kind is written; what is not listed there is
 * refused by name), {@code NetworkGraph} (the whole network). Imports network, layer, activation,
 * engine (for windows and interpolations), setting, storage, data (for {@code Pixels} and {@code
 * InvalidData}) and Jackson. To add a layer: its form, its line in {@code LayerForms}; the tests
 * run over every registered layer.
 */
@NullMarked
package regulus.learning.onnx;

import org.jspecify.annotations.NullMarked;
