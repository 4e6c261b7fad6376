package regulus.learning.training;

import java.util.OptionalInt;
import regulus.learning.setting.AddedLater;

/**
 * A moving average of the weights, {@code a = momentum · a + (1 - momentum) · w} after every
 * update, which begins as the weights after the first. It takes their place when the training, or
 * its phase, is over; figures of epochs before are those of the weights themselves. Where early
 * stopping restores the best weights, those stay, as in Keras.
 *
 * @param emaMomentum from 0 to 1; Keras' default is 0.99
 * @param emaOverwriteFrequency after how many updates, again and again, the average takes the
 *     weights' place while training; never if none
 */
public record Averaging(double emaMomentum, @AddedLater OptionalInt emaOverwriteFrequency) {}
