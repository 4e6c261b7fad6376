package regulus.learning.data.file;

import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import regulus.learning.image.ImageForm;

/** Decodes every picture of a listing into its place, on all cores. */
final class Decoding {
  private static final int MOST_KILOPIXELS = 60_000;

  /** Pixels of the pictures that are decoded at a time, in thousands: some 700 MB. */
  private final Semaphore room = new Semaphore(MOST_KILOPIXELS);

  private final EachPicture pictures;
  private final ImageForm form;
  private final ByteBuffer pixels;

  Decoding(EachPicture pictures, ImageForm form, ByteBuffer pixels) {
    this.pictures = pictures;
    this.form = form;
    this.pixels = pixels;
  }

  /**
   * @throws regulus.learning.data.InvalidData naming the pictures that cannot be read
   */
  void run() {
    pictures.run(
        (index, file) -> {
          byte[] picture = read(file);
          pixels.duplicate().position(index * picture.length).put(picture);
        });
  }

  private byte[] read(byte[] file) {
    int kilopixels = 1 + ImageForm.pixels(file) / 1000;
    room.acquireUninterruptibly(kilopixels);
    try {
      return form.read(file);
    } finally {
      room.release(kilopixels);
    }
  }
}
