package org.qinglin.app.meetings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.TeamLife;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A summary and launch meeting, from its plan to its report. */
@PlatformTest
class MeetingTest {

    private static final int HALL = 500;

    @Autowired
    private World world;

    @Autowired
    private MeetingDesk desk;

    @Autowired
    private Meetings meetings;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Ceremonies ceremonies;

    @Autowired
    private SignIns signIns;

    @Autowired
    private MeetingCode codes;

    @Autowired
    private Minutes minutes;

    @Autowired
    private MeetingReport reports;

    @Autowired
    private Guests guests;

    @Autowired
    private MeetingPaper paper;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Teams teams;

    @Autowired
    private TeamLife life;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    /** On the eighth of June 2026, from two to four. */
    private static MeetingDesk.Input input(String title) {
        return new MeetingDesk.Input(title, "", "礼堂", "2026-06-08", "14:00", "16:00");
    }

    private <T> T at(int hour, int minute, Supplier<T> step) {
        return clock.at(
                LocalDateTime.of(2026, 6, 8, hour, minute).atZone(China.TIME).toInstant(), step);
    }

    private static long done(MeetingOutcome outcome) {
        assertThat(outcome).isInstanceOf(MeetingOutcome.Done.class);
        return ((MeetingOutcome.Done) outcome).id();
    }

    private long announced(World.Campus campus) {
        long id = done(desk.plan(campus.college(), input(campus.mark() + "总结会")));
        done(desk.announce(campus.college(), id));
        return id;
    }

    private SignInOutcome scanned(Viewer viewer, long id, int hour, int minute) {
        return at(hour, minute, () -> signIns.sign(viewer, id, codes.current(id)));
    }

    @Test
    void aPlanThatDoesNotFitIsToldFieldByField() {
        var campus = world.campus("会议表单", 1);
        var outcome = desk.plan(campus.college(), new MeetingDesk.Input(" ", "", "礼堂", "2026-05-01", "16:00", "15:00"));
        assertThat(((MeetingOutcome.Faulty) outcome).faults())
                .extracting(each -> each.field())
                .containsExactly("title", "day", "to");
    }

    @Test
    void onlyTheCollegesPeopleAndWhoeverIsInvitedSeeAMeetingAndOnlyOnceItIsAnnounced() {
        var campus = world.campus("会议谁看", 1);
        var other = world.campus("会议外人", 1);
        long id = done(desk.plan(campus.college(), input("总结会")));
        assertThat(meetings.find(campus.student(0), id)).isEmpty();
        assertThat(meetings.find(campus.facultyAccount().getViewer(), id)).isPresent();
        done(desk.announce(campus.college(), id));
        assertThat(meetings.find(campus.student(0), id)).isPresent();
        assertThat(meetings.find(campus.communityViewer(), id)).isEmpty();
        assertThat(meetings.find(other.college(), id)).isEmpty();
        assertThat(desk.announce(campus.facultyAccount().getViewer(), id)).isInstanceOf(MeetingOutcome.Missing.class);
        invitations.invite(
                campus.college(),
                id,
                List.of(),
                List.of(),
                List.of(campus.community().value()));
        assertThat(meetings.find(campus.communityViewer(), id)).isPresent();
    }

    @Test
    void whoeverIsInvitedByKindOrByNameIsAskedOnceAndAnswersUntilItBegins() {
        var campus = world.campus("会议邀请", 1);
        long id = announced(campus);
        var named = List.of(campus.community().value());
        assertThat(invitations.invite(campus.college(), id, List.of(), List.of(), named))
                .isEqualTo(new MeetingOutcome.Invited(1));
        assertThat(invitations.invite(
                        campus.college(), id, List.of(CameAs.COMMUNITY, CameAs.FACULTY, CameAs.TEAM), List.of(), named))
                .isEqualTo(new MeetingOutcome.Invited(2));
        done(invitations.answer(campus.communityViewer(), id, true));
        done(invitations.answer(campus.communityViewer(), id, false));
        assertThat(invitations.own(campus.communityViewer(), id).orElseThrow().accepted())
                .isFalse();
        assertThat(invitations.answer(campus.student(0), id, true)).isInstanceOf(MeetingOutcome.Missing.class);
        assertThat(at(14, 0, () -> invitations.answer(campus.communityViewer(), id, true)))
                .isInstanceOf(MeetingOutcome.NotNow.class);
        assertThat(jdbc.sql("select count(*) from shared.outbox where fact::text like :link and fact::text like :kind")
                        .param("link", "%/meetings/" + id + "\"%")
                        .param("kind", "%MEETING_INVITED%")
                        .query(Integer.class)
                        .single())
                .as("told in two invitations")
                .isEqualTo(2);
    }

    @Test
    void theAgendaTellsWhenEachItemBeginsInItsOrder() {
        var campus = world.campus("会议议程", 1);
        long id = announced(campus);
        done(desk.addItem(campus.college(), id, "总结", "校团委", "20"));
        long second = done(desk.addItem(campus.college(), id, "授旗", "", "10"));
        done(desk.moveUp(campus.college(), id, second));
        var meeting = meetings.find(campus.college(), id).orElseThrow();
        assertThat(meetings.agenda(meeting)).extracting(AgendaItem::what).containsExactly("授旗", "总结");
        assertThat(meetings.agenda(meeting).get(1).startsAt())
                .isEqualTo(meeting.startsAt().plusSeconds(600));
        done(desk.removeItem(campus.college(), id, second));
        assertThat(meetings.agenda(meeting)).hasSize(1);
    }

    @Test
    void aScanCountsWhileTheDoorsAreOpenAndTheCodeIsFreshAndOnlyForItsMeeting() {
        var campus = world.campus("会议签到", 2);
        long id = announced(campus);
        long elsewhere = announced(campus);
        assertThat(scanned(campus.student(0), id, 12, 59)).isInstanceOf(SignInOutcome.NotNow.class);
        var code = at(13, 30, () -> codes.current(id));
        assertThat(at(13, 32, () -> signIns.sign(campus.student(0), id, code))).isInstanceOf(SignInOutcome.Stale.class);
        assertThat(at(13, 30, () -> signIns.sign(campus.student(0), elsewhere, code)))
                .isInstanceOf(SignInOutcome.Stale.class);
        assertThat(at(13, 31, () -> signIns.sign(campus.student(0), id, code)))
                .isInstanceOf(SignInOutcome.Present.class);
        assertThat(scanned(campus.student(0), id, 14, 0)).isInstanceOf(SignInOutcome.AlreadyPresent.class);
        assertThat(scanned(campus.communityViewer(), id, 14, 0))
                .as("not invited")
                .isInstanceOf(SignInOutcome.Missing.class);
        assertThat(scanned(campus.student(1), id, 16, 1)).isInstanceOf(SignInOutcome.NotNow.class);
        assertThat(meetings.turnout(id)).containsExactly(new Turnout(CameAs.OTHER, 0, 0, 0, 1));
    }

    @Test
    void fiveHundredPeopleSignInAtOnceEachExactlyOnce() throws Exception {
        var campus = world.campus("会议大厅", 1);
        long id = announced(campus);
        var people = hall(campus);
        var moment = LocalDateTime.of(2026, 6, 8, 13, 45).atZone(China.TIME).toInstant();
        var code = clock.at(moment, () -> codes.current(id));
        // Everyone taps twice: each group of twenty is walked by two threads, from both ends.
        Stream<Callable<List<SignInOutcome>>> threads = IntStream.range(0, 2 * HALL / 20)
                .mapToObj(thread -> () -> IntStream.range(0, 20)
                        .mapToObj(step -> people.get(thread / 2 * 20 + (thread % 2 == 0 ? step : 19 - step)))
                        .map(each -> clock.at(moment, () -> signIns.sign(each, id, code)))
                        .toList());
        var outcomes = AtOnce.run(threads).stream().flatMap(List::stream).toList();
        assertThat(outcomes).hasSize(2 * HALL);
        assertThat(outcomes.stream().filter(SignInOutcome.Present.class::isInstance))
                .hasSize(HALL);
        assertThat(outcomes.stream().filter(SignInOutcome.AlreadyPresent.class::isInstance))
                .hasSize(HALL);
        assertThat(meetings.present(id)).isEqualTo(HALL);
    }

    private List<Viewer> hall(World.Campus campus) {
        var all = IntStream.range(0, HALL)
                .mapToObj(i -> NewAccount.college("hall-" + campus.id().value() + "-" + i, "来宾" + i, campus.id()))
                .toList();
        accounts.openDemoAccounts(all, World.PASSWORD);
        return all.stream()
                .map(each -> accounts.byLogin(each.login()).orElseThrow().getViewer())
                .toList();
    }

    @Test
    void aFlagHandedOverIsTheTeamsFromThatDayOn() {
        var campus = world.campus("会议授旗", 1);
        long id = announced(campus);
        var team = teams.of(campus.id()).get(0).id();
        var choice = "TEAM_FLAG:" + team.value();
        assertThat(ceremonies.add(campus.college(), id, choice, "", ""))
                .as("a flag has a name")
                .isInstanceOf(MeetingOutcome.Faulty.class);
        long item = done(desk.addItem(campus.college(), id, "授旗", "", "10"));
        long flag = done(ceremonies.add(campus.college(), id, choice, "队旗", Long.toString(item)));
        assertThat(ceremonies.add(campus.college(), id, choice, "队旗", "")).isInstanceOf(MeetingOutcome.Already.class);
        assertThat(at(13, 59, () -> ceremonies.done(campus.college(), id, flag)))
                .as("before it begins")
                .isInstanceOf(MeetingOutcome.NotNow.class);
        done(at(15, 0, () -> ceremonies.done(campus.college(), id, flag)));
        assertThat(life.find(campus.id(), team)
                        .orElseThrow()
                        .flag()
                        .orElseThrow()
                        .grantedOn())
                .isEqualTo("2026-06-08");
        assertThat(meetings.ceremonies(id))
                .containsExactly(new Ceremony(
                        flag, item, Ceremony.Kind.TEAM_FLAG, team.value(), "队旗", campus.mark() + "服务队", true));
    }

    @Test
    void minutesAreConfirmedByAnotherAndThenNothingChanges() {
        var campus = world.campus("会议纪要", 1);
        long id = announced(campus);
        var faculty = campus.facultyAccount().getViewer();
        assertThat(minutes.write(faculty, id, "还没开")).isInstanceOf(MeetingOutcome.NotNow.class);
        done(at(16, 30, () -> minutes.write(campus.college(), id, "定了三件事。")));
        assertThat(at(16, 31, () -> minutes.confirm(campus.college(), id)))
                .isInstanceOf(MeetingOutcome.SamePerson.class);
        assertThatThrownBy(() -> jdbc.sql("""
                        update meetings.meeting set status = 'HELD', confirmed_by = minutes_by, confirmed_at = now()
                        where id = :id""").param("id", id).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("another_confirms");
        done(at(16, 32, () -> minutes.write(faculty, id, "定了四件事。")));
        assertThat(reports.of(campus.student(0), id))
                .as("a draft is the staff's")
                .isEmpty();
        done(at(16, 33, () -> minutes.confirm(campus.college(), id)));
        assertThat(at(16, 34, () -> minutes.write(faculty, id, "改一改"))).isInstanceOf(MeetingOutcome.NotNow.class);
        assertThat(desk.addItem(campus.college(), id, "再加一项", "", "5")).isInstanceOf(MeetingOutcome.NotNow.class);
        assertThat(desk.cancel(campus.college(), id, "不开了")).isInstanceOf(MeetingOutcome.NotNow.class);
        var report = reports.of(campus.student(0), id).orElseThrow();
        assertThat(report.meeting().minutes()).isEqualTo("定了四件事。");
        assertThat(new String(paper.print(campus.student(0), report), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    @Test
    void whoHasNoAccountIsCountedAtTheDoorAndNeverWithThoseWhoScanned() {
        var campus = world.campus("会议门口", 1);
        long id = announced(campus);
        var faculty = campus.facultyAccount().getViewer();
        assertThat(at(12, 59, () -> guests.enter(faculty, id, "王阿姨", "1"))).isInstanceOf(MeetingOutcome.NotNow.class);
        assertThat(at(13, 30, () -> guests.enter(campus.student(0), id, "王阿姨", "1")))
                .isInstanceOf(MeetingOutcome.Missing.class);
        done(at(13, 30, () -> guests.enter(faculty, id, "王阿姨", "1")));
        assertThat(at(13, 31, () -> guests.enter(campus.college(), id, "王阿姨", "1")))
                .as("somebody entered her")
                .isInstanceOf(MeetingOutcome.Already.class);
        done(at(13, 32, () -> guests.enter(campus.college(), id, "社区居民", "12")));
        done(at(13, 33, () -> guests.enter(campus.college(), id, "写错的", "3")));
        done(at(
                13,
                34,
                () -> guests.remove(campus.college(), id, guests.of(id).get(2).id())));
        scanned(campus.student(0), id, 13, 40);
        assertThat(meetings.present(id)).isEqualTo(1);
        var report = at(15, 0, () -> reports.of(faculty, id).orElseThrow());
        assertThat(report.came()).isEqualTo(1);
        assertThat(report.guests()).isEqualTo(13);
        done(at(16, 30, () -> minutes.write(faculty, id, "开得好。")));
        done(at(16, 31, () -> minutes.confirm(campus.college(), id)));
        assertThat(guests.of(id)).extracting(Guests.Guest::name).containsOnlyNulls();
        assertThat(guests.count(id)).isEqualTo(13);
        assertThat(at(16, 32, () -> guests.enter(faculty, id, "晚来的", "1"))).isInstanceOf(MeetingOutcome.NotNow.class);
    }

    @Test
    void aCancelledMeetingTellsWhyAndTakesNobodyIn() {
        var campus = world.campus("会议取消", 1);
        long id = announced(campus);
        assertThat(desk.cancel(campus.college(), id, "")).isInstanceOf(MeetingOutcome.Faulty.class);
        done(desk.cancel(campus.college(), id, "场地另有安排"));
        assertThat(scanned(campus.student(0), id, 14, 0)).isInstanceOf(SignInOutcome.NotNow.class);
        assertThat(meetings.find(campus.student(0), id).orElseThrow().reason()).isEqualTo("场地另有安排");
    }
}
