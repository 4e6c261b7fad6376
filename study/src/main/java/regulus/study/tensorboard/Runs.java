package regulus.study.tensorboard;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import regulus.study.TrialSpec;
import regulus.study.TrialSpec.Role;

/**
 * Where the runs of TensorBoard's list lie: a folder for each trial, in it one for training and one
 * for validation. Different variants have different folders, whatever they are called.
 *
 * @param root of all
 */
record Runs(Path root) {
  private static final String SAFE = "[A-Za-z0-9_+=-]";
  private static final Pattern PLAIN = Pattern.compile(SAFE + "(" + SAFE + "|\\.(?=.))*");
  private static final int MOST_BYTES = 60;

  /** {@code dropout/seed-0}, {@code large/l2/seed-1-fold-3}, {@code dropout/final-seed-0}. */
  Path of(TrialSpec trial) {
    Path folder = root;
    for (String part : trial.variant().split("/", -1)) {
      folder = folder.resolve(safe(part));
    }
    String last = trial.role() == Role.FINAL ? "final-seed-" : "seed-";
    String fold = trial.fold() < 0 ? "" : "-fold-" + trial.fold();
    return folder.resolve(last + trial.seed() + fold);
  }

  /** The name itself, or, of one with other characters or a long one, its bytes in a code. */
  private static String safe(String part) {
    if (part.length() <= MOST_BYTES && PLAIN.matcher(part).matches()) {
      return part;
    }
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    return bytes.length > MOST_BYTES ? "~" + UUID.nameUUIDFromBytes(bytes) : encoded(bytes);
  }

  private static String encoded(byte[] bytes) {
    StringBuilder text = new StringBuilder("~");
    for (byte b : bytes) {
      String character = Character.toString(b & 0x7F);
      text.append(b >= 0 && character.matches(SAFE) ? character : "%%%02X".formatted(b & 0xFF));
    }
    return text.toString();
  }
}
