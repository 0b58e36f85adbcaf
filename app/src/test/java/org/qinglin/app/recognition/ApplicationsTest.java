package org.qinglin.app.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.notification.Inbox;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Autowired;

/** A certificate from the student's wish through its public notice to the day it is final, and each way it can fail. */
@PlatformTest
class ApplicationsTest {

    private static final ApplicationStep ISSUE = new ApplicationStep.Issue("书记", "干事", "http://localhost");

    @Autowired
    private World world;

    @Autowired
    private Applications applications;

    @Autowired
    private PublicNotices notices;

    @Autowired
    private Certificates certificates;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Inbox inbox;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;
    private Viewer student;
    private Viewer second;

    @BeforeEach
    void aStudentWithHours() {
        campus = world.campus("申请", 2);
        var session = world.accepted(campus, LocalDateTime.of(2026, 5, 12, 9, 0), 1);
        world.dispatched(campus, session);
        var helpers = world.answered(campus, session);
        world.attended(campus, session, helpers);
        world.confirmed(campus, session, helpers);
        student = world.viewer(campus, helpers.get(0));
        second = world.open(NewAccount.college("second" + campus.id().value(), campus.mark() + "副书记", campus.id()))
                .getViewer();
    }

    private long applied() {
        var outcome = applications.apply(student, "评优");
        assertThat(outcome).isInstanceOf(ApplicationOutcome.Done.class);
        return ((ApplicationOutcome.Done) outcome).id();
    }

    private Certificate issued() {
        long id = applied();
        applications.take(campus.college(), id, new ApplicationStep.Accept());
        var outcome = applications.take(campus.college(), id, ISSUE);
        assertThat(outcome).isInstanceOf(ApplicationOutcome.Issued.class);
        return now(((ApplicationOutcome.Issued) outcome).certificate());
    }

    private Certificate now(CertificateId id) {
        return certificates.find(campus.id(), id).orElseThrow();
    }

    private CheckResult checked(Certificate certificate) {
        return certificates.check(certificate.content().checkCode());
    }

    /** Noon, so many days after today. */
    private static Instant noon(int days) {
        return LocalDate.of(2026, 6, 2)
                .plusDays(days)
                .atTime(12, 0)
                .atZone(China.TIME)
                .toInstant();
    }

    private List<NoticeKind> told(Viewer viewer) {
        outbox.tell();
        return inbox.list(viewer, false, 0, 50).stream()
                .map(each -> each.kind())
                .toList();
    }

    @Test
    void aWishBecomesACertificateThatIsFinalOnTheEighthDay() {
        var certificate = issued();
        assertThat(certificate.status()).isEqualTo(Certificate.Status.IN_NOTICE);
        assertThat(certificate.noticeUntil()).isEqualTo(LocalDate.of(2026, 6, 9));
        assertThat(checked(certificate))
                .isEqualTo(new CheckResult.InNotice(certificate.content(), LocalDate.of(2026, 6, 9)));
        clock.at(noon(7), notices::endDue);
        assertThat(checked(certificate)).as("on the last day").isInstanceOf(CheckResult.InNotice.class);
        clock.at(noon(8), notices::endDue);
        assertThat(checked(certificate)).isEqualTo(new CheckResult.Genuine(certificate.content()));
        assertThat(clock.at(noon(8), notices::endDue)).as("once").isZero();
        assertThat(told(student))
                .contains(NoticeKind.CERTIFICATE_ACCEPTED, NoticeKind.CERTIFICATE_ISSUED, NoticeKind.CERTIFICATE_FINAL);
        assertThat(told(campus.college())).contains(NoticeKind.CERTIFICATE_APPLIED);
    }

    @Test
    void theAnswerIsDueInFiveWorkingDays() {
        applied();
        assertThat(applications.mine(student).get(0).dueOn())
                .as("Tuesday to Tuesday: a weekend between")
                .isEqualTo(LocalDate.of(2026, 6, 9));
    }

    @Test
    void oneWishAtATimeAlsoFromEightThreads() throws Exception {
        var outcomes = AtOnce.run(IntStream.range(0, 8)
                .<Callable<ApplicationOutcome>>mapToObj(i -> () -> applications.apply(student, "第" + i)));
        assertThat(outcomes.stream().filter(ApplicationOutcome.Done.class::isInstance))
                .hasSize(1);
        assertThat(outcomes.stream().filter(ApplicationOutcome.AlreadyOpen.class::isInstance))
                .hasSize(7);
    }

    @Test
    void twoWhoIssueAtOnceIssueOne() throws Exception {
        long id = applied();
        applications.take(campus.college(), id, new ApplicationStep.Accept());
        var outcomes = AtOnce.run(Stream.of(campus.college(), second)
                .<Callable<ApplicationOutcome>>map(viewer -> () -> applications.take(viewer, id, ISSUE)));
        assertThat(outcomes).hasAtLeastOneElementOfType(ApplicationOutcome.Issued.class);
        assertThat(outcomes).contains(new ApplicationOutcome.NotNow(Application.Status.ISSUED));
        assertThat(certificates.of(student.mustStudent())).hasSize(1);
    }

    @Test
    void whoHasNoHoursHasNothingToAskFor() {
        var other = campus.studentAccounts().stream()
                .map(each -> each.getViewer())
                .filter(each -> !each.equals(student))
                .findFirst()
                .orElseThrow();
        assertThat(applications.apply(other, "")).isEqualTo(new ApplicationOutcome.NoHours());
    }

    @Test
    void aRefusalHasItsReasonAndMakesRoomForAnotherWish() {
        long id = applied();
        assertThat(applications.take(campus.college(), id, new ApplicationStep.Refuse(" ")))
                .isInstanceOf(ApplicationOutcome.Faulty.class);
        assertThat(applications.take(campus.college(), id, new ApplicationStep.Refuse("时长正在更正")))
                .isEqualTo(new ApplicationOutcome.Done(id));
        assertThat(applications.mine(student).get(0).answer()).isEqualTo("时长正在更正");
        assertThat(told(student)).contains(NoticeKind.CERTIFICATE_REFUSED);
        assertThat(applications.take(campus.college(), id, new ApplicationStep.Accept()))
                .isEqualTo(new ApplicationOutcome.NotNow(Application.Status.REFUSED));
        applied();
    }

    @Test
    void stepsAreTakenInTheirOrderAndOnlyByWhoMay() {
        long id = applied();
        assertThat(applications.take(campus.college(), id, ISSUE))
                .as("not before it is accepted")
                .isEqualTo(new ApplicationOutcome.NotNow(Application.Status.APPLIED));
        var other = world.campus("别处", 1);
        for (var step : List.of(new ApplicationStep.Accept(), new ApplicationStep.Refuse("不"), ISSUE)) {
            assertThat(applications.take(other.college(), id, step)).isEqualTo(new ApplicationOutcome.NotFound());
        }
        assertThat(applications.take(other.student(0), id, new ApplicationStep.Withdraw()))
                .isEqualTo(new ApplicationOutcome.NotFound());
        assertThat(applications.take(student, id, new ApplicationStep.Withdraw()))
                .isEqualTo(new ApplicationOutcome.Done(id));
        assertThat(applications.take(campus.college(), id, new ApplicationStep.Accept()))
                .isEqualTo(new ApplicationOutcome.NotNow(Application.Status.WITHDRAWN));
    }

    @Test
    void issuedUnaskedItTakesUpTheWishThatWaits() {
        long id = applied();
        assertThat(applications.issue(campus.college(), student.mustStudent(), "书记", "干事", "http://localhost"))
                .isInstanceOf(IssueOutcome.Issued.class);
        var mine = applications.mine(student);
        assertThat(mine).hasSize(1);
        assertThat(mine.get(0).id()).isEqualTo(id);
        assertThat(mine.get(0).status()).isEqualTo(Application.Status.ISSUED);
        assertThat(now(mine.get(0).certificate()).status()).isEqualTo(Certificate.Status.IN_NOTICE);
        assertThat(applications.issue(
                        campus.college(), student.mustStudent(), "书".repeat(41), "干事", "http://localhost"))
                .isEqualTo(new IssueOutcome.FieldTooLong(40));
    }

    private long objected(Viewer viewer, Certificate certificate) {
        var outcome = notices.object(viewer, certificate.id(), "那天我在场，没有看到这位同学");
        assertThat(outcome).isInstanceOf(ObjectionOutcome.Done.class);
        return ((ObjectionOutcome.Done) outcome).id();
    }

    @Test
    void anObjectionHoldsTheNoticeOpenUntilItIsDismissed() {
        var certificate = issued();
        var faculty = campus.facultyAccount().getViewer();
        long id = objected(faculty, certificate);
        assertThat(notices.object(faculty, certificate.id(), "再说一次")).isEqualTo(new ObjectionOutcome.AlreadyOpen());
        clock.at(noon(8), notices::endDue);
        assertThat(checked(certificate)).isInstanceOf(CheckResult.InNotice.class);
        assertThat(clock.at(
                        noon(8), () -> notices.decide(campus.college(), id, new ObjectionStep.Dismiss("签到记录和照片都在"))))
                .isEqualTo(new ObjectionOutcome.Done(id));
        assertThat(checked(certificate))
                .as("final at once, since its days are over")
                .isInstanceOf(CheckResult.Genuine.class);
        assertThat(told(faculty)).contains(NoticeKind.OBJECTION_ANSWERED);
        assertThat(told(campus.college())).contains(NoticeKind.CERTIFICATE_OBJECTED);
        assertThat(notices.decide(campus.college(), id, new ObjectionStep.Uphold("反悔")))
                .isEqualTo(new ObjectionOutcome.AlreadyDecided());
    }

    @Test
    void anObjectionThatIsUpheldRevokesTheCertificateAndTheOthersLapse() {
        var certificate = issued();
        long first = objected(campus.facultyAccount().getViewer(), certificate);
        objected(campus.leaderAccount().getViewer(), certificate);
        assertThat(notices.decide(campus.college(), first, new ObjectionStep.Uphold(" ")))
                .isInstanceOf(ObjectionOutcome.Faulty.class);
        notices.decide(campus.college(), first, new ObjectionStep.Uphold("核实后当天没有到场"));
        assertThat(checked(certificate))
                .isInstanceOfSatisfying(
                        CheckResult.Revoked.class,
                        revoked -> assertThat(revoked.reason()).isEqualTo("核实后当天没有到场"));
        assertThat(notices.mine(campus.leaderAccount().getViewer()))
                .extracting(Objection::status)
                .containsExactly(Objection.Status.LAPSED);
        assertThat(notices.waiting(campus.college())).isEmpty();
        assertThat(told(student)).contains(NoticeKind.CERTIFICATE_REVOKED);
        clock.at(noon(8), notices::endDue);
        assertThat(checked(certificate)).as("for good").isInstanceOf(CheckResult.Revoked.class);
    }

    @Test
    void nobodyIsTheJudgeOfTheirOwnObjection() {
        var certificate = issued();
        long id = objected(campus.college(), certificate);
        assertThat(notices.decide(campus.college(), id, new ObjectionStep.Dismiss("没事")))
                .isEqualTo(new ObjectionOutcome.SamePerson());
        assertThat(notices.decide(second, id, new ObjectionStep.Dismiss("核对过，没有问题")))
                .isEqualTo(new ObjectionOutcome.Done(id));
    }

    @Test
    void whenTheNoticeIsOverNobodyObjectsAndNobodyElsewhereEver() {
        var certificate = issued();
        var elsewhere = world.campus("外校", 1);
        assertThat(notices.object(elsewhere.student(0), certificate.id(), "外校的异议"))
                .isEqualTo(new ObjectionOutcome.NotFound());
        assertThat(notices.current(elsewhere.college())).isEmpty();
        assertThat(notices.object(student, certificate.id(), "")).isInstanceOf(ObjectionOutcome.Faulty.class);
        assertThat(notices.current(student)).extracting(Certificate::id).contains(certificate.id());
        assertThat(clock.at(noon(8), () -> notices.object(student, certificate.id(), "晚了")))
                .isEqualTo(new ObjectionOutcome.NoticeOver());
        assertThat(clock.at(noon(8), () -> notices.current(student))).isEmpty();
        assertThat(clock.at(
                        noon(7).plus(Duration.ofHours(11)), () -> notices.object(student, certificate.id(), "还来得及")))
                .as("at eleven in the evening of the last day")
                .isInstanceOf(ObjectionOutcome.Done.class);
    }
}
