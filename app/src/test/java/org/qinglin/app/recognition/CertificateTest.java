package org.qinglin.app.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.ArchivePaper;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.shared.ServiceMinutes;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.papers.Paper;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Certificates of service: numbered without gaps, checked by anyone, the altered and the revoked told apart. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateTest {

    @Autowired
    private World world;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Applications applications;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Clock clock;

    private World.Campus campus;
    private StudentId student;

    @BeforeAll
    void aStudentWithHours() {
        campus = world.campus("证明工", 2);
        student = world.round(campus, LocalDateTime.of(2026, 5, 6, 9, 0))
                .helpers()
                .get(0);
    }

    private CertificateId issue() {
        var outcome = applications.issue(campus.college(), student, "负责人", "经办人", "http://localhost");
        assertThat(outcome).isInstanceOf(IssueOutcome.Issued.class);
        return ((IssueOutcome.Issued) outcome).id();
    }

    private CertificateContent content(CertificateId id) {
        return certificates.find(campus.id(), id).orElseThrow().content();
    }

    @Test
    void theCodeForgivesCaseHyphensSpacesAndLettersThatLookLikeDigits() {
        var id = issue();
        // A code of our own choice, so that there is something to misread.
        reseal(id, "0123456789ABCD01");
        for (var typed : new String[] {
            "0123456789ABCD01",
            "0123-4567-89ab-cd01",
            " o123 4567 89AB CDo1 ",
            "OI23456789ABCDOI",
            "ol23-4567-89ab-cd0l"
        }) {
            assertThat(certificates.check(typed)).as(typed).isInstanceOf(CheckResult.InNotice.class);
        }
        assertThat(certificates.check("0123456789ABCD02")).isEqualTo(new CheckResult.Unknown("0123456789ABCD02"));
        assertThat(certificates.check("")).isEqualTo(new CheckResult.Unknown(""));
    }

    @Autowired
    private org.qinglin.app.identity.Installation installation;

    private void reseal(CertificateId id, String code) {
        var number = content(id).number();
        var stored = jdbc.sql("select content from recognition.certificate where id = :id")
                .param("id", id.value())
                .query(String.class)
                .single();
        jdbc.sql("update recognition.certificate set check_code = :code, seal = :seal where id = :id")
                .param("code", code)
                .param("seal", installation.sign("certificate\n" + number + "\n" + code + "\n" + stored))
                .param("id", id.value())
                .update();
    }

    @Test
    void aRecordChangedInTheDatabaseIsFoundOut() {
        for (var change : new String[] {
            "content = replace(content, '\"minutes\":120', '\"minutes\":1200')", "number = number || '9'"
        }) {
            var id = issue();
            var code = content(id).checkCode();
            assertThat(certificates.check(code)).isInstanceOf(CheckResult.InNotice.class);
            jdbc.sql("update recognition.certificate set " + change + " where id = :id")
                    .param("id", id.value())
                    .update();
            assertThat(certificates.check(code)).as(change).isEqualTo(new CheckResult.Altered(code));
        }
    }

    @Test
    void aFileIsGenuineOnlyToTheByte() {
        var pdf = certificates.pdf(issue());
        assertThat(certificates.checkFile(pdf)).isInstanceOf(CheckResult.InNotice.class);
        var altered = pdf.clone();
        altered[pdf.length / 2] ^= 1;
        assertThat(certificates.checkFile(altered)).isEqualTo(new CheckResult.AlteredFile());
        assertThat(certificates.checkFile(new byte[0])).isEqualTo(new CheckResult.AlteredFile());
    }

    @Test
    void aRevokedOneIsToldApartWithItsReason() {
        var id = issue();
        assertThat(certificates.revoke(campus.college(), id, " ")).isEqualTo(new Certificates.Revoked.ReasonMissing());
        assertThat(certificates.revoke(campus.college(), id, "姓名有误")).isEqualTo(new Certificates.Revoked.Done());
        assertThat(certificates.revoke(campus.college(), id, "再来")).isEqualTo(new Certificates.Revoked.Already());
        assertThat(certificates.check(content(id).checkCode()))
                .isInstanceOfSatisfying(
                        CheckResult.Revoked.class,
                        revoked -> assertThat(revoked.reason()).isEqualTo("姓名有误"));
    }

    @Test
    void anotherCollegeNeitherRevokesNorIssues() {
        var id = issue();
        var other = world.campus("旁校", 1);
        assertThat(certificates.revoke(other.college(), id, "恶意")).isEqualTo(new Certificates.Revoked.NotFound());
        assertThat(applications.issue(other.college(), student, "某", "某", "")).isEqualTo(new IssueOutcome.NotFound());
    }

    @Test
    void numbersHaveNoGapAndNoTwinAlsoFromEightThreads() throws Exception {
        var other = world.campus("编号", 2);
        var helper =
                world.round(other, LocalDateTime.of(2026, 5, 7, 9, 0)).helpers().get(0);
        var outcomes = AtOnce.run(IntStream.range(0, 8)
                .<Callable<IssueOutcome>>mapToObj(
                        i -> () -> applications.issue(other.college(), helper, "负责人", "经办人", "http://localhost")));
        assertThat(outcomes).hasOnlyElementsOfType(IssueOutcome.Issued.class);
        var numbers = certificates.list(other.id(), "", 0, 100).stream()
                .map(each -> each.content().number())
                .sorted()
                .toList();
        var year = LocalDateTime.now(clock).getYear();
        // The first one is the round's own, issued in the thread that travelled to that day.
        assertThat(numbers)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 9)
                        .mapToObj(i -> "QL%02d-%d-%06d".formatted(other.id().value(), year, i))
                        .toList());
    }

    @Test
    void withoutHoursThereIsNothingToCertify() {
        var fresh = world.campus("无时长", 1);
        assertThat(applications.issue(fresh.college(), fresh.student(0).mustStudent(), "某", "某", ""))
                .isEqualTo(new IssueOutcome.NoHours());
        assertThat(applications.issue(campus.college(), student, " ", "某", ""))
                .isEqualTo(new IssueOutcome.FieldMissing("personInCharge"));
        assertThat(applications.issue(campus.college(), student, "某", "", ""))
                .isEqualTo(new IssueOutcome.FieldMissing("handler"));
    }

    @Test
    void theTextOfTheFileCopiesAndSearchesAsItReads() throws Exception {
        var content = content(issue());
        try (var document = Loader.loadPDF(certificates.pdf(idOf(content)))) {
            // Where a cell breaks its line, a reader sees a break; nothing else may differ.
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(fields(content)).allSatisfy(field -> assertThat(text).contains(field.replaceAll("\\s", "")));
            assertThat(text)
                    .contains("证明工学院")
                    .doesNotContain("\u2F2F") // the radical that looks like 工
                    .doesNotContainPattern("[\u2E80-\u2FDF]");
        }
    }

    private CertificateId idOf(CertificateContent content) {
        return certificates.list(campus.id(), content.number(), 0, 1).get(0).id();
    }

    /** Everything of domain rule 10 that is words. */
    private static List<String> fields(CertificateContent content) {
        var fields = new ArrayList<String>(List.of(
                content.number(),
                content.checkCode().replaceAll("(.{4})(?=.)", "$1-"),
                content.name(),
                content.idType(),
                content.idNumber(),
                content.volunteerNumber(),
                content.college(),
                content.issuer(),
                content.personInCharge(),
                content.handler(),
                content.contact(),
                Paper.date(content.issuedOn()),
                new ServiceMinutes(content.minutes()).hours() + "小时"));
        for (var service : content.services()) {
            fields.addAll(List.of(
                    Paper.date(service.date()),
                    service.title(),
                    service.community(),
                    new ServiceMinutes(service.minutes()).hours()));
        }
        return fields;
    }

    @Test
    void theFileIsPdfA2bByTheArchivesOwnValidator() throws Exception {
        var pdf = certificates.pdf(issue());
        assertThat(ArchivePaper.failures(pdf)).isEmpty();
        var broken = new String(pdf, StandardCharsets.ISO_8859_1)
                .replace("pdfaid:part>2<", "pdfaid:part>1<")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ArchivePaper.failures(broken))
                .as("the validator does find fault")
                .isNotEmpty();
    }

    @Test
    void thePublicPageShowsTheNameMasked() throws Exception {
        var content = content(issue());
        var page = mvc.perform(get("/check/" + content.checkCode().toLowerCase(Locale.ROOT)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains(content.number(), content.maskedName())
                .doesNotContain(content.name())
                .doesNotContain(content.idNumber());
    }
}
