package org.qinglin.app.practice.internal;

import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.practice.HomePost;
import org.qinglin.app.practice.Season;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Who hears of practice: students of posts, hosts of students, the college of what both said. */
@Component
public class PracticeNotices {

    private static final String OWN = "/my/hometown";

    private final Outbox outbox;

    PracticeNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    public void wishesSoon(Season season, List<StudentId> students) {
        toStudents(
                NoticeKind.HOMETOWN_WISHES_SOON,
                season.college(),
                students,
                OWN,
                Detail.words(season.name()),
                Detail.day(season.wishesUntil()));
    }

    public void choiceSoon(Season season, HomePost post, int heads) {
        toHost(
                NoticeKind.HOMETOWN_CHOICE_SOON,
                season,
                post,
                Detail.words(post.title()),
                Detail.number(heads),
                Detail.day(season.choicesUntil()));
    }

    public void checkInMissing(CollegeId college, List<StudentId> students, String community) {
        toStudents(NoticeKind.CHECK_IN_MISSING, college, students, "/my/practice", Detail.words(community));
    }

    /** One notice for all of them. */
    private void toStudents(
            NoticeKind kind, CollegeId college, List<StudentId> students, String link, Detail... details) {
        if (!students.isEmpty()) {
            outbox.put(Notice.of(
                    kind, college, students.stream().map(Recipient::student).toList(), link, details));
        }
    }

    public void placed(Season season, HomePost post, StudentId student) {
        toStudent(
                NoticeKind.HOMETOWN_PLACED,
                season.college(),
                student,
                OWN,
                Detail.words(post.title()),
                Detail.words(post.hostName()),
                Detail.day(season.answersUntil()));
    }

    public void placedAt(Season season, HomePost post, int heads) {
        toHost(
                NoticeKind.HOMETOWN_HEADS,
                season,
                post,
                Detail.words(post.title()),
                Detail.number(heads),
                Detail.day(season.answersUntil()));
    }

    /** Whom to call stands on the student's page; a notice is kept, and goes out by mail. */
    public void confirmed(Season season, HomePost post, StudentId student, String name) {
        toStudent(
                NoticeKind.HOMETOWN_CONFIRMED,
                season.college(),
                student,
                OWN,
                Detail.words(post.title()),
                Detail.words(post.hostName()),
                Detail.day(post.startsOn()));
        toHost(NoticeKind.HOMETOWN_COMING, season, post, Detail.words(post.title()), Detail.person(name));
    }

    public void declinedByHost(Season season, HomePost post, StudentId student, String reason) {
        toStudent(
                NoticeKind.HOMETOWN_HOST_DECLINED,
                season.college(),
                student,
                OWN,
                Detail.words(post.title()),
                Detail.person(reason));
    }

    public void declinedByStudent(Season season, HomePost post, String name) {
        toHost(NoticeKind.HOMETOWN_STUDENT_DECLINED, season, post, Detail.words(post.title()), Detail.person(name));
    }

    /** Where the host has no account, the college answers for it and hears of it. */
    private void toHost(NoticeKind kind, Season season, HomePost post, Detail... details) {
        PlaceCode community = post.community();
        var to = community == null ? Recipient.college(season.college()) : Recipient.community(community);
        outbox.put(Notice.of(kind, season.college(), List.of(to), "/hometown/posts/" + post.id(), details));
    }

    private void toStudent(NoticeKind kind, CollegeId college, StudentId student, String link, Detail... details) {
        outbox.put(Notice.of(kind, college, List.of(Recipient.student(student)), link, details));
    }

    public void pairingProposed(CollegeId college, PlaceCode community, String branch) {
        outbox.put(Notice.of(
                NoticeKind.PAIRING_PROPOSED,
                college,
                List.of(Recipient.community(community)),
                "/host",
                Detail.words(branch)));
    }

    public void pairingAnswered(CollegeId college, Unit branch, String community, boolean agreed) {
        var faculty = branch.parent();
        var to = faculty == null
                ? List.of(Recipient.college(college))
                : List.of(Recipient.college(college), Recipient.faculty(faculty));
        outbox.put(Notice.of(
                agreed ? NoticeKind.PAIRING_AGREED : NoticeKind.PAIRING_DECLINED,
                college,
                to,
                "/practice",
                Detail.words(branch.name()),
                Detail.words(community)));
    }

    public void pairingEnded(CollegeId college, PlaceCode community, String branch, String reason) {
        outbox.put(Notice.of(
                NoticeKind.PAIRING_ENDED,
                college,
                List.of(Recipient.community(community)),
                "/host",
                Detail.words(branch),
                Detail.person(reason)));
    }

    public void postOffered(CollegeId college, StudentId student, String community, LocalDate starts) {
        toStudent(
                NoticeKind.PART_TIME_OFFERED,
                college,
                student,
                "/my/practice",
                Detail.words(community),
                Detail.day(starts));
    }

    public void postAnswered(CollegeId college, PlaceCode community, String name, boolean accepted) {
        outbox.put(Notice.of(
                accepted ? NoticeKind.PART_TIME_ACCEPTED : NoticeKind.PART_TIME_DECLINED,
                college,
                List.of(Recipient.community(community)),
                "/host",
                Detail.person(name)));
    }

    public void postEnded(CollegeId college, StudentId student, String community, String reason) {
        toStudent(
                NoticeKind.PART_TIME_ENDED,
                college,
                student,
                "/my/practice",
                Detail.words(community),
                Detail.person(reason));
    }
}
