package regulus.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

final class EmbeddedTest {
  private static final String HOSTILE = "</script><script>alert(1)</script><!-- & \u2028";

  @Test
  void jsonCannotEndItsElementAndSaysTheSame() {
    ObjectNode tree = JsonMapper.shared().createObjectNode().put(HOSTILE, HOSTILE);
    String json = Embedded.json(tree);
    assertThat(json).doesNotContain("<", ">", "&", "\u2028");
    assertThat(JsonMapper.shared().readTree(json)).isEqualTo(tree);
  }

  /** printf '%s' 'alert(1)' | openssl dgst -sha256 -binary | base64. */
  @Test
  void permissionsAreTheHashesThatBrowsersCompute() {
    assertThat(Embedded.permission("alert(1)"))
        .isEqualTo("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
  }

  @Test
  void aScriptThatWouldEndTooEarlyIsRefused() {
    assertThatThrownBy(() -> new Assets("", List.of("x = '</Script>'"), ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void thePolicyAllowsNothingFromTheNetworkAndNoCodeFromText() {
    assertThat(Assets.bundled().policy())
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe")
        .doesNotContain("http");
  }
}
