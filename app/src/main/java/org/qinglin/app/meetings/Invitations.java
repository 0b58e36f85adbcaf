package org.qinglin.app.meetings;

import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.awards.AwardKind;
import org.qinglin.app.awards.AwardRound;
import org.qinglin.app.awards.AwardRounds;
import org.qinglin.app.awards.Nomination;
import org.qinglin.app.awards.Nominations;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.notice.Recipient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whom a college invites: whole kinds at once, or named organisations; each account answers for itself. */
@Service
@Transactional
public class Invitations {

    private final JdbcClient jdbc;
    private final Meetings meetings;
    private final Organisations organisations;
    private final Teams teams;
    private final Accounts accounts;
    private final AwardRounds rounds;
    private final Nominations nominations;
    private final MeetingNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Invitations(
            JdbcClient jdbc,
            Meetings meetings,
            Organisations organisations,
            Teams teams,
            Accounts accounts,
            AwardRounds rounds,
            Nominations nominations,
            MeetingNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.organisations = organisations;
        this.teams = teams;
        this.accounts = accounts;
        this.rounds = rounds;
        this.nominations = nominations;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** An account that is invited. @param accepted null before it answered */
    public record Invited(String name, CameAs as, @Nullable Boolean accepted, boolean came) {}

    /**
     * Invites everyone of some kinds, and some organisations by name. Who was invited before stays so, as what it was.
     *
     * @param faculties the numbers of faculties; {@code communities} the codes of communities
     */
    public MeetingOutcome invite(
            Viewer viewer,
            long id,
            Collection<CameAs> kinds,
            Collection<Long> faculties,
            Collection<String> communities) {
        var found = viewer.is(Role.COLLEGE) ? meetings.locked(viewer, id) : Optional.<Meeting>empty();
        if (found.isEmpty() || !found.get().college().equals(viewer.college())) {
            return new MeetingOutcome.Missing();
        }
        if (!found.get().isOpen()) {
            return new MeetingOutcome.NotNow();
        }
        var wanted = new LinkedHashMap<Recipient, CameAs>();
        var college = viewer.mustCollege();
        organisations.units(college).stream()
                .filter(each -> each.kind() == Unit.Kind.FACULTY
                        && faculties.contains(each.id().value()))
                .forEach(each -> wanted.put(Recipient.faculty(each.id()), CameAs.FACULTY));
        organisations.communitiesOf(college).stream()
                .filter(each -> communities.contains(each.code().value()))
                .forEach(each -> wanted.put(Recipient.community(each.code()), CameAs.COMMUNITY));
        kinds.forEach(kind -> recipients(viewer, college, kind).forEach(each -> wanted.putIfAbsent(each, kind)));
        var added = wanted.entrySet().stream()
                .flatMap(each -> add(found.get(), each.getKey(), each.getValue()).stream())
                .toList();
        if (found.get().status() == Meeting.Status.ANNOUNCED) {
            notices.invited(found.get(), added);
        }
        audit.record(viewer, "meeting-invited", MeetingDesk.named(id), added.size() + " people");
        return new MeetingOutcome.Invited(added.size());
    }

    private List<Recipient> recipients(Viewer viewer, CollegeId college, CameAs kind) {
        return switch (kind) {
            case LEADER -> List.of(Recipient.college(college));
            case FACULTY ->
                organisations.units(college).stream()
                        .filter(each -> each.kind() == Unit.Kind.FACULTY)
                        .map(each -> Recipient.faculty(each.id()))
                        .toList();
            case COMMUNITY ->
                organisations.communitiesOf(college).stream()
                        .map(each -> Recipient.community(each.code()))
                        .toList();
            case STREET ->
                organisations.communitiesOf(college).stream()
                        .map(each -> each.code().street())
                        .distinct()
                        .map(Recipient::street)
                        .toList();
            case TEAM ->
                teams.of(college).stream()
                        .map(each -> Recipient.leaderOf(each.id()))
                        .toList();
            case WINNER ->
                rounds.of(viewer).stream()
                        .filter(each -> each.status() == AwardRound.Status.FINAL)
                        .flatMap(round -> nominations.of(round.id()).stream()
                                .filter(each -> each.status() == Nomination.Status.AWARDED)
                                .flatMap(each -> winner(round.kind(), each).stream()))
                        .toList();
            case OTHER -> List.of();
        };
    }

    private static Optional<Recipient> winner(AwardKind kind, Nomination nomination) {
        return switch (kind) {
            case VOLUNTEER -> Optional.of(Recipient.student(new StudentId(nomination.nomineeId())));
            case COMMUNITY -> Optional.of(Recipient.community(new PlaceCode(Long.toString(nomination.nomineeId()))));
            case TEAM, PROJECT -> Optional.ofNullable(nomination.team()).map(Recipient::leaderOf);
        };
    }

    private List<Long> add(Meeting meeting, Recipient recipient, CameAs as) {
        var ids = accounts.of(recipient).stream().map(each -> each.value()).toArray(Long[]::new);
        return jdbc.sql("""
                insert into meetings.invitation (meeting_id, account_id, came_as, invited_at)
                select :id, unnest(:accounts), :as, :now on conflict do nothing returning account_id""")
                .param("id", meeting.id())
                .param("accounts", ids)
                .param("as", as.name())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .list();
    }

    /** Whoever is invited says whether they come; until the meeting begins they may say otherwise. */
    public MeetingOutcome answer(Viewer viewer, long id, boolean accept) {
        var found = meetings.find(viewer, id);
        if (found.isEmpty() || own(viewer, id).isEmpty()) {
            return new MeetingOutcome.Missing();
        }
        if (found.get().status() != Meeting.Status.ANNOUNCED || found.get().hasBegun(clock.instant())) {
            return new MeetingOutcome.NotNow();
        }
        jdbc.sql("""
                update meetings.invitation set accepted = :accept, answered_at = :now
                where meeting_id = :id and account_id = :account""")
                .param("accept", accept)
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .param("account", viewer.account().value())
                .update();
        return new MeetingOutcome.Done(id);
    }

    /** The viewer's own invitation. */
    @Transactional(readOnly = true)
    public Optional<Invited> own(Viewer viewer, long id) {
        return list(id, viewer.account().value()).stream().findFirst();
    }

    /** Everyone who is invited, by kind and name. The caller has made sure that the viewer is staff of the college. */
    @Transactional(readOnly = true)
    public List<Invited> of(long meeting) {
        return list(meeting, null);
    }

    private List<Invited> list(long meeting, @Nullable Long account) {
        var names = new LinkedHashMap<Long, Invited>();
        jdbc.sql("""
                select i.*, s.account_id is not null as came from meetings.invitation i
                left join meetings.sign_in s on s.meeting_id = i.meeting_id and s.account_id = i.account_id
                where i.meeting_id = :id and (cast(:account as bigint) is null or i.account_id = :account)
                order by array_position(array['LEADER', 'FACULTY', 'COMMUNITY', 'STREET', 'TEAM', 'WINNER'], i.came_as),
                    i.account_id""")
                .param("id", meeting)
                .param("account", account, Types.BIGINT)
                .query(row -> {
                    @Nullable Boolean accepted = (Boolean) row.getObject("accepted");
                    names.put(
                            row.getLong("account_id"),
                            new Invited(
                                    "", CameAs.valueOf(row.getString("came_as")), accepted, row.getBoolean("came")));
                });
        return names.entrySet().stream().map(this::named).toList();
    }

    private Invited named(Map.Entry<Long, Invited> entry) {
        var name = accounts.name(new AccountId(entry.getKey())).orElse("");
        var row = entry.getValue();
        return new Invited(name, row.as(), row.accepted(), row.came());
    }

    /** Somebody invited or in the hall. @param invited whether they were; {@code signedAt} null for who did not come */
    public record Person(
            String name,
            CameAs as,
            boolean invited,
            @Nullable Boolean accepted,
            @Nullable Instant signedAt) {}

    /** Everyone invited or in the hall, for the college's list. The caller has made sure that the viewer is its staff. */
    @Transactional(readOnly = true)
    public List<Person> people(long meeting) {
        return jdbc.sql("""
                select coalesce(i.account_id, s.account_id) as account_id, coalesce(i.came_as, s.came_as) as came_as,
                       i.account_id is not null as invited, i.accepted, s.signed_at
                from (select * from meetings.invitation where meeting_id = :id) i
                full join (select * from meetings.sign_in where meeting_id = :id) s on s.account_id = i.account_id
                order by array_position(array['LEADER', 'FACULTY', 'COMMUNITY', 'STREET', 'TEAM', 'WINNER', 'OTHER'],
                    coalesce(i.came_as, s.came_as)), 1""")
                .param("id", meeting)
                .query((row, number) -> new Person(
                        accounts.name(new AccountId(row.getLong("account_id"))).orElse(""),
                        CameAs.valueOf(row.getString("came_as")),
                        row.getBoolean("invited"),
                        (Boolean) row.getObject("accepted"),
                        Sql.instantOrNull(row, "signed_at")))
                .list();
    }

    List<Long> accounts(long meeting) {
        return jdbc.sql("select account_id from meetings.invitation where meeting_id = :id order by account_id")
                .param("id", meeting)
                .query(Long.class)
                .list();
    }
}
