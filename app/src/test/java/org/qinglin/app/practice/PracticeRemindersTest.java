package org.qinglin.app.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qinglin.app.PracticeWorld.CHOOSING;
import static org.qinglin.app.PracticeWorld.WISHING;
import static org.qinglin.app.PracticeWorld.done;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.PracticeWorld;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.programmes.Term;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has something to do for practice and has not done it is reminded in time, once. */
@PlatformTest
class PracticeRemindersTest {

    @Autowired
    private World world;

    @Autowired
    private PracticeWorld practice;

    @Autowired
    private PracticeReminders reminders;

    @Autowired
    private Pairings pairings;

    @Autowired
    private CheckIns checkIns;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;

    @BeforeEach
    void twoStudents() {
        outbox.tell(); // of earlier days, before there are accounts that would hear of them
        campus = world.campus("提醒", 2);
    }

    private void remind(LocalDate day) {
        practice.on(day, reminders::remind);
        practice.on(day, () -> {
            outbox.tell();
            return day;
        });
    }

    private List<String> told(Viewer viewer, String kind) {
        return jdbc.sql("select kind from notification.message where account_id = :account and kind = :kind")
                .param("account", viewer.account().value())
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    @Test
    void aStudentWithoutWishesIsRemindedThreeDaysBeforeTheirEnd() {
        long season = practice.season(campus);
        long post = practice.post(campus, season, "社区助理", 1);
        practice.wish(campus.student(0), season, post);
        remind(WISHING.minusDays(4));
        assertThat(told(campus.student(1), "HOMETOWN_WISHES_SOON")).isEmpty();
        remind(WISHING.minusDays(3));
        remind(WISHING);
        assertThat(told(campus.student(1), "HOMETOWN_WISHES_SOON")).hasSize(1);
        assertThat(told(campus.student(0), "HOMETOWN_WISHES_SOON")).isEmpty();
    }

    @Test
    void aHostWhoHasNotChosenIsRemindedOfThePostThatSomebodyWishedFor() {
        long season = practice.season(campus);
        long chosen = practice.post(campus, season, "选过的", 1);
        long open = practice.post(campus, season, "没选的", 1);
        practice.post(campus, season, "没人报的", 1);
        practice.wish(campus.student(0), season, chosen, open);
        practice.choose(campus.communityViewer(), chosen, campus.student(0).mustStudent());
        remind(CHOOSING);
        remind(CHOOSING);
        assertThat(told(campus.communityViewer(), "HOMETOWN_CHOICE_SOON")).hasSize(1);
    }

    @Test
    void aMemberWhoHasNotReportedInAMonthOfAPairingIsReminded() {
        programmes.addTerm(new Term(campus.id(), "春季学期", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 7, 10)));
        long id = practice.proposed(campus);
        done(pairings.take(campus.communityViewer(), id, new PairingStep.Agree()));
        var began = pairings.of(campus.college()).get(0).startsOn();
        done(practice.on(
                began.plusDays(2),
                () -> checkIns.report(campus.student(0), campus.community().value(), "走访")));
        remind(began.plusDays(29));
        assertThat(told(campus.student(1), "CHECK_IN_MISSING")).isEmpty();
        remind(began.plusDays(30));
        remind(began.plusDays(31));
        assertThat(told(campus.student(1), "CHECK_IN_MISSING")).hasSize(1);
        assertThat(told(campus.student(0), "CHECK_IN_MISSING")).isEmpty();
    }

    private void put(Viewer student, long branch) {
        jdbc.sql("update people.student set class_id = :branch where id = :id")
                .param("branch", branch)
                .param("id", student.mustStudent().value())
                .update();
    }

    @Test
    void whoJoinsTheBranchAfterItsReminderHasAMonthOfTheirOwn() {
        campus = world.campus("新成员", 3);
        programmes.addTerm(new Term(campus.id(), "春季学期", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 12, 31)));
        long id = practice.proposed(campus);
        done(pairings.take(campus.communityViewer(), id, new PairingStep.Agree()));
        long elsewhere = world.campus("别的班", 1).schoolClass().value();
        put(campus.student(1), elsewhere);
        put(campus.student(2), elsewhere);
        var began = pairings.of(campus.college()).get(0).startsOn();
        remind(began.plusDays(30));
        assertThat(told(campus.student(0), "CHECK_IN_MISSING")).hasSize(1);

        put(campus.student(1), campus.schoolClass().value());
        put(campus.student(2), campus.schoolClass().value());
        var joined = began.plusDays(40);
        remind(joined);
        done(practice.on(
                joined.plusDays(3),
                () -> checkIns.report(campus.student(2), campus.community().value(), "走访")));
        remind(joined.plusDays(29));
        assertThat(told(campus.student(1), "CHECK_IN_MISSING")).isEmpty();
        remind(joined.plusDays(30));
        remind(joined.plusDays(31));
        assertThat(told(campus.student(1), "CHECK_IN_MISSING")).hasSize(1);
        assertThat(told(campus.student(2), "CHECK_IN_MISSING"))
                .as("has reported")
                .isEmpty();
        assertThat(told(campus.student(0), "CHECK_IN_MISSING"))
                .as("was reminded")
                .hasSize(1);
    }
}
