package regulus.learning.image;

import regulus.learning.Shape;
import regulus.learning.setting.InvalidSetting;

/**
 * What pictures of any size, shape and colour are made into.
 *
 * @param height in pixels; Keras' default is 256
 * @param width in pixels; Keras' default is 256
 * @param color the channels; Keras' default is RGB
 * @param sizing how they get that size
 */
public record ImageForm(int height, int width, ColorMode color, Sizing sizing) {
  /** More would not fit into memory in any number. */
  private static final int MOST = 4096;

  public ImageForm {
    if (height < 1 || width < 1 || height > MOST || width > MOST) {
      throw InvalidSetting.worded(
          "size", "from 1 to " + MOST + " pixels each way", height + "×" + width);
    }
  }

  /** RGB, resized as Keras does by default. */
  public static ImageForm of(int height, int width) {
    return new ImageForm(height, width, ColorMode.RGB, Sizing.USUAL);
  }

  /** Of every picture. */
  public Shape shape() {
    return Shape.of(height, width, color.channels());
  }

  /**
   * How many pixels the picture in a file has, by its header; decodes nothing.
   *
   * @param file all its bytes
   * @throws UnreadablePicture if it has no header that makes sense
   */
  public static int pixels(byte[] file) {
    PictureFile picture = PictureFile.of(file);
    return picture.height() * picture.width();
  }

  /**
   * The picture in a file, in this form.
   *
   * @param file all its bytes
   * @return one unsigned byte per channel, row by row, channels last
   * @throws UnreadablePicture if it is no whole JPEG, PNG, GIF or BMP picture
   */
  public byte[] read(byte[] file) {
    return sizing.resize(color.convert(PictureFile.of(file).decode()), height, width).samples();
  }
}
