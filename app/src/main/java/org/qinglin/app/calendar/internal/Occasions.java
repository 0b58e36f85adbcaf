package org.qinglin.app.calendar.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.HeldPlace;
import org.qinglin.app.assignment.HeldPlaces;
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
    private final HeldPlaces held;
    private final Teams teams;
    private final Clock clock;

    Occasions(Sessions sessions, Requests requests, Places places, HeldPlaces held, Teams teams, Clock clock) {
        this.sessions = sessions;
        this.requests = requests;
        this.places = places;
        this.held = held;
        this.teams = teams;
        this.clock = clock;
    }

    public List<CalendarEvent> of(FeedKind kind, Viewer viewer, Instant since) {
        return switch (kind) {
            case PERSON -> accepted(viewer, since);
            case TEAM -> events(sessions.byIds(sessionsOfTeam(viewer)), since, each -> false);
            case COMMUNITY -> ordered(viewer, since);
        };
    }

    /** What a student accepted: tentative while it waits to be confirmed anew. */
    private List<CalendarEvent> accepted(Viewer viewer, Instant since) {
        Map<SessionId, HeldPlace> places = held.of(viewer.mustCollege(), viewer.mustStudent());
        return events(sessions.byIds(this.places.sessionsOf(viewer.mustStudent())), since, session -> {
            var place = places.get(session.id());
            return place != null && place.reconfirmBy() != null;
        });
    }

    private List<SessionId> sessionsOfTeam(Viewer viewer) {
        return teams.members(viewer.mustCollege(), viewer.mustTeam()).stream()
                .flatMap((StudentId member) -> places.sessionsOf(member).stream())
                .distinct()
                .toList();
    }

    /** What a community ordered: tentative while helpers are missing. */
    private List<CalendarEvent> ordered(Viewer viewer, Instant since) {
        var found = sessions.of(viewer.mustPlace(), since);
        var helpers = places.helpers(found.stream().map(ServiceSession::id).toList()).stream()
                .collect(Collectors.groupingBy(Helper::session, Collectors.counting()));
        return events(found, since, session -> helpers.getOrDefault(session.id(), 0L) < least(session));
    }

    private static int least(ServiceSession session) {
        return session.roles().stream().mapToInt(role -> role.minHeads()).sum();
    }

    private List<CalendarEvent> events(List<ServiceSession> found, Instant since, Predicate<ServiceSession> tentative) {
        var orders = requests.byIds(
                found.stream().map(ServiceSession::request).distinct().toList());
        return found.stream()
                .filter(session -> !session.endsAt().isBefore(since) && !session.isCancelled())
                .flatMap(session -> Optional.ofNullable(orders.get(session.request())).stream()
                        .filter(order ->
                                order.status() == RequestStatus.ACCEPTED || order.status() == RequestStatus.CLOSED)
                        .map(order -> event(session, order.title(), tentative.test(session))))
                .toList();
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
