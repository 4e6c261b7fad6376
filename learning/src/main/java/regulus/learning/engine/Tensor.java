package regulus.learning.engine;

/** A placeholder that the engine replaces. */
public final class Tensor {}
