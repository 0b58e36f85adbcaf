package org.qinglin.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.scenarios.DemoTerm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database before the server opens its door: with the demo term, or with nothing when the operator asked
 * for {@code --empty}. One transaction: a first start that is cut off leaves an empty database, and the next one begins
 * again.
 */
@Component
class FirstStart implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    /** The demo term's seed; any number would do, but everyone sees the same term. */
    private static final long SEED = 2014;

    private final Installation installation;
    private final DemoCasting casting;
    private final DemoStory story;
    private final DemoMenu menu;
    private final DemoHours inQuestion;
    private final Hours hours;
    private final Offers offers;
    private final Requests requests;
    private final Teams teams;
    private final DemoCertificates certificates;
    private final DemoAgreements agreements;
    private final DemoProjects projects;
    private final DemoNews news;
    private final DemoResources resources;
    private final DemoAwards awards;
    private final DemoLearning learning;
    private final DemoMeetings meetings;
    private final DemoPractice practice;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean empty;
    private final String baseUrl;

    FirstStart(
            Installation installation,
            DemoCasting casting,
            DemoStory story,
            DemoMenu menu,
            DemoHours inQuestion,
            Hours hours,
            Offers offers,
            Requests requests,
            Teams teams,
            DemoCertificates certificates,
            DemoAgreements agreements,
            DemoProjects projects,
            DemoNews news,
            DemoResources resources,
            DemoAwards awards,
            DemoLearning learning,
            DemoMeetings meetings,
            DemoPractice practice,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${qinglin.empty}") boolean empty,
            @Value("http://${server.address}:${server.port}") String baseUrl) {
        this.installation = installation;
        this.casting = casting;
        this.story = story;
        this.menu = menu;
        this.inQuestion = inQuestion;
        this.hours = hours;
        this.offers = offers;
        this.requests = requests;
        this.teams = teams;
        this.certificates = certificates;
        this.agreements = agreements;
        this.projects = projects;
        this.news = news;
        this.resources = resources;
        this.awards = awards;
        this.learning = learning;
        this.meetings = meetings;
        this.practice = practice;
        this.transaction = transaction;
        this.clock = clock;
        this.empty = empty;
        this.baseUrl = baseUrl;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (installation.exists()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            installation.create(!empty);
            if (!empty) {
                playDemo();
            }
        });
    }

    private void playDemo() {
        LOG.info("playing the demo term into the empty database …");
        var term = DemoTerm.of(SEED, LocalDate.now(clock));
        var cast = casting.cast(term);
        story.play(term, cast, clock.instant());
        var founding = DemoCasting.need(cast.colleges(), "qtc");
        var minutes = hours.minutesByStudent(founding);
        var ranked = minutes.entrySet().stream()
                .sorted(Map.Entry.<StudentId, Long>comparingByValue()
                        .reversed()
                        .thenComparing(each -> each.getKey().value()))
                .map(Map.Entry::getKey)
                .toList();
        casting.openRoleAccounts(
                cast,
                studentWithMostToSee(cast, ranked),
                teams.members(founding, DemoCasting.need(cast.teams(), "pioneers"))
                        .get(0),
                communityWithMostToSee(cast));
        menu.fill();
        inQuestion.play();
        agreements.play(term, cast);
        certificates.play(cast, ranked, baseUrl);
        projects.play(cast);
        news.play();
        resources.play();
        awards.play(ranked);
        learning.play(baseUrl);
        meetings.play(cast);
        practice.play(cast, clock.instant(), baseUrl);
    }

    /** Who has hours and offers to answer shows most of a student's pages. */
    private StudentId studentWithMostToSee(DemoCast cast, List<StudentId> ranked) {
        return ranked.stream()
                .max(Comparator.comparingInt(
                        (StudentId each) -> Math.min(3, offers.openFor(each).size())))
                .orElseGet(() -> cast.students().keySet().iterator().next());
    }

    private PlaceCode communityWithMostToSee(DemoCast cast) {
        return cast.communities().keySet().stream()
                .sorted()
                .map(PlaceCode::new)
                .max(Comparator.comparingInt(each -> requests.count(each, "")))
                .orElseThrow();
    }
}
