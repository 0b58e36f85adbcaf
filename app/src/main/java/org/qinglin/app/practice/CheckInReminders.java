package org.qinglin.app.practice;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Students;
import org.qinglin.app.practice.internal.PracticeNotices;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Members who have not reported where their branch is paired are reminded once a term. Whoever joins the branch after it was
 * reminded has as many days of their own, from the first look that finds them there.
 */
@Component
class CheckInReminders {

    private final JdbcClient jdbc;
    private final Students students;
    private final Programmes programmes;
    private final Organisations organisations;
    private final PracticeNotices notices;
    private final ToldOnce once;
    private final int days;

    /** @param days after so many of a pairing in a term members who have not reported are reminded */
    CheckInReminders(
            JdbcClient jdbc,
            Students students,
            Programmes programmes,
            Organisations organisations,
            PracticeNotices notices,
            ToldOnce once,
            @Value("${qinglin.check-in-reminder-days:30}") int days) {
        this.jdbc = jdbc;
        this.students = students;
        this.programmes = programmes;
        this.organisations = organisations;
        this.notices = notices;
        this.once = once;
        this.days = days;
    }

    private record Paired(long id, CollegeId college, UnitId branch, String community, LocalDate startsOn) {}

    /** @return of how many pairings somebody was due */
    int remind(LocalDate today) {
        int told = 0;
        for (var pairing : inForce(today)) {
            var term = programmes.termOn(pairing.college(), today);
            if (term.isEmpty() || today.isAfter(term.get().endsOn())) {
                continue;
            }
            var began = term.get().startsOn();
            var since = pairing.startsOn().isAfter(began) ? pairing.startsOn() : began;
            if (!today.isBefore(since.plusDays(days)) && remind(pairing, since, today)) {
                told++;
            }
        }
        return told;
    }

    private List<Paired> inForce(LocalDate today) {
        return jdbc.sql("""
                select * from practice.pairing where status = 'ACTIVE' and starts_on <= :latest
                  and (ends_on is null or ends_on >= :today) order by id""")
                .param("latest", today.minusDays(days))
                .param("today", today)
                .query((row, number) -> new Paired(
                        row.getLong("id"),
                        new CollegeId(row.getLong("college_id")),
                        new UnitId(row.getLong("class_id")),
                        row.getString("community_code"),
                        row.getObject("starts_on", LocalDate.class)))
                .list();
    }

    private boolean remind(Paired pairing, LocalDate since, LocalDate today) {
        boolean first = once.isFirst("CHECK_IN", pairing.id(), since);
        var members = new HashSet<StudentId>(students.thatMayServe(pairing.college(), List.of(pairing.branch())));
        see(pairing, since, members, today);
        var due = settle(pairing, since, first ? today : today.minusDays(days));
        var reported = reported(pairing, since);
        var without = due.stream()
                .filter(each -> members.contains(each) && !reported.contains(each))
                .toList();
        if (!without.isEmpty()) {
            var community =
                    organisations.community(new PlaceCode(pairing.community())).orElseThrow();
            notices.checkInMissing(pairing.college(), without, community.name());
        }
        return !due.isEmpty();
    }

    private void see(Paired pairing, LocalDate since, Set<StudentId> members, LocalDate today) {
        jdbc.sql("""
                insert into practice.member_seen (pairing_id, since, student_id, seen_on, settled)
                select :pairing, :since, student, :today, false from unnest(:students::bigint[]) as student
                on conflict do nothing""")
                .param("pairing", pairing.id())
                .param("since", since)
                .param("today", today)
                .param("students", members.stream().map(StudentId::value).toArray(Long[]::new))
                .update();
    }

    /** Those seen by a day of whom nothing was settled yet; of two servers that ask, one gets each. */
    private List<StudentId> settle(Paired pairing, LocalDate since, LocalDate seenBy) {
        return jdbc.sql("""
                update practice.member_seen set settled = true
                where pairing_id = :pairing and since = :since and seen_on <= :by and not settled returning student_id""")
                .param("pairing", pairing.id())
                .param("since", since)
                .param("by", seenBy)
                .query((row, number) -> new StudentId(row.getLong("student_id")))
                .list();
    }

    private Set<StudentId> reported(Paired pairing, LocalDate since) {
        return new HashSet<>(
                jdbc.sql("select distinct student_id from practice.check_in where pairing_id = :id and day >= :since")
                        .param("id", pairing.id())
                        .param("since", since)
                        .query((row, number) -> new StudentId(row.getLong("student_id")))
                        .list());
    }
}
