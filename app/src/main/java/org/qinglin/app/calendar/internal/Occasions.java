package org.qinglin.app.calendar.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.qinglin.app.assignment.Helper;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.calendar.CalendarEvent;
import org.qinglin.app.calendar.FeedKind;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.StudentId;
import org.springframework.stereotype.Component;

/** The sessions that a feed tells, as they stand now; their numbers are given later. */
@Component
public class Occasions {

    private final Sessions sessions;
    private final Requests requests;
    private final Places places;
    private final Teams teams;
    private final Clock clock;

    Occasions(Sessions sessions, Requests requests, Places places, Teams teams, Clock clock) {
        this.sessions = sessions;
        this.requests = requests;
        this.places = places;
        this.teams = teams;
        this.clock = clock;
    }

    public List<CalendarEvent> of(FeedKind kind, Viewer viewer, Instant since) {
        return switch (kind) {
            case PERSON -> events(places.sessionsOf(viewer.mustStudent()), since);
            case TEAM -> events(sessionsOfTeam(viewer), since);
            case COMMUNITY -> ordered(viewer, since);
        };
    }

    private List<SessionId> sessionsOfTeam(Viewer viewer) {
        return teams.members(viewer.mustCollege(), viewer.mustTeam()).stream()
                .flatMap((StudentId member) -> places.sessionsOf(member).stream())
                .distinct()
                .toList();
    }

    private List<CalendarEvent> events(List<SessionId> ids, Instant since) {
        return events(sessions.byIds(ids), since, false);
    }

    private List<CalendarEvent> ordered(Viewer viewer, Instant since) {
        return events(sessions.of(viewer.mustPlace(), since), since, true);
    }

    /** @param fill whether a session that lacks helpers is only tentative */
    private List<CalendarEvent> events(List<ServiceSession> found, Instant since, boolean fill) {
        var titles = requests.byIds(
                found.stream().map(ServiceSession::request).distinct().toList());
        var helpers = fill
                ? places.helpers(found.stream().map(ServiceSession::id).toList()).stream()
                        .collect(java.util.stream.Collectors.groupingBy(
                                Helper::session, java.util.stream.Collectors.counting()))
                : java.util.Map.<SessionId, Long>of();
        return found.stream()
                .filter(session -> !session.endsAt().isBefore(since) && !session.isCancelled())
                .flatMap(session -> java.util.Optional.ofNullable(titles.get(session.request())).stream()
                        .filter(request ->
                                request.status() == RequestStatus.ACCEPTED || request.status() == RequestStatus.CLOSED)
                        .map(request -> event(
                                session,
                                request.title(),
                                fill && helpers.getOrDefault(session.id(), 0L) < least(session))))
                .toList();
    }

    private static int least(ServiceSession session) {
        return session.roles().stream().mapToInt(role -> role.minHeads()).sum();
    }

    private CalendarEvent event(ServiceSession session, String title, boolean tentative) {
        return new CalendarEvent(
                session.id(),
                session.startsAt(),
                session.endsAt(),
                title,
                session.place(),
                tentative ? CalendarEvent.Status.TENTATIVE : CalendarEvent.Status.CONFIRMED,
                0,
                clock.instant());
    }
}
