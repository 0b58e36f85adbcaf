package org.qinglin.app.assignment;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.qinglin.app.assignment.internal.PlaceNotices;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Friends who wait together for the organiser's word. They are taken or turned down as one, and if one goes, the application
 * of all is taken back. Each step locks the group's row first, then its students in one order, then the role.
 */
@Component
class GroupReviews {

    private final JdbcClient jdbc;
    private final PlaceApplications applications;
    private final PlaceNotices notices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GroupReviews(
            JdbcClient jdbc,
            PlaceApplications applications,
            PlaceNotices notices,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.applications = applications;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Everyone applies, or nobody. The caller has checked each of them, and nobody joins or leaves. */
    GroupOutcome apply(Viewer starter, FriendGroup group) {
        return Objects.requireNonNull(transaction.execute(status -> {
            lock(group.id());
            var people = group.members();
            applications.oneAfterTheOther(people);
            int free = applications.lock(group.role());
            var busy = people.stream()
                    .filter(each -> applications.hasSomethingAt(each, group.session()))
                    .toList();
            if (!busy.isEmpty()) {
                return new GroupOutcome.CannotAll(busy);
            }
            if (free < people.size()) {
                return new GroupOutcome.TooFew(free, people.size());
            }
            for (var each : people) {
                applications.lapse(each, group.session());
                applications.insert(each, group.role(), group.id());
            }
            mark(group.id(), "applied_at");
            audit.record(starter, "group-applied", "group " + group.id().value(), "");
            notices.applied(group.session());
            return new GroupOutcome.Applied(people.size());
        }));
    }

    /** The members of a group, in the order of students. */
    List<StudentId> members(GroupId group) {
        return jdbc.sql("select student_id from assignment.friend_group_member where group_id = :group order by 1")
                .param("group", group.value())
                .query((row, number) -> new StudentId(row.getLong(1)))
                .list();
    }

    /** The organiser takes all of them; the caller has checked each. */
    ClaimOutcome choose(Viewer organiser, SessionId session, GroupId group, SessionRoleId role) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                lock(group);
                var people = members(group);
                applications.oneAfterTheOther(people);
                int free = applications.lock(role);
                var waiting = waiting(session, group);
                if (waiting.size() < people.size()) {
                    return new ClaimOutcome.Already(session);
                }
                if (free < waiting.size()) {
                    return new ClaimOutcome.TooFew(free, waiting.size());
                }
                for (var each : waiting) {
                    if (!applications.give(each)) {
                        throw new IllegalStateException("an application was decided under the lock of its group");
                    }
                    notices.chosen(session, each.student(), true);
                }
                mark(group, "placed_at");
                audit.record(organiser, "group-chosen", "session " + session.value(), "group " + group.value());
                return new ClaimOutcome.Confirmed(session);
            }));
        } catch (DataIntegrityViolationException violation) {
            if (String.valueOf(violation.getMessage()).contains("no_overlap")) {
                return new ClaimOutcome.NotAll(new ClaimOutcome.Overlaps());
            }
            throw violation;
        }
    }

    /** The organiser takes others. @return whether there was anything to decide */
    boolean turnDown(Viewer organiser, SessionId session, GroupId group) {
        return locked(group, () -> {
            var waiting = waiting(session, group);
            if (waiting.isEmpty()) {
                return false;
            }
            for (var each : waiting) {
                applications.decide(each.id(), PlaceStep.TurnDown.class);
                notices.chosen(session, each.student(), false);
            }
            mark(group, "refused_at");
            audit.record(organiser, "group-turned-down", "session " + session.value(), "group " + group.value());
            return true;
        });
    }

    /**
     * One of them will not go: nobody applies any more, and the others may submit again without that friend. If it is
     * whoever started it, the group ends.
     *
     * @return whether the group waited
     */
    boolean takeBack(Viewer viewer, GroupId group) {
        var who = viewer.mustStudent();
        return locked(group, () -> {
            var session = sessionOf(group);
            var waiting = waiting(session, group);
            if (waiting.isEmpty()) {
                return false;
            }
            waiting.forEach(each -> applications.decide(each.id(), PlaceStep.GiveUp.class));
            var others =
                    members(group).stream().filter(each -> !each.equals(who)).toList();
            boolean ends = isStarter(who, group);
            jdbc.sql("""
                    update assignment.friend_group set applied_at = null, submitted_at = null,
                        ended_at = case when :ends then cast(:now as timestamptz) end where id = :group""")
                    .param("ends", ends)
                    .param("now", Sql.at(clock.instant()))
                    .param("group", group.value())
                    .update();
            if (!ends) {
                jdbc.sql("delete from assignment.friend_group_member where group_id = :group and student_id = :student")
                        .param("group", group.value())
                        .param("student", who.value())
                        .update();
            }
            audit.record(viewer, "group-application-taken-back", "group " + group.value(), "");
            if (ends) {
                notices.groupEnded(session, others);
            } else {
                notices.groupTakenBack(session, others);
            }
            return true;
        });
    }

    private SessionId sessionOf(GroupId group) {
        return jdbc.sql("select session_id from assignment.friend_group where id = :group")
                .param("group", group.value())
                .query((row, number) -> new SessionId(row.getLong(1)))
                .single();
    }

    private boolean isStarter(StudentId student, GroupId group) {
        return jdbc.sql("select starter_id = :student from assignment.friend_group where id = :group")
                .param("student", student.value())
                .param("group", group.value())
                .query(Boolean.class)
                .single();
    }

    /** The group that an application of a student's belongs to. */
    Optional<GroupId> groupOf(StudentId student, OfferId id) {
        return jdbc.sql("""
                select group_id from assignment.offer
                where id = :id and student_id = :student and status = 'APPLIED' and group_id is not null""")
                .param("id", id.value())
                .param("student", student.value())
                .query((row, number) -> new GroupId(row.getLong(1)))
                .optional();
    }

    private boolean locked(GroupId group, Supplier<Boolean> step) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            lock(group);
            return step.get();
        }));
    }

    private void lock(GroupId group) {
        jdbc.sql("select id from assignment.friend_group where id = :group for update")
                .param("group", group.value())
                .query(row -> {});
    }

    private List<Applicant> waiting(SessionId session, GroupId group) {
        return applications.waiting(session).stream()
                .filter(each -> group.equals(each.group()))
                .sorted(Comparator.comparingLong(each -> each.student().value()))
                .toList();
    }

    private void mark(GroupId group, String column) {
        jdbc.sql("update assignment.friend_group set " + column + " = :now where id = :group")
                .param("now", Sql.at(clock.instant()))
                .param("group", group.value())
                .update();
    }
}
