package org.qinglin.app.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The certificate of an award: printed when the round is final, checked by anyone, taken back by the college. */
@PlatformTest
class AwardCertificateTest {

    @Autowired
    private World world;

    @Autowired
    private AwardWorld awards;

    @Autowired
    private AwardCertificates certificates;

    @Autowired
    private HonourRoll honours;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aWinnersCertificateIsAFileForThemAndGenuineForWhoeverChecksItMasked() {
        var campus = world.campus("荣誉证书", 2);
        var awarded = awards.student(campus);
        var printed = certificates
                .pdf(campus.student(0), awarded.round(), awarded.nomination())
                .orElseThrow();
        assertThat(new String(printed.pdf(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        var checked = certificates.check(awarded.code().toLowerCase()).orElseThrow();
        assertThat(checked.genuine()).isTrue();
        assertThat(checked.revokedOn()).isNull();
        assertThat(checked.certificate().number()).isEqualTo(printed.number());
        assertThat(checked.certificate().publicWinner()).endsWith("**").doesNotContain("同学0");
        assertThat(certificates.check("0000000000000000")).isEmpty();
    }

    @Test
    void whatTheRecordSaysIsHeldAgainstItsSealAndTheDatabaseLetsNobodyChangeIt() {
        var campus = world.campus("证书封存", 2);
        var awarded = awards.student(campus);
        assertThatThrownBy(() -> jdbc.sql("update awards.certificate set content = '{}' where nomination_id = :id")
                        .param("id", awarded.nomination())
                        .update())
                .hasMessageContaining("kept as it was printed");
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("alter table awards.certificate disable trigger keep_certificate")
                    .update();
            jdbc.sql("update awards.certificate set content = replace(content, :mark, '冒') where nomination_id = :id")
                    .param("mark", campus.mark())
                    .param("id", awarded.nomination())
                    .update();
            assertThat(certificates.check(awarded.code()).orElseThrow().genuine())
                    .isFalse();
        });
    }

    @Test
    void anAwardThatIsTakenBackLeavesTheRollAndItsCertificateSaysSo() {
        var campus = world.campus("撤销表彰", 2);
        var awarded = awards.student(campus);
        assertThat(certificates.takeBack(campus.college(), awarded.round(), awarded.nomination(), " "))
                .isInstanceOf(AwardOutcome.Faulty.class);
        assertThat(certificates.takeBack(
                        campus.facultyAccount().getViewer(), awarded.round(), awarded.nomination(), "有误"))
                .isInstanceOf(AwardOutcome.Missing.class);
        AwardWorld.done(awards.later(
                11, () -> certificates.takeBack(campus.college(), awarded.round(), awarded.nomination(), "查实冒名")));
        assertThat(certificates.check(awarded.code()).orElseThrow().revokedOn()).isNotNull();
        assertThat(honours.latest()).noneMatch(each -> each.award().startsWith(campus.mark()));
        assertThat(jdbc.sql("select count(*) from shared.outbox where fact::text like :link and fact::text like :kind")
                        .param("link", "%/awards/" + awarded.round() + "%")
                        .param("kind", "%AWARD\\_TAKEN\\_BACK%")
                        .query(Integer.class)
                        .single())
                .as("whoever had it is told")
                .isEqualTo(1);
        assertThat(certificates.takeBack(campus.college(), awarded.round(), awarded.nomination(), "再来"))
                .isInstanceOf(AwardOutcome.NotNow.class);
    }

    @Test
    void whoeverIsConcernedIsTold() {
        var campus = world.campus("表彰告知", 2);
        var awarded = awards.student(campus);
        assertThat(jdbc.sql("select count(*) from shared.outbox where fact::text like :link and fact::text like :kind")
                        .param("link", "%/awards/" + awarded.round() + "%")
                        .param("kind", "%AWARD\\_%")
                        .query(Integer.class)
                        .single())
                .as("nominated, proposed, granted")
                .isEqualTo(3);
    }
}
