package regulus.learning.engine;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/** The native library behind the engine: starting it, and what each thread that uses it owes it. */
public final class LibTorch {
  private LibTorch() {}

  /**
   * Readies the calling thread for tensor work: starts the library if nothing has yet, and keeps
   * this thread's operations on this thread alone. Trials run beside each other, which is faster
   * than sharing one among threads, and a fixed number of threads is what makes results repeat to
   * the bit. Every thread that trains calls this before its first operation; the settings are the
   * thread's own.
   *
   * <p>Numbers below the smallest normal one (1e-38 in 32 bits) count as 0 on it, as they do in
   * TensorFlow: penalties shrink weights that no image needs into that range, where a processor is
   * several times slower.
   */
  public static void claimThread() {
    Library.start();
    torch.set_num_threads(1);
    Context.setFlushDenormal(true);
  }

  /**
   * Loads once, on first use, in the class initializer's lock.
   *
   * <p>All native files are unpacked before the first is loaded: otherwise a library of the same
   * name that the system happens to have is picked up half-way, and the process crashes.
   */
  private static final class Library {
    private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxPhysicalBytes";

    static {
      // JavaCPP would refuse to allocate once the process has three times the size of Java's heap,
      // which says nothing of what native memory there is.
      if (System.getProperty(MAX_PHYSICAL_BYTES) == null) {
        System.setProperty(MAX_PHYSICAL_BYTES, "0");
      }
      unpack("openblas");
      unpack("pytorch");
      Loader.load(torch.class);
      // OpenBLAS keeps a pool of threads of its own, as many as there are cores unless told so.
      org.bytedeco.openblas.global.openblas_nolapack.blas_set_num_threads(1);
    }

    static void start() {}

    private static void unpack(String library) {
      try {
        Loader.cacheResources("/org/bytedeco/" + library + "/" + Loader.getPlatform() + "/");
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(
            "The native libraries could not be unpacked to " + cacheFolder() + ".", e);
      }
    }

    private static String cacheFolder() {
      try {
        return Loader.getCacheDir().toString();
      } catch (java.io.IOException e) {
        return "the JavaCPP cache";
      }
    }
  }
}
