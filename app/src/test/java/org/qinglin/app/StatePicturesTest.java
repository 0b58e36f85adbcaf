package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.PlaceStep;
import org.qinglin.app.assignment.PlaceSteps;
import org.qinglin.app.assignment.ShareStep;
import org.qinglin.app.assignment.ShareSteps;
import org.qinglin.app.assignment.TeamShare;
import org.qinglin.app.attendance.Amendment;
import org.qinglin.app.attendance.AmendmentStep;
import org.qinglin.app.attendance.AmendmentSteps;
import org.qinglin.app.attendance.Dispute;
import org.qinglin.app.attendance.DisputeStep;
import org.qinglin.app.attendance.DisputeSteps;
import org.qinglin.app.attendance.Incident;
import org.qinglin.app.attendance.IncidentStep;
import org.qinglin.app.attendance.IncidentSteps;
import org.qinglin.app.awards.RoundSteps;
import org.qinglin.app.evaluation.EvaluationStage;
import org.qinglin.app.evaluation.EvaluationStep;
import org.qinglin.app.evaluation.EvaluationSteps;
import org.qinglin.app.evaluation.Recovery;
import org.qinglin.app.evaluation.RecoveryStep;
import org.qinglin.app.evaluation.RecoverySteps;
import org.qinglin.app.learning.ClassStep;
import org.qinglin.app.learning.ClassSteps;
import org.qinglin.app.learning.CourseClass;
import org.qinglin.app.learning.CourseEnrolment;
import org.qinglin.app.learning.EnrolmentStep;
import org.qinglin.app.learning.EnrolmentSteps;
import org.qinglin.app.meetings.MeetingSteps;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.RequestStep;
import org.qinglin.app.needs.RequestSteps;
import org.qinglin.app.needs.SessionStep;
import org.qinglin.app.needs.SessionSteps;
import org.qinglin.app.needs.WishStatus;
import org.qinglin.app.needs.WishStep;
import org.qinglin.app.needs.WishSteps;
import org.qinglin.app.news.ArticleSteps;
import org.qinglin.app.organisations.agreements.AgreementStatus;
import org.qinglin.app.organisations.agreements.AgreementStep;
import org.qinglin.app.organisations.agreements.AgreementSteps;
import org.qinglin.app.practice.Appointment;
import org.qinglin.app.practice.AppointmentSteps;
import org.qinglin.app.practice.HomePlacement;
import org.qinglin.app.practice.Pairing;
import org.qinglin.app.practice.PairingStep;
import org.qinglin.app.practice.PairingSteps;
import org.qinglin.app.practice.PlacementSteps;
import org.qinglin.app.projects.ProjectSteps;
import org.qinglin.app.recognition.Application;
import org.qinglin.app.recognition.ApplicationStep;
import org.qinglin.app.recognition.ApplicationSteps;
import org.qinglin.app.recognition.Certificate;
import org.qinglin.app.recognition.CertificateStep;
import org.qinglin.app.recognition.CertificateSteps;
import org.qinglin.app.recognition.Objection;
import org.qinglin.app.recognition.ObjectionStep;
import org.qinglin.app.recognition.ObjectionSteps;
import org.qinglin.app.recognition.Star;
import org.qinglin.app.recognition.StarStep;
import org.qinglin.app.recognition.StarSteps;
import org.qinglin.app.resources.Booking;
import org.qinglin.app.resources.BookingStep;
import org.qinglin.app.resources.BookingSteps;

/** The pictures of {@code docs/states} show the tables that the code asks. Run with {@code -Dpictures=draw} to draw them. */
class StatePicturesTest {

    private static final Path STATES = Path.of("../docs/states");

    @Test
    void anOfferedPlace() throws IOException {
        upToDate(
                "offer.md",
                PlaceSteps.TABLE.page(
                        "An offered place",
                        "What can become of one student's place at one session. Nobody is sent anywhere: every way into"
                                + " `ACCEPTED` is the student's own step."));
    }

    @Test
    void aTeamsShare() throws IOException {
        upToDate(
                "share.md",
                ShareSteps.TABLE.page(
                        "A team's share",
                        "What can become of the places of an order that are kept for a team. Only `OFFERED` keeps any."));
    }

    @Test
    void aSession() throws IOException {
        upToDate("session.md", SessionSteps.TABLE.page("A session", "What can become of one session of an order."));
    }

    @Test
    void aRequest() throws IOException {
        upToDate("request.md", RequestSteps.TABLE.page("A service request", "What can become of an order (点单 → 评单)."));
    }

    @Test
    void anArticle() throws IOException {
        upToDate(
                "article.md",
                ArticleSteps.TABLE.page("An article", "What can become of news before and after it is public."));
    }

    @Test
    void aRoundOfAwards() throws IOException {
        upToDate(
                "award-round.md",
                RoundSteps.TABLE.page("A round of awards", "What can become of a round of awards (表彰)."));
    }

    @Test
    void aMeeting() throws IOException {
        upToDate(
                "meeting.md",
                MeetingSteps.TABLE.page("A meeting", "What can become of a summary and launch meeting (总结启动会)."));
    }

    @Test
    void aProject() throws IOException {
        upToDate(
                "project.md",
                ProjectSteps.TABLE.page("A project", "What can become of a project of a college and its communities."));
    }

    @Test
    void aBooking() throws IOException {
        upToDate(
                "booking.md",
                BookingSteps.TABLE.page(
                        "A booking", "What can become of a booking of the other side's resource (资源联用)."));
    }

    @Test
    void aCourseClass() throws IOException {
        upToDate(
                "course-class.md",
                ClassSteps.TABLE.page("A class of a course", "What can become of a class of a course (班次)."));
    }

    @Test
    void anEnrolmentInACourse() throws IOException {
        upToDate(
                "enrolment.md",
                EnrolmentSteps.TABLE.page(
                        "An enrolment in a course", "What can become of a place in a class, or in its waiting list."));
    }

    @Test
    void aWish() throws IOException {
        upToDate("wish.md", WishSteps.TABLE.page("A wish", "What can become of a resident's wish (微心愿)."));
    }

    @Test
    void anEvaluation() throws IOException {
        upToDate(
                "evaluation.md",
                EvaluationSteps.TABLE.page(
                        "An evaluation",
                        "What can become of one side's word about a session (评单): blind until both have spoken, or seven"
                                + " days are over since the hours were confirmed."));
    }

    @Test
    void anIncident() throws IOException {
        upToDate(
                "incident.md",
                IncidentSteps.TABLE.page("An incident", "What follows when something goes wrong at a session."));
    }

    @Test
    void aDispute() throws IOException {
        upToDate(
                "dispute.md",
                DisputeSteps.TABLE.page(
                        "A dispute",
                        "What can become of a student's word that hours are wrong. It is answered within five working days."));
    }

    @Test
    void anAmendment() throws IOException {
        upToDate(
                "amendment.md",
                AmendmentSteps.TABLE.page(
                        "An amendment",
                        "What can become of a back-entry (补录) or a correction (更正). Nothing enters the ledger before a"
                                + " second person approves."));
    }

    @Test
    void anApplication() throws IOException {
        upToDate(
                "application.md",
                ApplicationSteps.TABLE.page(
                        "An application",
                        "What can become of a student's wish for a certificate of service. It is answered within five working"
                                + " days. Where the college issues unasked, it takes all the steps at once."));
    }

    @Test
    void aCertificate() throws IOException {
        upToDate(
                "certificate.md",
                CertificateSteps.TABLE.page(
                        "A certificate",
                        "What can become of a certificate of service: seven days of public notice (公示) inside the unit, then"
                                + " final."));
    }

    @Test
    void anObjection() throws IOException {
        upToDate(
                "objection.md",
                ObjectionSteps.TABLE.page(
                        "An objection",
                        "What can become of somebody's word, during the public notice, that a certificate is not right. As"
                                + " long as one is `OPEN`, the certificate is not final."));
    }

    @Test
    void aStar() throws IOException {
        upToDate("star.md", StarSteps.TABLE.page("A star", "What can become of an application for a star level (星级)."));
    }

    @Test
    void aPlacement() throws IOException {
        upToDate(
                "placement.md",
                PlacementSteps.TABLE.page(
                        "A post near home",
                        "What can become of a student proposed for a post in hometown practice (返家乡). Nobody has a post whom"
                                + " not both sides have accepted."));
    }

    @Test
    void anAgreement() throws IOException {
        upToDate(
                "agreement.md",
                AgreementSteps.TABLE.page("Agreement", "What can become of a co-construction agreement (共建协议)."));
    }

    @Test
    void aPairing() throws IOException {
        upToDate(
                "pairing.md",
                PairingSteps.TABLE.page("A pairing", "What can become of a branch's pairing with a community (结对)."));
    }

    @Test
    void aPartTimePost() throws IOException {
        upToDate(
                "part-time-post.md",
                AppointmentSteps.TABLE.page(
                        "A part-time post",
                        "What can become of a part-time post at a community (兼职). Its letter (聘书) is printed when the"
                                + " student accepts."));
    }

    @Test
    void aRecovery() throws IOException {
        upToDate("recovery.md", RecoverySteps.TABLE.page("Service recovery", "What follows a poor evaluation."));
    }

    @Test
    void everyStepAndEveryStateStandsInTheTables() {
        assertThat(AgreementSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(AgreementStep.class.getPermittedSubclasses());
        assertThat(AgreementSteps.TABLE.reachable()).containsExactlyInAnyOrder(AgreementStatus.values());
        assertThat(BookingSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(BookingStep.class.getPermittedSubclasses());
        assertThat(BookingSteps.TABLE.reachable()).containsExactlyInAnyOrder(Booking.Status.values());
        assertThat(ClassSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(ClassStep.class.getPermittedSubclasses());
        assertThat(ClassSteps.TABLE.reachable()).containsExactlyInAnyOrder(CourseClass.Status.values());
        assertThat(EnrolmentSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(EnrolmentStep.class.getPermittedSubclasses());
        assertThat(EnrolmentSteps.TABLE.reachable()).containsExactlyInAnyOrder(CourseEnrolment.Status.values());
        assertThat(PlaceSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(PlaceStep.class.getPermittedSubclasses());
        assertThat(PlaceSteps.TABLE.reachable()).containsExactlyInAnyOrder(Offer.Status.values());
        assertThat(ShareSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(ShareStep.class.getPermittedSubclasses());
        assertThat(ShareSteps.TABLE.reachable()).containsExactlyInAnyOrder(TeamShare.Status.values());
        assertThat(SessionSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(SessionStep.class.getPermittedSubclasses());
        assertThat(RequestSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(RequestStep.class.getPermittedSubclasses());
        assertThat(RequestSteps.TABLE.reachable()).containsExactlyInAnyOrder(RequestStatus.values());
        assertThat(WishSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(WishStep.class.getPermittedSubclasses());
        assertThat(WishSteps.TABLE.reachable()).containsExactlyInAnyOrder(WishStatus.values());
        assertThat(EvaluationSteps.TABLE.rows().stream()
                        .map(each -> each.step())
                        .distinct())
                .hasSameSizeAs(EvaluationStep.class.getPermittedSubclasses());
        assertThat(EvaluationSteps.TABLE.reachable()).containsExactlyInAnyOrder(EvaluationStage.values());
        assertThat(IncidentSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(IncidentStep.class.getPermittedSubclasses());
        assertThat(IncidentSteps.TABLE.reachable()).containsExactlyInAnyOrder(Incident.Status.values());
        assertThat(DisputeSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(DisputeStep.class.getPermittedSubclasses());
        assertThat(DisputeSteps.TABLE.reachable()).containsExactlyInAnyOrder(Dispute.Status.values());
        assertThat(AmendmentSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(AmendmentStep.class.getPermittedSubclasses());
        assertThat(AmendmentSteps.TABLE.reachable()).containsExactlyInAnyOrder(Amendment.Status.values());
        assertThat(ApplicationSteps.TABLE.rows().stream()
                        .map(each -> each.step())
                        .distinct())
                .hasSameSizeAs(ApplicationStep.class.getPermittedSubclasses());
        assertThat(ApplicationSteps.TABLE.reachable()).containsExactlyInAnyOrder(Application.Status.values());
        assertThat(CertificateSteps.TABLE.rows().stream()
                        .map(each -> each.step())
                        .distinct())
                .hasSameSizeAs(CertificateStep.class.getPermittedSubclasses());
        assertThat(CertificateSteps.TABLE.reachable()).containsExactlyInAnyOrder(Certificate.Status.values());
        assertThat(ObjectionSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(ObjectionStep.class.getPermittedSubclasses());
        assertThat(ObjectionSteps.TABLE.reachable()).containsExactlyInAnyOrder(Objection.Status.values());
        assertThat(StarSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(StarStep.class.getPermittedSubclasses());
        assertThat(StarSteps.TABLE.reachable()).containsExactlyInAnyOrder(Star.Status.values());
        assertThat(PairingSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(PairingStep.class.getPermittedSubclasses());
        assertThat(PairingSteps.TABLE.reachable()).containsExactlyInAnyOrder(Pairing.Status.values());
        assertThat(AppointmentSteps.TABLE.rows().stream()
                        .map(each -> each.step())
                        .distinct())
                .hasSize(4);
        assertThat(AppointmentSteps.TABLE.reachable()).containsExactlyInAnyOrder(Appointment.Status.values());
        assertThat(PlacementSteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSize(4);
        assertThat(PlacementSteps.TABLE.reachable()).containsExactlyInAnyOrder(HomePlacement.Status.values());
        assertThat(RecoverySteps.TABLE.rows().stream().map(each -> each.step()).distinct())
                .hasSameSizeAs(RecoveryStep.class.getPermittedSubclasses());
        assertThat(RecoverySteps.TABLE.reachable()).containsExactlyInAnyOrder(Recovery.Status.values());
    }

    private static void upToDate(String name, String page) throws IOException {
        var file = STATES.resolve(name);
        if ("draw".equals(System.getProperty("pictures"))) {
            Files.createDirectories(STATES);
            Files.writeString(file, page);
        }
        assertThat(file).content().isEqualTo(page);
    }
}
