package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.assignment.FriendGroups;
import org.qinglin.app.assignment.GroupOutcome;
import org.qinglin.app.assignment.Misses;
import org.qinglin.app.assignment.ShareOutcome;
import org.qinglin.app.assignment.TeamShares;
import org.qinglin.app.attendance.AmendmentOutcome;
import org.qinglin.app.attendance.Amendments;
import org.qinglin.app.attendance.Disputes;
import org.qinglin.app.attendance.IncidentOutcome;
import org.qinglin.app.attendance.IncidentReport;
import org.qinglin.app.attendance.Incidents;
import org.qinglin.app.awards.AwardOutcome;
import org.qinglin.app.awards.AwardRounds;
import org.qinglin.app.evaluation.Recoveries;
import org.qinglin.app.evaluation.ResidentLinks;
import org.qinglin.app.evaluation.Word;
import org.qinglin.app.identity.AuthorisationTable;
import org.qinglin.app.identity.AuthorisationTable.Audience;
import org.qinglin.app.identity.AuthorisationTable.Row;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.insight.records.ServiceRecords;
import org.qinglin.app.insight.summary.Summaries;
import org.qinglin.app.learning.LearningWorld;
import org.qinglin.app.matching.HandChoice;
import org.qinglin.app.matching.HandChoiceForm;
import org.qinglin.app.matching.HandChoices;
import org.qinglin.app.matching.HandOutcome;
import org.qinglin.app.meetings.MeetingDesk;
import org.qinglin.app.meetings.MeetingOutcome;
import org.qinglin.app.needs.MenuDesk;
import org.qinglin.app.needs.MenuInput;
import org.qinglin.app.needs.MenuItemId;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.WishDesk;
import org.qinglin.app.needs.WishInput;
import org.qinglin.app.needs.WishOutcome;
import org.qinglin.app.news.ArticleId;
import org.qinglin.app.news.ArticleOutcome;
import org.qinglin.app.news.ArticleStep;
import org.qinglin.app.news.Comments;
import org.qinglin.app.news.Newsroom;
import org.qinglin.app.notification.Webhooks;
import org.qinglin.app.organisations.agreements.AgreementDesk;
import org.qinglin.app.organisations.agreements.AgreementInput;
import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.programmes.CampaignForm;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.projects.ProjectDesk;
import org.qinglin.app.projects.ProjectInput;
import org.qinglin.app.projects.ProjectOutcome;
import org.qinglin.app.recognition.ApplicationOutcome;
import org.qinglin.app.recognition.Applications;
import org.qinglin.app.recognition.ObjectionOutcome;
import org.qinglin.app.recognition.PublicNotices;
import org.qinglin.app.recognition.StarOutcome;
import org.qinglin.app.recognition.StarRules;
import org.qinglin.app.recognition.Stars;
import org.qinglin.app.resources.BookingInput;
import org.qinglin.app.resources.ResourceDesk;
import org.qinglin.app.resources.ResourceId;
import org.qinglin.app.resources.ResourceInput;
import org.qinglin.app.resources.ResourceOffers;
import org.qinglin.app.resources.ResourceOutcome;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.app.shared.sheets.ImportJobs;
import org.qinglin.app.shared.sheets.SheetForm;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** Several colleges live in one installation: every list and record, tried as another college's user. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherCollegeTest {

    @Autowired
    private AuthorisationTable table;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private World world;

    @Autowired
    private ImportJobs imports;

    @Autowired
    private Misses misses;

    @Autowired
    private Webhooks webhooks;

    @Autowired
    private ResidentLinks links;

    @Autowired
    private Recoveries recoveries;

    @Autowired
    private TeamShares shares;

    @Autowired
    private FriendGroups groups;

    @Autowired
    private HandChoices choices;

    @Autowired
    private Incidents incidents;

    @Autowired
    private Disputes disputes;

    @Autowired
    private Amendments amendments;

    @Autowired
    private Applications applications;

    @Autowired
    private PublicNotices notices;

    @Autowired
    private Stars stars;

    @Autowired
    private StarRules starRules;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private MenuDesk menu;

    @Autowired
    private WishDesk wishes;

    @Autowired
    private PracticeWorld practices;

    @Autowired
    private AgreementDesk agreements;

    @Autowired
    private ProjectDesk projects;

    @Autowired
    private ResourceDesk resources;

    @Autowired
    private ResourceOffers offers;

    @Autowired
    private LearningWorld learning;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Summaries summaries;

    @Autowired
    private ServiceRecords records;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private Comments comments;

    private World.Campus theirs;
    private World.Campus ours;
    private Map<String, String> idByPath;
    private int projectsMade;

    @Autowired
    private AwardRounds awards;

    @Autowired
    private MeetingDesk meetingDesk;

    private int awardsMade;

    @BeforeAll
    void twoCollegesWithALoopEach() {
        theirs = world.campus("他校", 2);
        ours = world.campus("我校", 2);
        var start = java.time.LocalDateTime.of(2026, 5, 20, 9, 0);
        var round = world.round(theirs, start);
        world.round(ours, start.plusDays(1));
        var waiting = world.ordered(theirs, start.plusDays(20), 1);
        var practice = practices.placed(theirs);
        long pairing = practices.proposed(theirs);
        long partTime = practices.offered(theirs, 0);
        var coming = world.accepted(theirs, java.time.LocalDateTime.of(2026, 6, 4, 9, 0), 1);
        world.dispatched(theirs, coming);
        var shared = world.accepted(theirs, java.time.LocalDateTime.of(2026, 6, 5, 9, 0), 1);
        var share = shares.offer(
                theirs.college(),
                shared.request(),
                shared.roles().get(0).id(),
                theirs.leaderAccount().getViewer().mustTeam(),
                1);
        var shareId = text(((ShareOutcome.Offered) share).id().value());
        var incident = text(theirIncident(round));
        var byHand = text(theirChoice(shared));
        var group = group();
        var dispute = text(theirDispute(round));
        var amendment = text(theirAmendment(round));
        var application = text(theirApplication(round));
        var objection = text(theirObjection(round));
        var star = text(theirStar(round));
        var agreement = text(theirAgreement());
        var batch = text(records.export(theirs.college()).orElseThrow().id());
        var course = learning.running(theirs);
        idByPath = Map.ofEntries(
                Map.entry("/courses", text(course.course().value())),
                Map.entry("/classes", text(course.held().value())),
                Map.entry("/learn", text(course.held().value())),
                Map.entry("/api/learn", text(course.held().value())),
                Map.entry("/api/classes", text(course.held().value())),
                Map.entry("/lessons", text(course.lesson().value())),
                Map.entry("/my/courses", text(course.enrolment().value())),
                Map.entry("/agreements", agreement),
                Map.entry("/api/agreements", agreement),
                Map.entry("/conversations/{subject}", agreement),
                Map.entry("/api/conversations/{subject}", agreement),
                Map.entry("/projects", text(theirProject())),
                Map.entry("/resources", text(theirResource())),
                Map.entry("/api/resources", text(theirResource())),
                Map.entry("/bookings", text(theirBooking())),
                Map.entry("/api/bookings", text(theirBooking())),
                Map.entry("/awards", text(theirAward())),
                Map.entry("/meetings", text(theirMeeting())),
                Map.entry("/api/meetings", text(theirMeeting())),
                Map.entry("/api/awards", text(theirAward())),
                Map.entry("/newsroom", text(theirArticle())),
                Map.entry("/records/batches", batch),
                Map.entry("/api/records/batches", batch),
                Map.entry("/newsroom/comments", text(theirComment())),
                Map.entry("/reports", text(theirReport())),
                Map.entry("/api/reports", text(theirReport())),
                Map.entry("/api/projects", text(theirProject())),
                Map.entry("/campaigns", text(theirCampaign())),
                Map.entry("/shares", shareId),
                Map.entry("/api/shares", shareId),
                Map.entry("/dispatch/by-hand", byHand),
                Map.entry("/api/by-hand", byHand),
                Map.entry("/disputes", dispute),
                Map.entry("/api/disputes", dispute),
                Map.entry("/my/disputes", dispute),
                Map.entry("/api/my/disputes", dispute),
                Map.entry("/amendments", amendment),
                Map.entry("/api/amendments", amendment),
                Map.entry("/api/my/sessions", text(round.session().id().value())),
                Map.entry("/incidents", incident),
                Map.entry("/api/incidents", incident),
                Map.entry("/orders", text(round.session().request().value())),
                Map.entry("/review", text(waiting.value())),
                Map.entry("/api/requests", text(waiting.value())),
                Map.entry("/dispatch", text(round.run().value())),
                Map.entry("/api/runs", text(round.run().value())),
                Map.entry("/sessions", text(round.session().id().value())),
                Map.entry("/my/sessions", text(round.session().id().value())),
                Map.entry("/sign", text(round.session().id().value())),
                Map.entry("/students", text(round.helpers().get(0).value())),
                Map.entry("/certificates", text(round.certificate().value())),
                Map.entry("/my/certificates", text(round.certificate().value())),
                Map.entry("/notices", text(round.certificate().value())),
                Map.entry("/api/notices", text(round.certificate().value())),
                Map.entry("/stars", star),
                Map.entry("/api/stars", star),
                Map.entry("/my/stars", star),
                Map.entry("/api/my/stars", star),
                Map.entry("/objections", objection),
                Map.entry("/api/objections", objection),
                Map.entry("/certificate-applications", application),
                Map.entry("/api/certificate-applications", application),
                Map.entry("/my/certificate-applications", application),
                Map.entry("/api/my/certificate-applications", application),
                Map.entry("/students/import", imported(theirs.collegeAccount())),
                Map.entry("/orders/import", imported(theirs.communityAccount())),
                Map.entry("/api/sessions", text(round.session().id().value())),
                Map.entry("/api/students", text(round.helpers().get(0).value())),
                Map.entry("/api/certificates", text(round.certificate().value())),
                Map.entry("/recovery", text(theirRecovery(round))),
                Map.entry("/api/recovery", text(theirRecovery(round))),
                Map.entry("/webhooks", text(theirWebhook())),
                Map.entry("/pool", text(coming.roles().get(0).id().value())),
                Map.entry("/api/pool", text(coming.roles().get(0).id().value())),
                Map.entry("/groups", group),
                Map.entry("/api/groups", group),
                Map.entry("/my/applications", "1"),
                Map.entry("/api/my/applications", "1"),
                Map.entry(
                        "/teams",
                        text(theirs.leaderAccount().getViewer().mustTeam().value())),
                Map.entry(
                        "/api/teams",
                        text(theirs.leaderAccount().getViewer().mustTeam().value())),
                Map.entry("/misses", missed()),
                Map.entry("/api/misses", missed()),
                Map.entry("/my/misses", missed()),
                Map.entry("/api/my/misses", missed()),
                Map.entry("/practice/pairings", text(pairing)),
                Map.entry("/api/practice/pairings", text(pairing)),
                Map.entry("/host/pairings", text(pairing)),
                Map.entry("/practice/posts", text(partTime)),
                Map.entry("/api/practice/posts", text(partTime)),
                Map.entry("/my/posts", text(partTime)),
                Map.entry("/api/my/posts", text(partTime)),
                Map.entry("/hometown", text(practice.season())),
                Map.entry("/api/hometown", text(practice.season())),
                Map.entry("/my/hometown", text(practice.season())),
                Map.entry("/api/my/hometown", text(practice.season())),
                Map.entry("/hometown/posts", text(practice.post())),
                Map.entry("/api/hometown/posts", text(practice.post())),
                Map.entry("/hometown/runs", text(practice.run())),
                Map.entry("/api/hometown/runs", text(practice.run())),
                Map.entry("/hometown/placements", text(practice.placement())),
                Map.entry("/api/hometown/placements", text(practice.placement())),
                Map.entry("/my/placements", text(practice.placement())),
                Map.entry("/api/my/placements", text(practice.placement())),
                Map.entry("/offers", "1"),
                Map.entry("/api/offers", "1"),
                Map.entry("/orders/templates", "987654"),
                Map.entry("/wishes", text(wish())),
                Map.entry("/api/wishes", text(wish())),
                Map.entry("/menu", text(menuItem())),
                Map.entry("/api/menu", text(menuItem())));
    }

    /** Theirs, started by one of them for a role with two places. */
    private String group() {
        var roomy = world.accepted(theirs, java.time.LocalDateTime.of(2026, 6, 9, 9, 0), 2);
        return ((GroupOutcome.Started)
                        groups.start(theirs.student(0), roomy.roles().get(0).id()))
                .code();
    }

    private long theirAgreement() {
        var input = new AgreementInput(
                null, "370211005", null, null, "他校的协议", "他校的正文", "2026-07-01", "2027-06-30", null, null, List.of());
        return ((AgreementOutcome.Done) agreements.draft(theirs.facultyAccount().getViewer(), input))
                .id()
                .value();
    }

    private long menuItem() {
        return menu.add(
                        theirs.facultyAccount().getViewer(),
                        new MenuInput("他校的服务", "内容", "VolunteerService", "无", "助教", null, "1", "2", "60", null))
                .fold(MenuItemId::value, faults -> {
                    throw new AssertionError(faults.toString());
                });
    }

    private long wish() {
        var input = new WishInput(null, "他校居民的心愿", "他校居民", "10000000003", "他校三号楼", "true");
        return ((WishOutcome.Left) wishes.enter(theirs.communityAccount().getViewer(), input))
                .id()
                .value();
    }

    private long theirChoice(ServiceSession session) {
        var wanted = new HandChoiceForm.Wanted(
                HandChoice.Kind.BLOCK_SESSION,
                world.numberOf(theirs, 0),
                session.roles().get(0).id(),
                "家在别处");
        return ((HandOutcome.Made) choices.make(theirs.college(), wanted))
                .choice()
                .id()
                .value();
    }

    private long theirDispute(World.Round round) {
        var student = world.viewer(theirs, round.helpers().get(0));
        return ((AmendmentOutcome.Done) disputes.open(student, round.session().id(), "60", "他校的异议")).id();
    }

    private long theirAmendment(World.Round round) {
        int other = theirs.student(0).mustStudent().equals(round.helpers().get(0)) ? 1 : 0;
        return ((AmendmentOutcome.Done) amendments.propose(
                        theirs.college(), round.session().id(), world.numberOf(theirs, other), "60", "他校的补录"))
                .id();
    }

    private long theirApplication(World.Round round) {
        var student = world.viewer(theirs, round.helpers().get(0));
        return ((ApplicationOutcome.Done) applications.apply(student, "他校的用途")).id();
    }

    private long theirObjection(World.Round round) {
        var day = round.session().endsAt().plus(java.time.Duration.ofDays(2));
        return ((ObjectionOutcome.Done)
                        clock.at(day, () -> notices.object(theirs.student(0), round.certificate(), "他校的异议")))
                .id();
    }

    private long theirStar(World.Round round) {
        starRules.set(theirs.college(), new StarRules.Input(List.of("1", "3", "5", "7", "9"), "2026-06-02"));
        return ((StarOutcome.Done)
                        stars.apply(world.viewer(theirs, round.helpers().get(0))))
                .id();
    }

    private long theirIncident(World.Round round) {
        var input = new IncidentReport.Input("MINOR", "2026-05-20T09:30", "他校有人滑倒", null, null, "扶起来坐下");
        return ((IncidentOutcome.Done) incidents.report(
                        theirs.communityViewer(), round.session().id(), input))
                .id();
    }

    private long theirRecovery(World.Round round) {
        var day = round.session().endsAt().plus(java.time.Duration.ofDays(1));
        var token = clock.at(
                        day,
                        () -> links.open(
                                theirs.communityViewer(), round.session().id(), 1))
                .orElseThrow();
        clock.at(day, () -> links.speak(token, Word.of(1, "他校的话")));
        return recoveries.list(theirs.college(), 0, 1).get(0).id();
    }

    private long theirResource() {
        var input = new ResourceInput("VENUE", "他校的报告厅", "八十座", "一楼", "08:00", "20:00", "AGREEMENT");
        return ((ResourceOutcome.Offered) offers.offer(theirs.college(), input))
                .id()
                .value();
    }

    private long theirBooking() {
        var use = new BookingInput("2026-06-10", "09:00", "10:00", "他校的讲座");
        return ((ResourceOutcome.Booked) resources.book(theirs.college(), new ResourceId(theirResource()), use))
                .id()
                .value();
    }

    private long theirMeeting() {
        var made = meetingDesk.plan(
                theirs.college(), new MeetingDesk.Input("他校的总结会", "", "他校礼堂", "2099-01-05", "14:00", "16:00"));
        long id = ((MeetingOutcome.Done) made).id();
        meetingDesk.announce(theirs.college(), id);
        return id;
    }

    private long theirAward() {
        var day = java.time.LocalDate.of(2099, 1, 1);
        var made = awards.announce(
                theirs.college(),
                new AwardRounds.Input(
                        "表彰" + ++awardsMade,
                        "TEAM",
                        "1",
                        day.minusDays(9).toString(),
                        day.toString(),
                        day.plusDays(9).toString(),
                        Map.of()));
        return ((AwardOutcome.Done) made).id();
    }

    private long theirProject() {
        var made = projects.begin(
                theirs.college(),
                new ProjectInput(
                        "项目" + ++projectsMade,
                        "VolunteerService",
                        null,
                        null,
                        null,
                        null,
                        "2026-06-01",
                        "2026-12-01",
                        "计划",
                        null,
                        null));
        return ((ProjectOutcome.Done) made).id().value();
    }

    private long theirArticle() {
        var made = newsroom.write(theirs.college(), new Newsroom.Input("SERVICE", "他校的新闻", "", "正文", "他校", "他校", null));
        return ((ArticleOutcome.Done) made).id().value();
    }

    private long theirComment() {
        var article = new ArticleId(theirArticle());
        newsroom.take(theirs.college(), article, new ArticleStep.HandIn());
        newsroom.take(theirs.college(), article, new ArticleStep.Publish());
        comments.leave(article, "读者", "他校的评论", "10.1.1.1");
        return comments.waiting(theirs.college(), 1).get(0).id();
    }

    private long theirReport() {
        return summaries
                .make(theirs.college(), new Summaries.Input("college", "2026-05-01", "2026-06-30"))
                .fold(made -> made.value(), faults -> {
                    throw new AssertionError(faults.toString());
                });
    }

    private long theirCampaign() {
        return campaigns
                .announce(
                        theirs.college(),
                        CampaignForm.of(
                                "学雷锋月", java.time.LocalDate.of(2027, 3, 1), java.time.LocalDate.of(2027, 3, 31)))
                .fold(made -> made.id().value(), faults -> {
                    throw new AssertionError(faults.toString());
                });
    }

    private long theirWebhook() {
        return webhooks.add(theirs.college(), "https://example.org/hook").fold(Webhooks.Added::id, faults -> 0L);
    }

    /** A place at the other college that nobody came to take. */
    private String missed() {
        return misses.of(theirs.id(), 0, 1).stream()
                .findFirst()
                .map(each -> text(each.id().value()))
                .orElseGet(() -> {
                    var student = theirs.student(0).mustStudent();
                    misses.noShow(theirs.id(), new SessionId(1), "他校的一次", World.NOW, List.of(student));
                    return missed();
                });
    }

    private String imported(SignedIn account) {
        var form = new SheetForm("students", "x", List.of());
        return imports.begin(account.getViewer().account(), form, new byte[0], true, (sheet, all, progress) -> {
                    throw new IllegalStateException("an empty file has no rows");
                })
                .orElseThrow()
                .id();
    }

    private static String text(long id) {
        return Long.toString(id);
    }

    @Test
    void noListOrRecordShowsTheOtherCollege() throws Exception {
        var leaks = new ArrayList<String>();
        int tried = 0;
        for (var row : table.rows()) {
            if (row.audience() != Audience.ROLES) {
                continue;
            }
            for (var account : ourAccounts()) {
                if (row.letsIn(account.getViewer().roles())) {
                    tried++;
                    leaks.addAll(leaks(row, account));
                }
            }
        }
        assertThat(leaks).isEmpty();
        assertThat(tried).isGreaterThan(50);
    }

    @Test
    void theirOwnPeopleSeeWhatWeMayNot() throws Exception {
        var own = List.of(
                "/orders/" + idByPath.get("/orders"),
                "/sessions/" + idByPath.get("/sessions"),
                "/api/requests/" + idByPath.get("/api/requests"));
        for (var path : own) {
            var answer = mvc.perform(request(HttpMethod.GET, path).with(user(theirs.collegeAccount())))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            assertThat(answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                    .as(path)
                    .contains("他校");
        }
    }

    private List<SignedIn> ourAccounts() {
        return List.of(
                ours.collegeAccount(),
                ours.facultyAccount(),
                ours.communityAccount(),
                ours.studentAccounts().get(0),
                ours.leaderAccount());
    }

    private List<String> leaks(Row row, SignedIn account) throws Exception {
        var pattern = row.path().getPatternString();
        int brace = pattern.indexOf("/{id}");
        var id = brace < 0 ? "" : idByPath.get(pattern.substring(0, brace));
        if (id == null) {
            return List.of("no id of the other college is known for " + pattern + ": add it to this test");
        }
        var call = request(
                        HttpMethod.valueOf(row.method()),
                        pattern.replace("{id}", id)
                                .replace("{subject}", "agreements")
                                .replace("{ending}", "csv")
                                .replace("{job}", "none")
                                .replaceAll("\\{[a-zA-Z]+}", "1"))
                .with(csrf())
                .with(user(account))
                .param("reason", "试试")
                .param("answer", "试试")
                .param("score", "5")
                .param("personInCharge", "某")
                .param("handler", "某");
        if (pattern.startsWith("/api/") && row.method().equals("POST")) {
            call.contentType(MediaType.APPLICATION_JSON).content("{\"reason\":\"试试\"}");
        }
        var answer = mvc.perform(call).andReturn().getResponse();
        var leaks = new ArrayList<String>();
        var who = account.getViewer().login() + " → " + row.method() + " " + pattern + ": " + answer.getStatus();
        // The sign-in page answers a stranger with words instead of 404, since a code leads there.
        boolean words = pattern.startsWith("/sign/");
        if (brace >= 0 && answer.getStatus() != 404 && !words) {
            leaks.add(who);
        }
        if (answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8).contains("他校")) {
            leaks.add(who + " tells of the other college");
        }
        return leaks;
    }
}
