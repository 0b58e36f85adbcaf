package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinglin.app.StartOptions.Help;
import org.qinglin.app.StartOptions.Run;
import org.qinglin.app.StartOptions.Wrong;

/** The command line of {@code qinglin run}: what was asked for, or one sentence that says what is wrong with it. */
class StartOptionsTest {

    @TempDir
    private Path folder;

    private static Run run(String... arguments) {
        return (Run) StartOptions.parse(arguments);
    }

    private static String wrong(String... arguments) {
        var message = ((Wrong) StartOptions.parse(arguments)).message();
        assertThat(message.lines()).as("one line").hasSize(1);
        return message;
    }

    private static String obstacle(Run run) {
        var message = run.obstacle().orElseThrow();
        assertThat(message.lines()).as("one line").hasSize(1);
        return message;
    }

    @Test
    void withoutOptionsItListensOnLoopbackAndKeepsItsDataHere() {
        assertThat(run()).isEqualTo(new Run(8080, "127.0.0.1", Path.of("data"), false, null));
        assertThat(run("--port", "0", "--host", "0.0.0.0", "--data", "/d", "--empty"))
                .isEqualTo(new Run(0, "0.0.0.0", Path.of("/d"), true, null));
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(((Help) StartOptions.parse(new String[] {"--port", "1", "-h"})).text())
                .contains("--port", "--host", "--data", "--empty", "--tls-cert", "--tls-key", "QINGLIN_DB_URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port", "--host", "--data", "--tls-cert", "--tls-key"})
    void anOptionWithoutItsValueSaysSo(String option) {
        assertThat(wrong(option)).startsWith(option + " needs a value");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot", "run", "-p", "--Port"})
    void anUnknownOptionIsNamed(String option) {
        assertThat(wrong("--empty", option)).contains("'" + option + "'", "--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "123456", "", "80 80"})
    void aPortThatIsNoneIsNamed(String port) {
        assertThat(wrong("--port", port)).contains("'" + port + "'", "65535");
    }

    @Test
    void httpsTakesBothFilesOrNone() {
        assertThat(run("--tls-cert", "c.pem", "--tls-key", "k.pem").tls())
                .isEqualTo(new TlsFiles(Path.of("c.pem"), Path.of("k.pem")));
        assertThat(wrong("--tls-cert", "c.pem")).startsWith("--tls-cert needs --tls-key");
        assertThat(wrong("--tls-key", "k.pem")).startsWith("--tls-key needs --tls-cert");
    }

    @Test
    void aTakenPortSaysWhichAndWhatToDo() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = taken.getLocalPort();
            assertThat(obstacle(new Run(port, "127.0.0.1", folder, true, null)))
                    .contains("port " + port + " on 127.0.0.1 is taken", "--port");
        }
    }

    @Test
    void anAddressOfAnotherMachineSaysSo() {
        assertThat(obstacle(new Run(0, "no such host", folder, true, null))).contains("'no such host'");
        assertThat(obstacle(new Run(0, "192.0.2.1", folder, true, null))).contains("192.0.2.1");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithWhatToDo() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "no folder");
        assertThat(obstacle(new Run(0, "127.0.0.1", file.resolve("data"), true, null)))
                .contains(file.resolve("data").toString(), "--data");
    }

    @Test
    @DisabledIfSystemProperty(named = "user.name", matches = "root", disabledReason = "root may write anywhere")
    void aFolderThatCannotBeWrittenIsNamedToo() throws IOException {
        var locked = Files.createDirectory(
                folder.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        assertThat(obstacle(new Run(0, "127.0.0.1", locked, true, null))).contains(locked.toString(), "--data");
    }

    @Test
    void aFreePortAndAFolderOfOnesOwnStandInNobodysWay() {
        assertThat(new Run(0, "127.0.0.1", folder.resolve("a/b"), true, null).obstacle())
                .isEmpty();
        assertThat(folder.resolve("a/b")).isEmptyDirectory();
    }

    @Test
    void aFailedStartSpeaksWithTheWordsOfItsInnermostCause() {
        var cause = new IllegalStateException("the data folder is of version 18\nand more");
        assertThat(StartOptions.sentenceFor(new RuntimeException("context", new RuntimeException("bean", cause))))
                .isEqualTo("the data folder is of version 18");
        assertThat(StartOptions.sentenceFor(new NullPointerException())).isEqualTo("NullPointerException");
    }
}
