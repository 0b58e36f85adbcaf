package org.qinglin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command answers where there is nothing to verify. The platform's own tests verify what it signs. */
class MainTest {

    @TempDir
    Path folder;

    @Test
    void filesThatAreNoneAreUnreadable() throws Exception {
        var words = Files.writeString(folder.resolve("words.txt"), "no token");
        var keys = Files.writeString(
                folder.resolve("keys.json"),
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}");
        assertThat(Main.run("verify", words.toString(), "--keys", words.toString()))
                .isEqualTo(2);
        assertThat(Main.run("verify", words.toString(), "--keys", keys.toString()))
                .as("a key of 24 bits is none")
                .isEqualTo(2);
        assertThat(Main.run("verify", words.toString())).as("without keys").isEqualTo(2);
    }

    @Test
    void aKeySetWithoutAnRsaKeySaysWhereToFindOne() {
        assertThatThrownBy(() -> Keys.of("{\"keys\":[]}"))
                .isInstanceOf(Unreadable.class)
                .hasMessageContaining("/.well-known/jwks.json");
    }
}
