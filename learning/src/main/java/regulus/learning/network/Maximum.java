package regulus.learning.network;

/** A layer each of whose outputs is the largest of some inputs of one channel. */
public interface Maximum extends Layer {}
