package org.qinglin.bench.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The loop in plain lists, without a database, a lock or a query: what the platform must do, told a second time as simply
 * as possible. Each step returns the name of the outcome that the platform must answer with.
 */
class LoopModel {

    static final Duration FREE_UNTIL = Duration.ofHours(24);
    static final Duration BLIND_FOR = Duration.ofDays(7);
    private static final Duration ANEW_WITHIN = Duration.ofHours(24);

    /** One student's place at one session. */
    static final class Place {
        final long offer;
        final int student;
        String status = "OFFERED";
        Instant respondBy;
        Instant confirmBy = Instant.MAX;

        Place(long offer, int student, Instant respondBy) {
            this.offer = offer;
            this.student = student;
            this.respondBy = respondBy;
        }

        boolean holds() {
            return status.equals("ACCEPTED") || status.equals("TO_CONFIRM");
        }

        boolean stands() {
            return holds() || status.equals("OFFERED");
        }
    }

    static final class Session {
        final Order order;
        final long id;
        final long role;
        final int heads;
        Instant startsAt;
        Instant endsAt;
        boolean cancelled;
        Instant confirmedAt = Instant.MAX;
        boolean evaluated;
        final List<Place> places = new ArrayList<>();

        Session(Order order, long id, long role, int heads, Instant startsAt, Instant endsAt) {
            this.order = order;
            this.id = id;
            this.role = role;
            this.heads = heads;
            this.startsAt = startsAt;
            this.endsAt = endsAt;
        }

        int taken() {
            return (int) places.stream().filter(Place::holds).count();
        }

        int capacity() {
            return cancelled || order.status.equals("WITHDRAWN") ? 0 : heads;
        }

        boolean isConfirmed() {
            return confirmedAt != Instant.MAX;
        }

        Instant timeIsUp() {
            return (isConfirmed() && confirmedAt.isAfter(endsAt) ? confirmedAt : endsAt).plus(BLIND_FOR);
        }

        boolean overlaps(Session other) {
            return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
        }
    }

    static final class Order {
        final long id;
        String status = "SUBMITTED";
        final List<Session> sessions = new ArrayList<>();

        Order(long id) {
            this.id = id;
        }
    }

    final Map<Long, Order> orders = new LinkedHashMap<>();
    Instant now;

    LoopModel(Instant now) {
        this.now = now;
    }

    List<Session> sessions() {
        return orders.values().stream().flatMap(each -> each.sessions.stream()).toList();
    }

    /** What a student is promised to be at: no two of these overlap. */
    boolean isBusy(int student, Session at) {
        return sessions().stream()
                .filter(each -> each != at && each.overlaps(at))
                .flatMap(each -> each.places.stream())
                .anyMatch(each -> each.student == student && each.status.equals("ACCEPTED"));
    }

    /** A step that leads from some states to another, whatever the order's sessions are. */
    String step(Order order, Set<String> from, String to) {
        if (!from.contains(order.status)) {
            return "NotPossible";
        }
        order.status = to;
        return "Done";
    }

    String withdraw(Order order) {
        boolean begun = order.sessions.stream().anyMatch(each -> !each.cancelled && !each.startsAt.isAfter(now));
        if (order.status.equals("ACCEPTED") && begun) {
            return "Begun";
        }
        var outcome = step(order, Set.of("SUBMITTED", "ASKED_BACK", "ACCEPTED"), "WITHDRAWN");
        if (outcome.equals("Done")) {
            order.sessions.forEach(LoopModel::cancelPlaces);
        }
        return outcome;
    }

    private static void cancelPlaces(Session session) {
        session.places.stream().filter(Place::stands).forEach(each -> each.status = "CANCELLED");
    }

    /** Whether an offer can be made. */
    boolean canOffer(Session session, int student) {
        long open = session.places.stream()
                .filter(each -> each.status.equals("OFFERED") && each.respondBy.isAfter(now))
                .count();
        return isOpened(session)
                && session.startsAt.isAfter(now)
                && session.capacity() - session.taken() > open
                && session.places.stream().noneMatch(each -> each.student == student && each.stands());
    }

    private static boolean isOpened(Session session) {
        return !Set.of("SUBMITTED", "ASKED_BACK", "REFUSED").contains(session.order.status);
    }

    String accept(Session session, Place place) {
        if (place.holds()) {
            return "AlreadyConfirmed";
        }
        if (!place.status.equals("OFFERED")) {
            return "NoLongerOpen";
        }
        if (!place.respondBy.isAfter(now)) {
            return "TooLate";
        }
        if (session.taken() >= session.capacity()) {
            return "Full";
        }
        if (isBusy(place.student, session)) {
            return "Overlaps";
        }
        place.status = "ACCEPTED";
        return "Confirmed";
    }

    String decline(Place place) {
        if (!place.status.equals("OFFERED")) {
            return "NoLongerOpen";
        }
        place.status = "DECLINED";
        return "Declined";
    }

    String giveUp(Session session, Place place) {
        if (!place.holds()) {
            return "NotFound";
        }
        if (!session.startsAt.isAfter(now)) {
            return "Begun";
        }
        boolean late = place.status.equals("ACCEPTED") && now.isAfter(session.startsAt.minus(FREE_UNTIL));
        place.status = "GIVEN_UP";
        return late ? "GivenUpLate" : "GivenUp";
    }

    String confirmAnew(Session session, Place place) {
        if (!place.holds()) {
            return "NotFound";
        }
        if (place.status.equals("ACCEPTED")) {
            return "AlreadyKept";
        }
        if (!place.confirmBy.isAfter(now)) {
            return "TooLate";
        }
        if (isBusy(place.student, session)) {
            return "Overlaps";
        }
        place.status = "ACCEPTED";
        return "Kept";
    }

    /** Frees the places that nobody confirmed anew in time; how many. */
    int lapse() {
        var lapsed = sessions().stream()
                .flatMap(each -> each.places.stream())
                .filter(each -> each.status.equals("TO_CONFIRM") && !each.confirmBy.isAfter(now))
                .toList();
        lapsed.forEach(each -> each.status = "EXPIRED");
        return lapsed.size();
    }

    private boolean mayChange(Session session) {
        return session.order.status.equals("ACCEPTED") && !session.cancelled && session.startsAt.isAfter(now);
    }

    String move(Session session, Instant startsAt, Instant endsAt) {
        if (!mayChange(session)) {
            return "NotPossible";
        }
        if (session.order.sessions.stream()
                .anyMatch(each -> each != session && !each.cancelled && each.startsAt.equals(startsAt))) {
            return "AnotherBegins";
        }
        session.startsAt = startsAt;
        session.endsAt = endsAt;
        var half = now.plus(Duration.between(now, startsAt).dividedBy(2));
        var by = half.isBefore(now.plus(ANEW_WITHIN)) ? half : now.plus(ANEW_WITHIN);
        for (var place : session.places) {
            if (place.holds()) {
                place.status = "TO_CONFIRM";
                place.confirmBy = by;
            } else if (place.status.equals("OFFERED") && place.respondBy.isAfter(now)) {
                place.respondBy = place.respondBy.isBefore(startsAt) ? place.respondBy : startsAt;
            }
        }
        return "Moved";
    }

    String cancel(Session session) {
        if (!mayChange(session)) {
            return "NotPossible";
        }
        if (session.order.sessions.stream().noneMatch(each -> each != session && !each.cancelled)) {
            return "OnlyOne";
        }
        session.cancelled = true;
        session.places.stream()
                .filter(each -> each.holds() || each.status.equals("OFFERED") && each.respondBy.isAfter(now))
                .forEach(each -> each.status = "CANCELLED");
        closeIfComplete(session.order);
        return "Cancelled";
    }

    String confirmHours(Session session) {
        if (now.isBefore(session.endsAt)) {
            return "TooEarly";
        }
        if (session.isConfirmed()) {
            return "Already";
        }
        session.confirmedAt = now;
        return "Done";
    }

    String evaluate(Session session) {
        if (!session.isConfirmed()) {
            return "NotConfirmedYet";
        }
        if (session.evaluated) {
            return "Already";
        }
        if (session.timeIsUp().isBefore(now)) {
            return "TimeIsUp";
        }
        session.evaluated = true;
        closeIfComplete(session.order);
        return "Done";
    }

    private static void closeIfComplete(Order order) {
        if (order.status.equals("ACCEPTED")
                && order.sessions.stream().allMatch(each -> each.cancelled || each.evaluated)) {
            order.status = "CLOSED";
        }
    }

    void closeTimedOut() {
        for (var order : orders.values()) {
            var last = order.sessions.stream()
                    .map(each -> each.endsAt)
                    .max(Instant::compareTo)
                    .orElseThrow();
            if (order.status.equals("ACCEPTED")
                    && last.isBefore(now.minus(BLIND_FOR))
                    && order.sessions.stream()
                            .allMatch(each -> each.cancelled
                                    || each.evaluated
                                    || each.timeIsUp().isBefore(now))) {
                order.status = "CLOSED";
            }
        }
    }
}
