package regulus.learning.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The JDK's decoders, given what was looked at before. */
enum JdkReader {
  JPEG("jpeg"),
  PNG("png"),
  GIF("gif"),
  BMP("bmp");

  private final String format;

  JdkReader(String format) {
    this.format = format;
  }

  /** What is done with an opened decoder. */
  @FunctionalInterface
  private interface Reading<T> {
    T read(ImageReader reader) throws IOException;
  }

  /** Decoded as it is stored, without any conversion of colours. */
  Raster planes(byte[] file) {
    return read(file, reader -> reader.readRaster(0, null));
  }

  /** Decoded, with the JDK's words for what its values mean. */
  BufferedImage image(byte[] file) {
    return read(file, reader -> reader.read(0));
  }

  /** A decoder's own errors are of every kind; the file is to blame for all of them. */
  private <T> T read(byte[] file, Reading<T> reading) {
    ImageReader reader = reader();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      AtomicBoolean early = new AtomicBoolean();
      reader.addIIOReadWarningListener(
          (source, warning) -> early.compareAndSet(false, endsEarly(warning)));
      reader.setInput(in, true, true);
      T result = reading.read(reader);
      if (early.get()) {
        throw new UnreadablePicture("ends early");
      }
      return result;
    } catch (UnreadablePicture unreadable) {
      throw unreadable;
    } catch (IOException | RuntimeException e) {
      throw new UnreadablePicture("is damaged: its " + name() + " data cannot be decoded", e);
    } finally {
      reader.dispose();
    }
  }

  /** In the words of the JDK's decoder and of libjpeg. */
  private static boolean endsEarly(String warning) {
    return warning.contains("Truncated File") || warning.contains("premature end of data segment");
  }

  private ImageReader reader() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule().getName() != null) {
        return reader;
      }
    }
    throw new IllegalStateException("This Java has no decoder for " + format + ".");
  }
}
