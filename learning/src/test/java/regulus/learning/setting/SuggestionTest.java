package regulus.learning.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN =
      List.of(
          "optimizer",
          "loss",
          "epochs",
          "batch_size",
          "sgd",
          "adam",
          "relu",
          "tanh",
          "l1",
          "l2",
          "early_stopping");

  @ParameterizedTest
  @CsvSource({
    "epoks, epochs",
    "epoch, epochs",
    "epcohs, epochs",
    "adm, adam",
    "Adam, adam",
    "tahn, tanh",
    "batchsize, batch_size",
    "bacth-size, batch_size",
    "optimiser, optimizer",
    "otpimzer, optimizer",
    "erly_stoping, early_stopping",
    "l3, l1"
  })
  void findsWhatWasMeant(String written, String meant) {
    assertThat(Suggestion.closest(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"adagrad", "elu6", "verbose", "x", "shuffle", "seed"})
  void isSilentAboutWhatIsFarFromEverything(String written) {
    assertThat(Suggestion.closest(written, KNOWN)).isEmpty();
  }

  @Test
  void takesTheNearest() {
    assertThat(Suggestion.closest("val_accuraci", List.of("val_accurate", "val_accuracy")))
        .contains("val_accuracy");
    assertThat(Suggestion.closest("anything", List.of())).isEmpty();
    assertThat(Suggestion.sentence("epoks", KNOWN)).isEqualTo(" Did you mean 'epochs'?");
  }
}
