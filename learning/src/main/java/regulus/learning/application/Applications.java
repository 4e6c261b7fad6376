package regulus.learning.application;

import regulus.learning.setting.Family;

/** Every ready-made network there is. */
public final class Applications {
  public static final Family<Application> ALL =
      new Family<>("application", Application.class, MobileNetV2.KIND);

  private Applications() {}
}
