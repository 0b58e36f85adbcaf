package org.qinglin.app.practice;

import static org.qinglin.app.shared.FormCheck.given;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.practice.internal.PracticeNotices;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** League branches paired with communities: proposed by the college or faculty, agreed by the community. */
@Service
@Transactional
public class Pairings {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final PracticeNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Pairings(JdbcClient jdbc, Organisations organisations, PracticeNotices notices, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A pairing as typed; {@code endsOn} may be empty. */
    public record Input(
            @Nullable String branch,
            @Nullable String community,
            @Nullable String startsOn,
            @Nullable String endsOn) {

        public static final Input EMPTY = new Input("", "", "", "");
    }

    /** How many of a faculty's branches are paired on a day. */
    public record Share(String faculty, int paired, int branches) {}

    /** Proposes a pairing of one of the viewer's branches with a community that the college works with. */
    public PracticeOutcome propose(Viewer viewer, Input input) {
        var check = new FormCheck();
        var branch = branch(viewer, input.branch(), check);
        var community = organisations.chosen(viewer.mustCollege(), input.community(), check);
        var starts = check.date("startsOn", input.startsOn());
        boolean open = input.endsOn() == null || input.endsOn().isBlank();
        var ends = open ? null : check.date("endsOn", input.endsOn());
        check.inOrder("endsOn", starts, ends);
        return check.<PracticeOutcome>result(
                        () -> propose(viewer, given(branch), given(community), given(starts), ends))
                .fold(outcome -> outcome, PracticeOutcome.Faulty::new);
    }

    private PracticeOutcome propose(
            Viewer viewer, Unit branch, Community community, LocalDate starts, @Nullable LocalDate ends) {
        var id = jdbc.sql("""
                insert into practice.pairing (college_id, class_id, community_code, starts_on, ends_on, status, made_by,
                    made_at)
                values (:college, :branch, :community, :starts, :ends, 'PROPOSED', :account, :now)
                on conflict on constraint one_pairing_at_a_time do nothing returning id""")
                .param("college", viewer.mustCollege().value())
                .param("branch", branch.id().value())
                .param("community", community.code().value())
                .param("starts", starts)
                .param("ends", ends, Types.DATE)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional();
        if (id.isEmpty()) {
            return new PracticeOutcome.Taken();
        }
        audit.record(viewer, "pairing-proposed", "pairing " + id.get(), branch.name() + " – " + community.name());
        notices.pairingProposed(viewer.mustCollege(), community.code(), branch.name());
        return new PracticeOutcome.Done(id.get());
    }

    private @Nullable Unit branch(Viewer viewer, @Nullable String typed, FormCheck check) {
        var id = check.id("branch", typed);
        if (id == null) {
            check.missing("branch");
            return null;
        }
        var found = branches(viewer).stream()
                .filter(each -> each.id().value() == id)
                .findFirst();
        if (found.isEmpty()) {
            check.fault("branch", id, "fault.choice");
        }
        return found.orElse(null);
    }

    /** The branches that a college or faculty may pair: its classes. */
    @Transactional(readOnly = true)
    public List<Unit> branches(Viewer viewer) {
        return organisations.units(viewer.mustCollege()).stream()
                .filter(each -> each.kind() == Unit.Kind.CLASS)
                .filter(each -> viewer.is(Role.COLLEGE) || viewer.mustUnit().equals(each.parent()))
                .toList();
    }

    /** Takes a step, if it is the viewer's to take and the table has it. */
    public PracticeOutcome take(Viewer viewer, long id, PairingStep step) {
        boolean byCommunity = !(step instanceof PairingStep.End);
        var found = jdbc.sql("select * from practice.pairing where id = :id for update")
                .param("id", id)
                .query(Pairings::pairing)
                .optional()
                .filter(each -> byCommunity == viewer.is(Role.COMMUNITY) && sees(viewer, each));
        if (found.isEmpty()) {
            return new PracticeOutcome.NotFound();
        }
        var pairing = found.get();
        var next = PairingSteps.TABLE.after(pairing.status(), step.getClass());
        if (next.isEmpty()) {
            return new PracticeOutcome.NotFromHere();
        }
        var check = new FormCheck();
        var reason = step instanceof PairingStep.Decline decline
                ? check.text("reason", decline.reason(), 200)
                : step instanceof PairingStep.End end ? check.text("reason", end.reason(), 200) : null;
        return check.<PracticeOutcome>result(() -> {
                    write(viewer, pairing, next.get(), reason);
                    return new PracticeOutcome.Done(id);
                })
                .fold(outcome -> outcome, PracticeOutcome.Faulty::new);
    }

    private boolean sees(Viewer viewer, Pairing pairing) {
        if (viewer.is(Role.COMMUNITY)) {
            return viewer.mustPlace().equals(pairing.community());
        }
        return branches(viewer).stream().anyMatch(each -> each.id().equals(pairing.branch()));
    }

    /** Whoever ends a pairing that has not begun ends it on its first day. */
    private void write(Viewer viewer, Pairing pairing, Pairing.Status next, @Nullable String reason) {
        jdbc.sql("""
                update practice.pairing set status = :status, reason = :reason,
                    ends_on = case when :status = 'ENDED'
                        then greatest(starts_on, least(coalesce(ends_on, :today), :today)) else ends_on end
                where id = :id""")
                .param("status", next.name())
                .param("reason", reason, Types.VARCHAR)
                .param("today", LocalDate.now(clock))
                .param("id", pairing.id())
                .update();
        audit.record(viewer, "pairing-" + next.name().toLowerCase(Locale.ROOT), "pairing " + pairing.id(), "");
        var branch = organisations.unit(pairing.college(), pairing.branch()).orElseThrow();
        if (next == Pairing.Status.ENDED) {
            notices.pairingEnded(pairing.college(), pairing.community(), branch.name(), reason == null ? "" : reason);
        } else {
            var community = organisations.community(pairing.community()).orElseThrow();
            notices.pairingAnswered(pairing.college(), branch, community.name(), next == Pairing.Status.ACTIVE);
        }
    }

    /** What the viewer may see, the latest first: the college all, a faculty its branches', a community its own. */
    @Transactional(readOnly = true)
    public List<Pairing> of(Viewer viewer) {
        if (viewer.is(Role.COMMUNITY)) {
            return list("community_code = :key", viewer.mustPlace().value());
        }
        var own = new HashSet<>(branches(viewer).stream().map(Unit::id).toList());
        return list("college_id = :key", viewer.mustCollege().value()).stream()
                .filter(each -> own.contains(each.branch()))
                .toList();
    }

    /** Those of a branch that are in force on a day. */
    @Transactional(readOnly = true)
    public List<Pairing> on(UnitId branch, LocalDate day) {
        return list("class_id = :key", branch.value()).stream()
                .filter(each -> each.on(day))
                .toList();
    }

    /** How many branches of each faculty are paired today; the whole college, for a faculty its own alone. */
    @Transactional(readOnly = true)
    public List<Share> shares(Viewer viewer) {
        var today = LocalDate.now(clock);
        var paired = new HashSet<UnitId>();
        list("college_id = :key", viewer.mustCollege().value()).stream()
                .filter(each -> each.on(today))
                .forEach(each -> paired.add(each.branch()));
        var branches = branches(viewer);
        return organisations.units(viewer.mustCollege()).stream()
                .filter(each -> each.kind() == Unit.Kind.FACULTY)
                .map(faculty -> {
                    var own = branches.stream()
                            .filter(each -> faculty.id().equals(each.parent()))
                            .toList();
                    return new Share(
                            faculty.name(),
                            (int) own.stream()
                                    .filter(each -> paired.contains(each.id()))
                                    .count(),
                            own.size());
                })
                .filter(each -> each.branches() > 0)
                .toList();
    }

    private List<Pairing> list(String condition, Object key) {
        return jdbc.sql("select * from practice.pairing where " + condition + " order by starts_on desc, id desc")
                .param("key", key)
                .query(Pairings::pairing)
                .list();
    }

    private static Pairing pairing(ResultSet row, int number) throws SQLException {
        @Nullable LocalDate ends = row.getObject("ends_on", LocalDate.class);
        @Nullable String reason = row.getString("reason");
        return new Pairing(
                row.getLong("id"),
                new CollegeId(row.getLong("college_id")),
                new UnitId(row.getLong("class_id")),
                new PlaceCode(row.getString("community_code")),
                row.getObject("starts_on", LocalDate.class),
                ends,
                Pairing.Status.valueOf(row.getString("status")),
                reason);
    }
}
