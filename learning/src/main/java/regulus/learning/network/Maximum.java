package regulus.learning.network;

import regulus.learning.engine.Window;

/** A layer each of whose outputs is the largest of one channel's inputs under a window. */
public interface Maximum extends Layer {
  Window window();
}
