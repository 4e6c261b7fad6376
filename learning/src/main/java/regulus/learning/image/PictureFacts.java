package regulus.learning.image;

/**
 * What one picture is like.
 *
 * @param height in pixels, upright
 * @param width in pixels, upright
 * @param grey whether it has brightness only
 */
public record PictureFacts(int height, int width, boolean grey) {
  /**
   * Of the picture in a file; decodes it.
   *
   * @param file all its bytes
   * @throws UnreadablePicture if it is no whole JPEG, PNG, GIF or BMP picture
   */
  public static PictureFacts of(byte[] file) {
    Picture picture = PictureFile.of(file).decode();
    return new PictureFacts(picture.height(), picture.width(), grey(picture));
  }

  private static boolean grey(Picture picture) {
    if (picture.channels() < 3) {
      return true;
    }
    for (int i = 0; i < picture.height() * picture.width(); i++) {
      int red = picture.sample(i, 0);
      if (red != picture.sample(i, 1) || red != picture.sample(i, 2)) {
        return false;
      }
    }
    return true;
  }
}
