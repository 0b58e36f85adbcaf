package org.qinglin.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.recognition.ApplicationOutcome;
import org.qinglin.app.recognition.ApplicationStep;
import org.qinglin.app.recognition.Applications;
import org.qinglin.app.recognition.Certificates;
import org.qinglin.app.recognition.Conversions;
import org.qinglin.app.recognition.IssueOutcome;
import org.qinglin.app.recognition.PublicNotices;
import org.qinglin.app.recognition.StarOutcome;
import org.qinglin.app.recognition.StarRules;
import org.qinglin.app.recognition.StarStep;
import org.qinglin.app.recognition.Stars;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/**
 * The demo's certificates (final ones, a revoked one, two in public notice, one with an objection, and a wish that waits), a
 * star with another that waits, and the college's own table of credit.
 */
@Component
class DemoCertificates {

    private static final int FINAL = 8;
    private static final String IN_CHARGE = "团委书记";
    private static final String HANDLER = "志愿服务部";

    private final Accounts accounts;
    private final Applications applications;
    private final Certificates certificates;
    private final PublicNotices notices;
    private final StarRules starRules;
    private final Stars stars;
    private final Conversions conversions;
    private final Programmes programmes;
    private final TravellingClock clock;

    DemoCertificates(
            Accounts accounts,
            Applications applications,
            Certificates certificates,
            PublicNotices notices,
            StarRules starRules,
            Stars stars,
            Conversions conversions,
            Programmes programmes,
            TravellingClock clock) {
        this.accounts = accounts;
        this.applications = applications;
        this.certificates = certificates;
        this.notices = notices;
        this.starRules = starRules;
        this.stars = stars;
        this.conversions = conversions;
        this.programmes = programmes;
        this.clock = clock;
    }

    /**
     * Plays all of it, once the role accounts are open.
     *
     * @param ranked students with hours, the most first
     */
    void play(DemoCast cast, List<StudentId> ranked, String baseUrl) {
        var college = DemoCasting.need(cast.collegeViewers(), "qtc");
        var mine = accounts.byLogin("student").orElseThrow().getViewer();
        var others =
                ranked.stream().filter(each -> !each.equals(mine.mustStudent())).toList();
        var now = clock.instant();
        longAgo(college, mine, others, now, baseUrl);
        clock.at(now.minus(Duration.ofDays(3)), notices::endDue);
        if (others.size() >= FINAL + 3) {
            inNotice(college, viewer(cast, others.get(FINAL)), now, baseUrl);
            objectedTo(college, others.get(FINAL + 1), now, baseUrl);
            var waiting = viewer(cast, others.get(FINAL + 2));
            clock.at(now.minus(Duration.ofHours(26)), () -> applications.apply(waiting, "申请市级优秀志愿者"));
        }
        rulesOfItsOwn(college, now);
        starsFor(college, cast, others, now);
    }

    /** A term is too short for the field's hundred hours: the demo's college counts by hours of its own. */
    private void rulesOfItsOwn(Viewer college, Instant now) {
        var then = now.minus(Duration.ofDays(30));
        var day = LocalDate.ofInstant(then, China.TIME).toString();
        var hours = new HashMap<String, String>();
        programmes.all().forEach(each -> hours.put(each.code(), "16"));
        hours.put("VolunteerService", "20");
        clock.at(
                then, () -> starRules.set(college, new StarRules.Input(List.of("20", "50", "100", "200", "300"), day)));
        clock.at(
                then,
                () -> conversions.set(college, new Conversions.Input(hours, Map.of("VolunteerService", "4"), day)));
    }

    /** Who has most has a star; the next waits for one. */
    private void starsFor(Viewer college, DemoCast cast, List<StudentId> others, Instant now) {
        for (int i = 0; i < Math.min(2, others.size()); i++) {
            var student = viewer(cast, others.get(i));
            boolean confirmed = i == 0;
            if (clock.at(now.minus(Duration.ofDays(2)), () -> stars.apply(student)) instanceof StarOutcome.Done done
                    && confirmed) {
                clock.at(now.minus(Duration.ofDays(1)), () -> stars.take(college, done.id(), new StarStep.Confirm()));
            }
        }
    }

    private void longAgo(Viewer college, Viewer mine, List<StudentId> others, Instant now, String baseUrl) {
        var then = now.minus(Duration.ofDays(12));
        clock.at(then, () -> applications.issue(college, mine.mustStudent(), IN_CHARGE, HANDLER, baseUrl));
        for (int i = 0; i < Math.min(FINAL, others.size()); i++) {
            var student = others.get(i);
            var outcome = clock.at(then, () -> applications.issue(college, student, IN_CHARGE, HANDLER, baseUrl));
            if (i == FINAL - 1 && outcome instanceof IssueOutcome.Issued issued) {
                clock.at(then.plus(Duration.ofDays(1)), () -> certificates.revoke(college, issued.id(), "姓名有误，已重新出具"));
            }
        }
    }

    private void inNotice(Viewer college, Viewer student, Instant now, String baseUrl) {
        var asked = now.minus(Duration.ofDays(4));
        if (clock.at(asked, () -> applications.apply(student, "求职")) instanceof ApplicationOutcome.Done done) {
            clock.at(
                    asked.plus(Duration.ofDays(1)),
                    () -> applications.take(college, done.id(), new ApplicationStep.Accept()));
            clock.at(
                    asked.plus(Duration.ofDays(2)),
                    () -> applications.take(
                            college, done.id(), new ApplicationStep.Issue(IN_CHARGE, HANDLER, baseUrl)));
        }
    }

    private void objectedTo(Viewer college, StudentId student, Instant now, String baseUrl) {
        var leader = accounts.byLogin("leader").orElseThrow().getViewer();
        var outcome = clock.at(
                now.minus(Duration.ofDays(2)), () -> applications.issue(college, student, IN_CHARGE, HANDLER, baseUrl));
        if (outcome instanceof IssueOutcome.Issued issued) {
            clock.at(
                    now.minus(Duration.ofHours(20)),
                    () -> notices.object(leader, issued.id(), "有一次我也在，这位同学中途就走了，时长好像记多了。"));
        }
    }

    private static Viewer viewer(DemoCast cast, StudentId student) {
        return Objects.requireNonNull(cast.students().get(student), () -> "the demo has no account for " + student);
    }
}
