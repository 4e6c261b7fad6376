package regulus.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import regulus.learning.data.Dataset;
import regulus.learning.training.OutputMeaning;
import regulus.report.figure.Disagreement;
import regulus.report.figure.Disagreement.Right;
import regulus.report.figure.Disagreement.Said;
import regulus.report.figure.Numbers;
import regulus.study.TrialSpec;

/**
 * Images that two models took for different classes, the surest mistakes first.
 *
 * @param groups those with any images: only the first model right, only the second, neither
 */
public record DifferenceGallery(List<Group> groups) {
  private static final int MOST_PICTURES = 32;

  /** Of all galleries of a page together; a gallery has up to three groups. */
  private static final long MOST_BYTES = 1_200_000;

  public DifferenceGallery {
    groups = List.copyOf(groups);
  }

  /**
   * @param name in the page: {@code first}
   * @param label for a person: {@code only dropout right}
   * @param total how many images there are, shown or not
   */
  public record Group(String name, String label, int total, List<Picture> pictures) {
    public Group {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * @param truth the true class
   * @param said what each model said, the first one's first
   */
  public record Picture(Thumbnail image, String truth, List<Answer> said) {
    public Picture {
      said = List.copyOf(said);
    }

    public String description() {
      return "Test image "
          + image.index()
          + ": "
          + truth
          + "; "
          + said.get(0).text()
          + "; "
          + said.get(1).text();
    }
  }

  /**
   * @param model whose answer it is
   * @param confidence {@code 0.873}, or {@code score 1.25}
   */
  public record Answer(String model, String said, String confidence) {
    String text() {
      return model + " said " + said;
    }
  }

  /**
   * A model that answers.
   *
   * @param outputs what it gives to its answers
   */
  record Model(String name, OutputMeaning outputs) {
    static Model of(String name, TrialSpec trial) {
      return new Model(
          name, OutputMeaning.of(trial.training().objective().loss(), trial.network()));
    }
  }

  /**
   * Whose galleries are made.
   *
   * @param first the first model
   * @param second the second
   * @param galleries how many the page holds
   */
  record Models(Model first, Model second, Dataset dataset, int galleries) {
    DifferenceGallery gallery(List<Disagreement> all) {
      List<Group> groups = new ArrayList<>();
      for (Right right : Right.values()) {
        List<Disagreement> some = all.stream().filter(it -> it.right() == right).toList();
        if (!some.isEmpty()) {
          String name = right.name().toLowerCase(Locale.ROOT);
          groups.add(new Group(name, label(right), some.size(), pictures(some)));
        }
      }
      return new DifferenceGallery(groups);
    }

    private String label(Right right) {
      return switch (right) {
        case FIRST -> "only " + first.name() + " right";
        case SECOND -> "only " + second.name() + " right";
        case NEITHER -> "both wrong, each in its way";
      };
    }

    /** As many of the first as the page has room for. */
    private List<Picture> pictures(List<Disagreement> some) {
      long most = MOST_BYTES / Right.values().length / galleries;
      List<Picture> pictures = new ArrayList<>();
      long bytes = 0;
      for (Disagreement one : some) {
        Picture picture = picture(one);
        bytes += picture.image().source().length();
        if (pictures.size() == MOST_PICTURES || bytes > most) {
          break;
        }
        pictures.add(picture);
      }
      return pictures;
    }

    private Picture picture(Disagreement one) {
      return new Picture(
          Thumbnail.of(dataset, one.index()),
          dataset.classes().get(one.truth()),
          List.of(answer(first, one.first()), answer(second, one.second())));
    }

    private Answer answer(Model model, Said said) {
      return new Answer(
          model.name(),
          dataset.classes().get(said.answer()),
          Numbers.answer(said.confidence(), model.outputs()));
    }
  }
}
