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
}
