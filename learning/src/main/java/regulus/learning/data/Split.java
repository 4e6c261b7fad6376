package regulus.learning.data;

/** Disjoint examples for training, for choosing, and for the one final test. */
public record Split(Selection train, Selection validation, Selection test) {}
