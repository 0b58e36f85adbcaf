package org.qinglin.app.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qinglin.app.PracticeWorld.done;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.ArchivePaper;
import org.qinglin.app.AtOnce;
import org.qinglin.app.Counted;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.PracticeWorld;
import org.qinglin.app.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Part-time posts from the offer to their end, and the letter that anyone can check. */
@PlatformTest
class AppointmentTest {

    private static final String BASE = "http://127.0.0.1:8080";

    @Autowired
    private World world;

    @Autowired
    private PracticeWorld practice;

    @Autowired
    private Appointments appointments;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;

    @BeforeEach
    void aCampus() {
        campus = world.campus("兼职", 2);
    }

    private PracticeOutcome accept(long id) {
        return appointments.take(campus.student(0), id, new AppointmentStep.Accept(BASE));
    }

    private Appointment appointed() {
        long id = done(accept(practice.offered(campus, 0)));
        return appointments.find(campus.student(0), id).orElseThrow();
    }

    @Test
    void theLetterSaysWhatStandsInItsFields() throws Exception {
        var post = appointed();
        assertThat(Counted.in(jdbc, "practice.published_appointments", campus.id()))
                .containsExactly(new Counted(
                        campus.community().street().value(), campus.faculty().value(), post.id()));
        var letter = appointments.check(post.checkCode()).orElseThrow().letter();
        var pdf = appointments.pdf(campus.student(0), post.id()).orElseThrow();
        assertThat(ArchivePaper.failures(pdf)).isEmpty();
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            for (var field : List.of(
                    letter.number(),
                    letter.checkCode(),
                    letter.name(),
                    letter.studentNumber(),
                    letter.college(),
                    letter.community(),
                    "网格员",
                    letter.duties(),
                    letter.issuer(),
                    "2026年6月1日",
                    "2026年7月10日",
                    "2026年6月2日",
                    BASE + "/letters/" + letter.checkCode())) {
                assertThat(text).contains(field.replaceAll("\\s", ""));
            }
        }
        assertThat(letter.startsOn()).isEqualTo(post.startsOn());
        assertThat(letter.duties()).isEqualTo(post.duties());
    }

    @Test
    void anyoneChecksALetterAndSeesNoFullName() throws Exception {
        var post = appointed();
        var page = mvc.perform(get("/letters/" + post.checkCode()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains(post.number()).contains("在聘期内").doesNotContain(campus.mark() + "同学");
        var later = practice.on(LocalDate.of(2026, 7, 11), () -> appointments.check(post.checkCode()));
        assertThat(later.orElseThrow().inForce()).isFalse();
        assertThat(appointments.check(
                        " " + post.checkCode().toLowerCase(Locale.ROOT).replace('0', 'o') + " "))
                .as("typed off the paper")
                .isPresent();
        assertThat(appointments.check("0000000000000000")).isEmpty();
        assertThat(mvc.perform(get("/check").param("code", post.checkCode()))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .as("where any paper's code is typed")
                .isEqualTo("/letters/" + post.checkCode());
    }

    @Test
    void whatSomebodyChangesInTheDatabaseIsFoundOut() {
        var post = appointed();
        assertThat(appointments.check(post.checkCode()).orElseThrow().genuine()).isTrue();
        jdbc.sql("update practice.appointment set content = replace(content, '走访', '值班') where id = :id")
                .param("id", post.id())
                .update();
        assertThat(appointments.check(post.checkCode()).orElseThrow().genuine()).isFalse();
    }

    @Test
    void oneActivePostOfAKind() throws Exception {
        long one = practice.offered(campus, 0);
        long other = practice.offered(campus, 0);
        long different = done(appointments.offer(campus.communityViewer(), practice.partTime(campus, 0, "ASSISTANT")));
        Callable<PracticeOutcome> first = () -> accept(one);
        Callable<PracticeOutcome> second = () -> accept(other);
        var outcomes = AtOnce.run(Stream.of(first, second));
        assertThat(outcomes)
                .filteredOn(each -> each instanceof PracticeOutcome.Done)
                .hasSize(1);
        assertThat(outcomes).contains(new PracticeOutcome.Taken());
        done(accept(different));
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into practice.appointment (college_id, community_code, student_id, kind, duties, starts_on,
                            ends_on, status, offered_by, offered_at, number, check_code, content, seal, pdf)
                        select college_id, community_code, student_id, kind, duties, starts_on, ends_on, status, offered_by,
                            offered_at, number || 'x', 'ZZZZZZZZZZZZZZZZ', content, seal, pdf
                        from practice.appointment where id = :id""").param("id", different).update())
                .hasMessageContaining("one_post_of_a_kind");
    }

    @Test
    void onlyTheStudentAcceptsAndOnlyTheHostEnds() {
        long id = practice.offered(campus, 0);
        assertThat(appointments.take(campus.student(1), id, new AppointmentStep.Accept(BASE)))
                .isEqualTo(new PracticeOutcome.NotFound());
        assertThat(appointments.take(campus.student(0), id, new AppointmentStep.End("不做了")))
                .isEqualTo(new PracticeOutcome.NotFound());
        assertThat(appointments.take(campus.communityViewer(), id, new AppointmentStep.End("还没开始")))
                .isEqualTo(new PracticeOutcome.NotFromHere());
        done(accept(id));
        done(appointments.take(campus.communityViewer(), id, new AppointmentStep.End("毕业实习")));
        var checked = appointments
                .check(appointments.find(campus.student(0), id).orElseThrow().checkCode())
                .orElseThrow();
        assertThat(checked.genuine()).isTrue();
        assertThat(checked.inForce()).isFalse();
        assertThat(checked.endedOn()).isEqualTo(LocalDate.of(2026, 6, 2));
    }

    @Test
    void aStudentWhomNobodyKnowsIsNotOfferedAnything() {
        var elsewhere = world.campus("兼职外", 1);
        var input = practice.partTime(elsewhere, 0, "ASSISTANT");
        assertThat(appointments.offer(campus.communityViewer(), input)).isInstanceOf(PracticeOutcome.Faulty.class);
    }
}
