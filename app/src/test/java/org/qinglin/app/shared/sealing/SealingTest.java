package org.qinglin.app.shared.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.AtOnce;
import org.qinglin.app.TestDatabase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is sealed opens with its key and in its column alone, and what an older version left is sealed at the next start. */
class SealingTest {

    private static final SealedColumn PHONE = new SealedColumn("public.person", "phone", "phone_digest");
    private static final SealedColumn CONTACT = new SealedColumn("public.person", "contact", null);
    private static final String NUMBER = "10000012345";

    private static DataSource source;
    private static JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeAll
    static void database() {
        source = TestDatabase.fresh().dataSource();
        jdbc = JdbcClient.create(source);
    }

    @BeforeEach
    void people() {
        jdbc.sql("drop table if exists person").update();
        jdbc.sql("create table person (id bigint primary key, phone text, phone_digest text, contact text)")
                .update();
        jdbc.sql("insert into person values (1, '%s', null, '王老师 %s'), (2, null, null, null)".formatted(NUMBER, NUMBER))
                .update();
    }

    private Sealing started() {
        return SealedStart.over(source, folder, PHONE, CONTACT);
    }

    private String kept(String column) {
        return jdbc.sql("select " + column + " from person where id = 1")
                .query(String.class)
                .single();
    }

    private void key(String name, byte filled) throws IOException {
        var bytes = new byte[32];
        java.util.Arrays.fill(bytes, filled);
        Files.writeString(folder.resolve(name), java.util.Base64.getEncoder().encodeToString(bytes) + "\n");
    }

    @Test
    void whatLayInTheClearIsSealedAtTheNextStart_once() {
        var sealing = started();
        assertThat(jdbc.sql("select string_agg(t::text, ' ') from person t")
                        .query(String.class)
                        .single())
                .doesNotContain(NUMBER);
        assertThat(sealing.open(PHONE, kept("phone"))).isEqualTo(NUMBER);
        assertThat(sealing.open(CONTACT, kept("contact"))).isEqualTo("王老师 " + NUMBER);
        assertThat(kept("phone_digest")).isEqualTo(sealing.digest(PHONE, NUMBER));
        var before = kept("phone");
        assertThat(started().open(PHONE, before)).isEqualTo(NUMBER);
        assertThat(kept("phone")).as("the next start leaves it as it is").isEqualTo(before);
    }

    @Test
    void theKeyIsMadeForItsOwnersEyesAlone() throws IOException {
        started();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("0001.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theSameTextLooksUnlikeEachTime_andItsDigestAlike() {
        var sealing = started();
        assertThat(sealing.seal(PHONE, NUMBER)).isNotEqualTo(sealing.seal(PHONE, NUMBER));
        assertThat(sealing.digest(PHONE, NUMBER))
                .isEqualTo(sealing.digest(PHONE, NUMBER))
                .isNotEqualTo(sealing.digest(PHONE, NUMBER + "0"))
                .isNotEqualTo(sealing.digest(CONTACT, NUMBER));
    }

    @Test
    void aValueThatWasChangedOrMovedDoesNotOpen() {
        var sealing = started();
        var value = sealing.seal(PHONE, NUMBER);
        int at = value.length() - 6;
        var changed = value.substring(0, at) + (value.charAt(at) == 'A' ? 'B' : 'A') + value.substring(at + 1);
        assertThatThrownBy(() -> sealing.open(PHONE, changed)).hasMessageContaining("changed or moved");
        assertThatThrownBy(() -> sealing.open(CONTACT, value)).hasMessageContaining("changed or moved");
        assertThatThrownBy(() -> sealing.open(PHONE, NUMBER)).hasMessageContaining("not sealed");
    }

    @Test
    void aNewKeySealsAllAnew_afterWhichTheOldOneMayGo() throws IOException {
        key("0001.key", (byte) 1);
        var first = started();
        var before = kept("phone");
        var digestBefore = first.digest(PHONE, NUMBER);
        key("0002.key", (byte) 2);
        var second = started();
        assertThat(kept("phone")).isNotEqualTo(before);
        assertThat(kept("phone_digest")).isNotEqualTo(digestBefore).isEqualTo(second.digest(PHONE, NUMBER));
        Files.delete(folder.resolve("0001.key"));
        assertThat(started().open(PHONE, kept("phone"))).isEqualTo(NUMBER);
        assertThatThrownBy(() -> started().open(PHONE, before)).hasMessageContaining("which is not in");
    }

    @Test
    void overADatabaseWhoseKeyIsMissingNothingStarts() throws IOException {
        started();
        Files.delete(folder.resolve("0001.key"));
        assertThatThrownBy(this::started)
                .hasMessageContaining("public.person.phone is sealed")
                .hasMessageContaining("put the key files of this installation back");
        assertThat(folder).isEmptyDirectory();
        key("0001.key", (byte) 7);
        assertThatThrownBy(this::started).hasMessageContaining("which is not in");
    }

    @Test
    void noKeyIsMadeBeforeItIsNeeded() {
        jdbc.sql("delete from person").update();
        var sealing = started();
        assertThat(folder).isEmptyDirectory();
        assertThat(sealing.open(PHONE, sealing.seal(PHONE, NUMBER))).isEqualTo(NUMBER);
        assertThat(folder.resolve("0001.key")).exists();
    }

    @Test
    void nodesThatShareTheFolderShareTheKey_whicheverNeedsItFirst() throws Exception {
        var nodes = IntStream.range(0, 4)
                .mapToObj(each -> new Sealing(new SealingKeys(folder)))
                .toList();
        var sealed = AtOnce.run(nodes.stream().map(each -> (Callable<String>) () -> each.seal(PHONE, NUMBER)));
        assertThat(folder.toFile().list()).containsExactly("0001.key");
        for (var node : nodes) {
            assertThat(sealed).allMatch(each -> node.open(PHONE, each).equals(NUMBER));
        }
    }

    @Test
    void aFileThatIsNoKeyIsNamed() throws IOException {
        Files.writeString(folder.resolve("0001.key"), "c2hvcnQ=");
        assertThatThrownBy(this::started).hasMessageContaining("0001.key has 5 bytes, but a key has 32");
    }

    @Test
    void theDatabaseRefusesPhonesInTheClear() {
        for (var update : List.of(
                "insert into needs.wish (community_code, phone, words, status, made_at) values ('1', '10000012345', 'x', 'OPEN', now())",
                "insert into needs.wish (community_code, phone, address, words, status, made_at) values ('1', 'sealed:x:y', 'x', 'x', 'OPEN', now())")) {
            assertThatThrownBy(() -> jdbc.sql(update).update()).isInstanceOf(DataIntegrityViolationException.class);
        }
    }
}
