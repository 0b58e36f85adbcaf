package org.qinglin.bench.loop;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.RequestStep;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionMoveInput;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.China;
import org.qinglin.bench.loop.LoopModel.Order;
import org.qinglin.bench.loop.LoopModel.Place;
import org.qinglin.bench.loop.LoopModel.Session;

/** Random steps of the loop, each on the platform and on the model: both must answer alike. */
final class LoopWalk {

    /** Answers that say that something was done; all others refuse. */
    private static final Set<String> DONE =
            Set.of("Done", "Confirmed", "Declined", "GivenUp", "GivenUpLate", "Kept", "Moved", "Cancelled");

    private final LoopServices services;
    private final SmallCollege college;
    private final LoopModel model;
    private final Random random;
    private final Differences differences;
    private final Map<Integer, Long> minutes = new TreeMap<>();
    private final Map<String, Integer> outcomes;

    /** @param outcomes how often each step was answered how; counted on */
    LoopWalk(
            LoopServices services,
            SmallCollege college,
            LoopModel model,
            Random random,
            Differences differences,
            Map<String, Integer> outcomes) {
        this.services = services;
        this.college = college;
        this.model = model;
        this.random = random;
        this.differences = differences;
        this.outcomes = outcomes;
    }

    LoopModel model() {
        return model;
    }

    /** Confirmed so far, by the student's number in the model. */
    Map<Integer, Long> minutes() {
        return minutes;
    }

    /** @param what seed and number of the step, for the words of a difference */
    void step(String what) {
        int dice = random.nextInt(100);
        if (dice < 5) {
            submit();
        } else if (dice < 18) {
            onOrder(what);
        } else if (dice < 40) {
            offer(what);
        } else if (dice < 72) {
            onPlace(what);
        } else if (dice < 80) {
            onSession(what);
        } else if (dice < 90) {
            afterwards(what);
        } else {
            model.now = model.now.plus(Duration.ofMinutes(random.nextInt(150)));
            if (random.nextInt(3) == 0) {
                sweep(what);
            }
        }
    }

    private <T> T now(Supplier<T> step) {
        return services.clock().at(model.now, step);
    }

    private void same(String what, String step, Object outcome, String expected) {
        var name = outcome.getClass().getSimpleName();
        if (!name.equals(expected)) {
            var told = what + ": " + step + " answered " + name + ", not " + expected;
            if (DONE.contains(name) && !DONE.contains(expected)) {
                differences.more(told);
            } else {
                differences.missing(told);
            }
        }
        outcomes.merge(step + " " + name, 1, Integer::sum);
    }

    private <T> T any(List<T> all) {
        // Mostly among the latest: what is old has come to its end.
        int from = random.nextInt(4) == 0 ? 0 : Math.max(0, all.size() - 12);
        return all.get(from + random.nextInt(all.size() - from));
    }

    private NewRequest.Time anyTime() {
        var day = LocalDate.ofInstant(model.now, China.TIME).plusDays(1 + random.nextInt(3));
        var from = day.atTime(9 + random.nextInt(5), 30 * random.nextInt(2));
        return new NewRequest.Time(from, from.plusMinutes(60 + 30L * random.nextInt(3)));
    }

    private void submit() {
        var first = anyTime();
        var second = anyTime();
        var times =
                first.from().equals(second.from()) || random.nextBoolean() ? List.of(first) : List.of(first, second);
        int heads = 1 + random.nextInt(3);
        var id = now(() -> services.requests().submit(college.community(), college.order(times, heads)));
        var order = new Order(id.value());
        services.sessions()
                .of(List.of(id))
                .forEach(each -> order.sessions.add(new Session(
                        order,
                        each.id().value(),
                        each.roles().get(0).id().value(),
                        heads,
                        each.startsAt(),
                        each.endsAt())));
        model.orders.put(order.id, order);
    }

    private void onOrder(String what) {
        if (model.orders.isEmpty()) {
            return;
        }
        var order = any(new ArrayList<>(model.orders.values()));
        var id = new RequestId(order.id);
        var submitted = Set.of("SUBMITTED");
        var open = Set.of("SUBMITTED", "ASKED_BACK");
        int dice = random.nextInt(20);
        if (dice < 12) {
            same(
                    what,
                    "accept order",
                    now(() -> services.requests().accept(college.college(), id)),
                    model.step(order, submitted, "ACCEPTED"));
        } else if (dice < 14) {
            same(
                    what,
                    "ask back",
                    now(() -> services.flow().take(college.college(), id, new RequestStep.AskBack("几点结束？"))),
                    model.step(order, submitted, "ASKED_BACK"));
        } else if (dice < 16) {
            same(
                    what,
                    "answer",
                    now(() -> services.flow().take(college.community(), id, new RequestStep.Answer("十一点"))),
                    model.step(order, Set.of("ASKED_BACK"), "SUBMITTED"));
        } else if (dice < 17) {
            same(
                    what,
                    "refuse order",
                    now(() -> services.requests().refuse(college.college(), id, "重复")),
                    model.step(order, open, "REFUSED"));
        } else if (dice < 18) {
            same(
                    what,
                    "reopen",
                    now(() -> services.flow().take(college.college(), id, new RequestStep.Reopen())),
                    model.step(order, Set.of("REFUSED"), "SUBMITTED"));
        } else {
            same(
                    what,
                    "withdraw order",
                    now(() -> services.requests().withdraw(college.community(), id, "不需要了")),
                    model.withdraw(order));
        }
    }

    /** Four times of five only those that are still to come. */
    private List<Session> sessionsAhead(Predicate<Session> that) {
        boolean anyAtAll = random.nextInt(5) == 0;
        return model.sessions().stream()
                .filter(that)
                .filter(each -> anyAtAll || each.startsAt.isAfter(model.now))
                .toList();
    }

    private List<Session> sessionsWithPlaces() {
        return model.sessions().stream().filter(each -> !each.places.isEmpty()).toList();
    }

    private void offer(String what) {
        var all = sessionsAhead(each -> true);
        if (all.isEmpty()) {
            return;
        }
        var session = any(all);
        int student = random.nextInt(college.students().size());
        var respondBy = model.now.plus(Duration.ofMinutes(1 + random.nextInt(2880)));
        var proposal = SmallCollege.proposal(
                new SessionRoleId(session.role), new SessionId(session.id), college.student(student));
        boolean expected = model.canOffer(session, student);
        var made = now(() -> services.offers().makeToSubstitute(college.id(), 1, respondBy, proposal));
        differences.compare(what + ": offer", made.isPresent() ? 1 : 0, expected ? 1 : 0);
        made.ifPresent(offer -> session.places.add(new Place(
                offer.value(), student, respondBy.isBefore(session.startsAt) ? respondBy : session.startsAt)));
    }

    private void onPlace(String what) {
        var ahead = sessionsAhead(each -> each.places.stream().anyMatch(Place::stands));
        var all = ahead.isEmpty() ? sessionsWithPlaces() : ahead;
        if (all.isEmpty()) {
            return;
        }
        var session = any(all);
        // Mostly one that something can still become of.
        var standing = session.places.stream().filter(Place::stands).toList();
        var place = any(standing.isEmpty() || random.nextInt(5) == 0 ? session.places : standing);
        var viewer = college.students().get(place.student);
        var offer = new OfferId(place.offer);
        int dice = random.nextInt(10);
        if (dice < 5) {
            same(what, "accept", now(() -> services.offers().accept(viewer, offer)), model.accept(session, place));
        } else if (dice < 6) {
            same(what, "decline", now(() -> services.offers().decline(viewer, offer, "")), model.decline(place));
        } else {
            onHeld(what, session, viewer);
        }
    }

    /** What a student does with the place held at a session, whichever offer it came from. */
    private void onHeld(String what, Session session, Viewer viewer) {
        var id = new SessionId(session.id);
        var place = session.places.stream()
                .filter(each -> college.student(each.student).equals(viewer.mustStudent()))
                .reduce((before, last) -> last)
                .orElseThrow();
        if (random.nextBoolean()) {
            same(
                    what,
                    "confirm anew",
                    now(() -> services.held().confirmAnew(viewer, id)),
                    model.confirmAnew(session, place));
        } else {
            same(what, "give up", now(() -> services.held().giveUp(viewer, id, "考试")), model.giveUp(session, place));
        }
    }

    private void onSession(String what) {
        var all = sessionsAhead(each -> true);
        if (all.isEmpty()) {
            return;
        }
        var session = any(all);
        var id = new SessionId(session.id);
        if (random.nextInt(3) == 0) {
            same(
                    what,
                    "cancel",
                    now(() -> services.changes().cancel(college.community(), id, "停电")),
                    model.cancel(session));
            return;
        }
        var to = anyTime();
        var startsAt = to.from().atZone(China.TIME).toInstant();
        if (startsAt.equals(session.startsAt)) {
            return;
        }
        var input = new SessionMoveInput(
                to.from().toLocalDate().toString(),
                text(to.from().toLocalTime()),
                text(to.to().toLocalTime()),
                "另一个活动室",
                "场地有变");
        same(
                what,
                "move",
                now(() -> services.changes().move(college.community(), id, input)),
                model.move(session, startsAt, to.to().atZone(China.TIME).toInstant()));
    }

    private static String text(LocalTime time) {
        return time.toString();
    }

    private void afterwards(String what) {
        var served = model.sessions().stream()
                .filter(each ->
                        each.order.status.equals("ACCEPTED") && !each.cancelled && each.startsAt.isBefore(model.now))
                .toList();
        if (served.isEmpty()) {
            return;
        }
        var session = any(served);
        var id = new SessionId(session.id);
        if (random.nextInt(3) < 2) {
            var roster = session.places.stream().filter(Place::holds).toList();
            int length =
                    (int) Duration.between(session.startsAt, session.endsAt).toMinutes();
            var told = roster.stream()
                    .collect(Collectors.toMap(
                            each -> college.student(each.student), each -> random.nextInt(4) == 0 ? 0 : length));
            var expected = model.confirmHours(session);
            same(
                    what,
                    "confirm hours",
                    now(() -> services.attendance().confirm(college.community(), id, told)),
                    expected);
            if (expected.equals("Done")) {
                roster.forEach(each -> minutes.merge(
                        each.student, (long) told.getOrDefault(college.student(each.student), 0), Long::sum));
            }
        } else {
            same(
                    what,
                    "evaluate",
                    now(() -> services.evaluations().byCommunity(college.community(), id, 3 + random.nextInt(3), "")),
                    model.evaluate(session));
        }
    }

    private void sweep(String what) {
        int lapsed = model.lapse();
        differences.compare(what + ": lapse", now(services.held()::freeWhatLapsed), lapsed);
        if (lapsed > 0) {
            outcomes.merge("lapse", lapsed, Integer::sum);
        }
        model.closeTimedOut();
        int closed = now(services.evaluations()::closeTimedOut);
        if (closed > 0) {
            outcomes.merge("timed out", closed, Integer::sum);
        }
    }
}
