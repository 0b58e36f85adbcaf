package org.qinglin.app.assignment;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.internal.PlaceNotices;
import org.qinglin.app.assignment.signup.RolePlaces;
import org.qinglin.app.assignment.signup.SignUp;
import org.qinglin.app.assignment.signup.SignUpAnswer;
import org.qinglin.app.assignment.signup.SignUpWriter;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.SecretToken;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Friends who sign up together (朋友一起报名): one starts a group and sends its link, each agrees for themselves, and whoever
 * started it signs all of them up or nobody. The places are given by the {@link SignUpWriter}, as to everybody else.
 */
@Service
public class FriendGroups {

    /** Larger ones are teams, which take places as such. */
    public static final int MOST = 8;

    private final JdbcClient jdbc;
    private final OpenPool pool;
    private final Admissions admissions;
    private final RolePlaces places;
    private final SignUpWriter writer;
    private final GroupReviews reviews;
    private final PlaceNotices notices;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration open;

    /** @param open how long friends may think about it [default: two days] */
    FriendGroups(
            JdbcClient jdbc,
            OpenPool pool,
            Admissions admissions,
            RolePlaces places,
            SignUpWriter writer,
            GroupReviews reviews,
            PlaceNotices notices,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${qinglin.group-open:PT48H}") Duration open) {
        this.jdbc = jdbc;
        this.pool = pool;
        this.admissions = admissions;
        this.places = places;
        this.writer = writer;
        this.reviews = reviews;
        this.notices = notices;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
        this.open = open;
    }

    private static final String ALL = """
            select g.*, array(select m.student_id from assignment.friend_group_member m where m.group_id = g.id
                order by m.student_id <> g.starter_id, m.agreed_at, m.student_id) as members,
                (select lower(p.during) from assignment.role_places p where p.role_id = g.role_id) as starts_at
            from assignment.friend_group g\s""";

    private static FriendGroup group(ResultSet row, int number) throws SQLException {
        Array members = row.getArray("members");
        return new FriendGroup(
                new GroupId(row.getLong("id")),
                new CollegeId(row.getLong("college_id")),
                new SessionRoleId(row.getLong("role_id")),
                new SessionId(row.getLong("session_id")),
                new StudentId(row.getLong("starter_id")),
                row.getString("code"),
                Sql.instant(row, "expires_at"),
                Sql.instant(row, "starts_at"),
                Sql.instantOrNull(row, "submitted_at"),
                Sql.instantOrNull(row, "applied_at"),
                Sql.instantOrNull(row, "refused_at"),
                Sql.instantOrNull(row, "placed_at"),
                Sql.instantOrNull(row, "ended_at"),
                Arrays.stream((Long[]) members.getArray()).map(StudentId::new).toList());
    }

    /** The group of a code, for a student of its college; empty for everybody else. */
    @Transactional(readOnly = true)
    public Optional<FriendGroup> find(Viewer viewer, String code) {
        return jdbc.sql(ALL + "where g.code = :code and g.college_id = :college")
                .param("code", code)
                .param("college", viewer.mustCollege().value())
                .query(FriendGroups::group)
                .optional();
    }

    /** The groups that a student is in and that can still be signed up, or wait for the organiser's word. */
    @Transactional(readOnly = true)
    public List<FriendGroup> openOf(StudentId student) {
        return jdbc.sql(ALL + """
                where g.id in (select group_id from assignment.friend_group_member where student_id = :student)
                  and g.placed_at is null and g.ended_at is null and g.refused_at is null
                  and (g.expires_at > :now or g.applied_at is not null and exists (select from assignment.role_places p
                      where p.role_id = g.role_id and lower(p.during) > :now)) order by g.id""")
                .param("student", student.value())
                .param("now", Sql.at(clock.instant()))
                .query(FriendGroups::group)
                .list();
    }

    /** Starts a group for a role; whoever has one open for it is led back to it. */
    public GroupOutcome start(Viewer viewer, SessionRoleId role) {
        var obstacle = pool.obstacle(viewer, role);
        if (obstacle instanceof ClaimOutcome.NotFound) {
            return new GroupOutcome.NotFound();
        } else if (obstacle != null) {
            return new GroupOutcome.Cannot(obstacle);
        }
        var session = pool.sessionOf(role);
        var mode = admissions.of(session);
        if (mode == Admission.LOTTERY) {
            return new GroupOutcome.NotTogether(mode);
        }
        int free = places.free(role, clock.instant());
        if (free < 2) {
            return new GroupOutcome.TooFew(free, 2);
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            var other = otherThan(viewer.mustStudent(), session, null);
            if (other.isPresent()) {
                var same = other.get();
                return same.role().equals(role) && same.starter().equals(viewer.mustStudent())
                        ? new GroupOutcome.Started(same.code())
                        : new GroupOutcome.InAnother();
            }
            return new GroupOutcome.Started(started(viewer, role));
        }));
    }

    private String started(Viewer viewer, SessionRoleId role) {
        var code = SecretToken.fresh();
        var now = clock.instant();
        long id = jdbc.sql("""
                insert into assignment.friend_group (college_id, role_id, session_id, starter_id, code, started_at, expires_at)
                select college_id, role_id, session_id, :student, :code, :now, least(:until, lower(during))
                from assignment.role_places where role_id = :role returning id""")
                .param("role", role.value())
                .param("student", viewer.mustStudent().value())
                .param("code", code)
                .param("now", Sql.at(now))
                .param("until", Sql.at(now.plus(open)))
                .query(Long.class)
                .single();
        join(new GroupId(id), viewer.mustStudent());
        audit.record(viewer, "group-started", "group " + id, "");
        return code;
    }

    private void join(GroupId group, StudentId student) {
        jdbc.sql("""
                insert into assignment.friend_group_member (group_id, student_id, agreed_at) values (:group, :student, :now)""")
                .param("group", group.value())
                .param("student", student.value())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /** What else the student has agreed to at a session. One student's steps come one after the other. */
    private Optional<FriendGroup> otherThan(StudentId student, SessionId session, @Nullable GroupId own) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "accept/" + student.value())
                .query(row -> {});
        return openOf(student).stream()
                .filter(each -> each.session().equals(session) && !each.id().equals(own))
                .findFirst();
    }

    /** A friend agrees, for themselves. */
    public GroupOutcome agree(Viewer viewer, String code) {
        var found = find(viewer, code);
        if (found.isEmpty()) {
            return new GroupOutcome.NotFound();
        }
        if (!found.get().has(viewer.student())) {
            var obstacle = pool.obstacle(viewer, found.get().role());
            if (obstacle != null) {
                return new GroupOutcome.Cannot(obstacle);
            }
        }
        return whileOpen(viewer, code, group -> {
            if (group.has(viewer.student())) {
                return new GroupOutcome.Agreed();
            }
            if (otherThan(viewer.mustStudent(), group.session(), group.id()).isPresent()) {
                return new GroupOutcome.InAnother();
            }
            int most = Math.min(MOST, places.free(group.role(), clock.instant()));
            if (group.members().size() >= most) {
                return new GroupOutcome.GroupFull(most);
            }
            join(group.id(), viewer.mustStudent());
            audit.record(viewer, "group-agreed", "group " + group.id().value(), "");
            notices.groupGrew(group.session(), group.starter(), group.members().size() + 1);
            return new GroupOutcome.Agreed();
        });
    }

    /** A friend goes; if it is whoever started it, the group ends. What they applied for together is taken back. */
    public GroupOutcome leave(Viewer viewer, String code) {
        var found = find(viewer, code);
        if (found.isPresent() && found.get().stage(clock.instant()) == FriendGroup.Stage.WAITING) {
            return goneWhileWaiting(viewer, found.get());
        }
        return whileOpen(viewer, code, group -> {
            if (!group.has(viewer.student())) {
                return new GroupOutcome.NotFound();
            }
            audit.record(viewer, "group-left", "group " + group.id().value(), "");
            if (!group.starter().equals(viewer.student())) {
                jdbc.sql("delete from assignment.friend_group_member where group_id = :group and student_id = :student")
                        .param("group", group.id().value())
                        .param("student", viewer.mustStudent().value())
                        .update();
                return new GroupOutcome.Left();
            }
            jdbc.sql("update assignment.friend_group set ended_at = :now where id = :group")
                    .param("now", Sql.at(clock.instant()))
                    .param("group", group.id().value())
                    .update();
            var others = group.members().stream()
                    .filter(each -> !each.equals(group.starter()))
                    .toList();
            if (!others.isEmpty()) {
                notices.groupEnded(group.session(), others);
            }
            return new GroupOutcome.Ended();
        });
    }

    private GroupOutcome goneWhileWaiting(Viewer viewer, FriendGroup group) {
        if (!group.has(viewer.student())) {
            return new GroupOutcome.NotFound();
        } else if (!reviews.takeBack(viewer, group.id())) {
            return new GroupOutcome.NoLongerOpen();
        }
        return group.starter().equals(viewer.student()) ? new GroupOutcome.Ended() : new GroupOutcome.Left();
    }

    /** Under the group's lock, as long as it stands open. */
    private GroupOutcome whileOpen(Viewer viewer, String code, Function<FriendGroup, GroupOutcome> step) {
        return Objects.requireNonNull(transaction.execute(status -> {
            jdbc.sql("select id from assignment.friend_group where code = :code for update")
                    .param("code", code)
                    .query(row -> {});
            var group = find(viewer, code);
            if (group.isEmpty()) {
                return new GroupOutcome.NotFound();
            }
            return group.get().stage(clock.instant()) == FriendGroup.Stage.OPEN
                            && group.get().submittedAt() == null
                    ? step.apply(group.get())
                    : new GroupOutcome.NoLongerOpen();
        }));
    }

    /** Whoever started it signs all of them up, or nobody. Sent again, it comes to the same. */
    public GroupOutcome submit(Viewer viewer, String code) {
        var found = find(viewer, code).filter(each -> each.starter().equals(viewer.student()));
        if (found.isEmpty()) {
            return new GroupOutcome.NotFound();
        }
        var now = clock.instant();
        var stage = found.get().stage(now);
        int people = found.get().members().size();
        if (stage == FriendGroup.Stage.PLACED) {
            return new GroupOutcome.Placed(people);
        } else if (stage == FriendGroup.Stage.WAITING) {
            return new GroupOutcome.Applied(people);
        }
        var mode = admissions.of(found.get().session());
        if (mode == Admission.LOTTERY) {
            return new GroupOutcome.NotTogether(mode);
        }
        var closed = closed(viewer, code, now);
        if (closed.isEmpty()) {
            return new GroupOutcome.NoLongerOpen();
        }
        var outcome = decided(viewer, closed.get(), mode);
        jdbc.sql("update assignment.friend_group set placed_at = case when :placed then cast(:now as timestamptz) end,"
                        + " submitted_at = case when :placed or applied_at is not null then submitted_at end"
                        + " where id = :group and placed_at is null")
                .param("placed", outcome instanceof GroupOutcome.Placed)
                .param("now", Sql.at(now))
                .param("group", closed.get().id().value())
                .update();
        return outcome;
    }

    /** The group as it stands, with nobody joining or leaving until it is decided. */
    private Optional<FriendGroup> closed(Viewer viewer, String code, Instant now) {
        int closed = jdbc.sql("""
                update assignment.friend_group set submitted_at = coalesce(submitted_at, :now)
                where code = :code and placed_at is null and ended_at is null and applied_at is null and expires_at > :now""").param("code", code).param("now", Sql.at(now)).update();
        return closed == 0 ? Optional.empty() : find(viewer, code);
    }

    private GroupOutcome decided(Viewer viewer, FriendGroup group, Admission mode) {
        var people = group.members();
        if (people.size() < 2) {
            return new GroupOutcome.Alone();
        }
        var cannot = people.stream()
                .filter(each -> keepsFrom(pool.obstacle(viewer.mustCollege(), each, group.role())))
                .toList();
        if (!cannot.isEmpty()) {
            return new GroupOutcome.CannotAll(cannot);
        }
        if (mode == Admission.REVIEW) {
            return reviews.apply(viewer, group);
        }
        var answer = writer.signUp(new SignUp(viewer, group.session(), group.role(), people, null));
        if (answer instanceof SignUpAnswer.Placed) {
            return new GroupOutcome.Placed(people.size());
        } else if (answer instanceof SignUpAnswer.TooFew few) {
            return new GroupOutcome.TooFew(few.free(), people.size());
        } else if (answer instanceof SignUpAnswer.Overlaps overlaps) {
            return new GroupOutcome.CannotAll(List.of(overlaps.student()));
        } else if (answer instanceof SignUpAnswer.HasPlace has) {
            return new GroupOutcome.CannotAll(List.of(has.student()));
        } else if (answer instanceof SignUpAnswer.Asked asked) {
            return new GroupOutcome.CannotAll(List.of(asked.student()));
        } else if (answer instanceof SignUpAnswer.Busy busy) {
            return new GroupOutcome.Busy(busy.retryAfter());
        }
        return new GroupOutcome.NoLongerOpen();
    }

    /** Whoever has a place already is the writer's to judge: it may be the very one that this group was given. */
    private static boolean keepsFrom(@Nullable ClaimOutcome obstacle) {
        return obstacle != null && !(obstacle instanceof ClaimOutcome.Already);
    }
}
