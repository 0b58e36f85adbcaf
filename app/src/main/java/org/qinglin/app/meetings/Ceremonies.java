package org.qinglin.app.meetings;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.awards.AwardRound;
import org.qinglin.app.awards.AwardRounds;
import org.qinglin.app.awards.Nomination;
import org.qinglin.app.awards.Nominations;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.people.TeamLife;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Flags and plaques granted, awards handed over and agreements signed at a meeting. */
@Service
@Transactional
public class Ceremonies {

    private static final int LONGEST_TITLE = 40;

    private final JdbcClient jdbc;
    private final Meetings meetings;
    private final Organisations organisations;
    private final Teams teams;
    private final TeamLife life;
    private final AwardRounds rounds;
    private final Nominations nominations;
    private final Agreements agreements;
    private final AuditTrail audit;
    private final Clock clock;

    Ceremonies(
            JdbcClient jdbc,
            Meetings meetings,
            Organisations organisations,
            Teams teams,
            TeamLife life,
            AwardRounds rounds,
            Nominations nominations,
            Agreements agreements,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.organisations = organisations;
        this.teams = teams;
        this.life = life;
        this.rounds = rounds;
        this.nominations = nominations;
        this.agreements = agreements;
        this.audit = audit;
        this.clock = clock;
    }

    /** Something that may be handed over. @param title its own name, empty where somebody types one */
    public record Choice(Ceremony.Kind kind, long subject, String receiver, String title) {}

    /** Teams, faculties and communities of the college, its rounds of awards that are final, its signed agreements. */
    @Transactional(readOnly = true)
    public List<Choice> choices(Viewer viewer) {
        var college = viewer.mustCollege();
        return Stream.of(
                        teams.of(college).stream()
                                .map(each -> new Choice(
                                        Ceremony.Kind.TEAM_FLAG, each.id().value(), each.name(), "")),
                        organisations.units(college).stream()
                                .filter(each -> each.kind() == Unit.Kind.FACULTY)
                                .map(each -> new Choice(
                                        Ceremony.Kind.FACULTY_FLAG, each.id().value(), each.name(), "")),
                        organisations.communitiesOf(college).stream()
                                .map(each -> new Choice(
                                        Ceremony.Kind.COMMUNITY_PLAQUE,
                                        Long.parseLong(each.code().value()),
                                        each.name(),
                                        "")),
                        rounds.of(viewer).stream()
                                .filter(each -> each.status() == AwardRound.Status.FINAL)
                                .map(each -> new Choice(Ceremony.Kind.AWARDS, each.id(), winners(each), each.name())),
                        signed(college))
                .flatMap(each -> each)
                .toList();
    }

    private String winners(AwardRound round) {
        return nominations.of(round.id()).stream()
                .filter(each -> each.status() == Nomination.Status.AWARDED)
                .map(Nomination::nominee)
                .collect(Collectors.joining("、"));
    }

    private Stream<Choice> signed(CollegeId college) {
        return agreements.signedOf(college).stream()
                .map(each -> new Choice(
                        Ceremony.Kind.AGREEMENT,
                        each.id().value(),
                        each.parties().streetName(),
                        each.title()));
    }

    /**
     * Puts something on the programme.
     *
     * @param choice {@code KIND:subject}, as {@link #choices} tells them
     * @param title which flag or plaque; not asked for where it has a name of its own
     * @param item the number of an agenda item, or nothing
     */
    public MeetingOutcome add(
            Viewer viewer, long id, @Nullable String choice, @Nullable String title, @Nullable String item) {
        var found = own(viewer, id);
        if (found.isEmpty()) {
            return new MeetingOutcome.Missing();
        }
        if (!found.get().isOpen()) {
            return new MeetingOutcome.NotNow();
        }
        var check = new FormCheck();
        var wanted = check.text("choice", choice, 60);
        var chosen = choices(viewer).stream()
                .filter(each -> (each.kind() + ":" + each.subject()).equals(wanted))
                .findFirst();
        if (!wanted.isEmpty() && chosen.isEmpty()) {
            check.fault("choice", wanted, "fault.choice");
        }
        boolean named = chosen.map(each -> each.kind().isNamed()).orElse(false);
        var words = named
                ? check.text("title", title, LONGEST_TITLE)
                : chosen.map(Choice::title).orElse("");
        var at = check.id("item", item);
        if (at != null && meetings.agenda(found.get()).stream().noneMatch(each -> each.id() == at)) {
            check.fault("item", at, "fault.choice");
        }
        return check.result(chosen::orElseThrow)
                .fold(each -> insert(viewer, id, each, words, at), MeetingOutcome.Faulty::new);
    }

    private MeetingOutcome insert(Viewer viewer, long id, Choice choice, String title, @Nullable Long item) {
        return jdbc.sql("""
                insert into meetings.ceremony (meeting_id, item_id, kind, subject_id, title, receiver, added_by, added_at)
                values (:id, :item, :kind, :subject, :title, :receiver, :by, :now) on conflict do nothing returning id""")
                .param("id", id)
                .param("item", item, Types.BIGINT)
                .param("kind", choice.kind().name())
                .param("subject", choice.subject())
                .param("title", title)
                .param("receiver", choice.receiver())
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional()
                .<MeetingOutcome>map(MeetingOutcome.Done::new)
                .orElseGet(MeetingOutcome.Already::new);
    }

    /** It was handed over, or signed. A team carries the college's flag from then on. */
    public MeetingOutcome done(Viewer viewer, long id, long ceremony) {
        var found = own(viewer, id);
        var row = meetings.ceremonies(id).stream()
                .filter(each -> each.id() == ceremony)
                .findFirst();
        if (found.isEmpty() || row.isEmpty()) {
            return new MeetingOutcome.Missing();
        }
        var meeting = found.get();
        if (meeting.status() != Meeting.Status.ANNOUNCED
                || !meeting.hasBegun(clock.instant())
                || row.get().done()) {
            return new MeetingOutcome.NotNow();
        }
        if (isDoneElsewhere(row.get())) {
            return new MeetingOutcome.Already();
        }
        jdbc.sql("update meetings.ceremony set done_by = :by, done_at = :now where id = :id")
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", ceremony)
                .update();
        if (row.get().kind() == Ceremony.Kind.TEAM_FLAG) {
            var day = LocalDate.ofInstant(meeting.startsAt(), China.TIME);
            // One that carries the flag already keeps the day it got it; being handed it again is a record of the
            // meeting.
            life.grantFlag(viewer, new TeamId(row.get().subject()), day, meeting.title());
        }
        audit.record(
                viewer, "meeting-handed-over", MeetingDesk.named(id), row.get().title());
        return new MeetingOutcome.Done(ceremony);
    }

    private boolean isDoneElsewhere(Ceremony ceremony) {
        return !ceremony.kind().isNamed()
                && jdbc.sql("""
                select exists (select from meetings.ceremony
                    where kind = :kind and subject_id = :subject and done_at is not null)""")
                        .param("kind", ceremony.kind().name())
                        .param("subject", ceremony.subject())
                        .query(Boolean.class)
                        .single();
    }

    private Optional<Meeting> own(Viewer viewer, long id) {
        return viewer.is(Role.COLLEGE)
                ? meetings.locked(viewer, id).filter(each -> each.college().equals(viewer.college()))
                : Optional.empty();
    }
}
