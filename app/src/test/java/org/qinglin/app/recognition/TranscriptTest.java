package org.qinglin.app.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.ArchivePaper;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.StudentId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transcripts: the ledger of a day by the table of that day, and the same for good. */
@PlatformTest
class TranscriptTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 2);

    @Autowired
    private World world;

    @Autowired
    private Transcripts transcripts;

    @Autowired
    private Conversions conversions;

    @Autowired
    private Programmes programmes;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private StudentId student;

    /** Two hours on 13 May, confirmed that day. */
    @BeforeEach
    void aStudentWithTwoHours() {
        campus = world.campus("成绩工", 1);
        var session = world.accepted(campus, LocalDateTime.of(2026, 5, 13, 9, 0), 1);
        world.dispatched(campus, session);
        var helpers = world.answered(campus, session);
        world.attended(campus, session, helpers);
        world.confirmed(campus, session, helpers);
        student = helpers.get(0);
    }

    private Transcript on(LocalDate day) {
        return transcripts.of(campus.id(), student, day).orElseThrow();
    }

    private Checked<Long> set(String from, String hours, String most) {
        var byProgramme = new HashMap<String, String>();
        var limits = new HashMap<String, String>();
        programmes.all().forEach(each -> {
            byProgramme.put(each.code(), hours);
            limits.put(each.code(), most);
        });
        return conversions.set(campus.college(), new Conversions.Input(byProgramme, limits, from));
    }

    @ParameterizedTest(name = "{0} min at {1} min a credit, at most {2}: {3}")
    @CsvSource(
            nullValues = "-",
            value = {
                "0, 1200, -, 0.00",
                "1199, 1200, -, 0.99",
                "1200, 1200, -, 1.00",
                "1211, 1200, -, 1.00",
                "1212, 1200, -, 1.01",
                "6000, 1200, 2, 2.00",
                "2399, 1200, 2, 1.99",
                "120, 120, -, 1.00"
            })
    void creditIsCutAndLimited(long minutes, int rate, Integer most, String credit) {
        var conversion = new Conversion(1, TODAY, 1200, Map.of("A", new Conversion.Rate(rate, most)), true);
        assertThat(Transcript.credit(conversion.hundredths("A", minutes))).isEqualTo(credit);
    }

    @Test
    void theTotalOfADayIsTheSameForGood() {
        assertThat(on(LocalDate.of(2026, 5, 12)).minutes()).as("the day before").isZero();
        assertThat(on(LocalDate.of(2026, 5, 13)).minutes()).isEqualTo(120);
        assertThat(on(TODAY).hundredths()).as("20 hours a credit").isEqualTo(10);
        set("2026-06-02", "1", "");
        assertThat(on(TODAY).hundredths()).isEqualTo(200);
        assertThat(on(LocalDate.of(2026, 6, 1)).hundredths())
                .as("yesterday's, by yesterday's table")
                .isEqualTo(10);
        set("2026-06-02", "1", "1");
        assertThat(on(TODAY).hundredths()).as("at most one").isEqualTo(100);
        assertThat(on(LocalDate.of(2030, 1, 1)).asOf()).as("no day to come").isEqualTo(TODAY);
    }

    @Test
    void versionsStandAndFaultsAreNamed() {
        set("2026-06-02", "16", "4");
        assertThat(conversions.versions(campus.id())).hasSize(2);
        assertThatThrownBy(() ->
                        jdbc.sql("update recognition.conversion set base = 1").update())
                .hasMessageContaining("never changed");
        var faults = set("2026-06-01", "0", "x")
                .fold(
                        id -> List.<String>of(),
                        all -> all.stream()
                                .map(each -> each.field() + " " + each.messageKey())
                                .toList());
        assertThat(faults)
                .contains(
                        "hours-VolunteerService fault.number",
                        "most-VolunteerService fault.number",
                        "validFrom fault.rule.past")
                .hasSize(2 * programmes.all().size() + 1);
    }

    @Test
    void anotherCollegeSeesNothing() {
        var other = world.campus("别校成绩", 1);
        assertThat(transcripts.of(other.id(), student, TODAY)).isEmpty();
    }

    @Test
    void thePaperSaysWhatThePageSaysAndIsPdfA2b() throws Exception {
        var transcript = on(TODAY);
        var pdf = transcripts.pdf(transcript);
        assertThat(ArchivePaper.failures(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            assertThat(text)
                    .contains(
                            "第二课堂成绩单",
                            campus.mark() + "学院",
                            transcript.student().name(),
                            transcript.student().number(),
                            "2.0小时",
                            "0.10",
                            campus.mark() + "社区")
                    .doesNotContainPattern("[\u2E80-\u2FDF]");
        }
    }
}
