package org.qinglin.app.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.assignment.HeldPlaces;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.assignment.Proposal;
import org.qinglin.app.assignment.Reasons;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.model.LoopModel.Order;
import org.qinglin.app.model.LoopModel.Place;
import org.qinglin.app.model.LoopModel.Session;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.RequestFlow;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.RequestStep;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.SessionChanges;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionMoveInput;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ten thousand random steps of the loop on the real database and on {@link LoopModel}: each answers alike, and every so
 * often everything that stands in the tables is held against the model.
 */
@PlatformTest
class LoopModelTest {

    private static final int STEPS = 10_000;
    private static final int LOOK_EVERY = 100;
    private static final int STUDENTS = 8;
    private static final GeoPoint PLACE = new GeoPoint(120.17, 35.97);

    @Autowired
    private World world;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestFlow flow;

    @Autowired
    private Sessions sessions;

    @Autowired
    private SessionChanges changes;

    @Autowired
    private Offers offers;

    @Autowired
    private HeldPlaces held;

    @Autowired
    private Places places;

    @Autowired
    private Attendance attendance;

    @Autowired
    private Hours hours;

    @Autowired
    private Evaluations evaluations;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final LoopModel model = new LoopModel(World.NOW);
    private final Map<Integer, Long> minutes = new TreeMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private World.Campus campus;
    private Random random;

    @Test
    void theDatabaseAndTheModelAgreeOnTenThousandSteps() {
        long seed = Long.getLong("qinglin.seed", new Random().nextLong());
        System.out.println("LoopModelTest: -Dqinglin.seed=" + seed);
        random = new Random(seed);
        campus = world.campus("模型", STUDENTS);
        for (int step = 1; step <= STEPS; step++) {
            var what = "step " + step + " of seed " + seed;
            step(what);
            if (step % LOOK_EVERY == 0) {
                look(what);
            }
        }
        System.out.println("LoopModelTest: " + outcomes);
        // A walk that never reaches these says nothing.
        assertThat(outcomes.keySet())
                .contains(
                        "ask back Done",
                        "accept Confirmed",
                        "accept Overlaps",
                        "accept TooLate",
                        "give up GivenUpLate",
                        "confirm anew Kept",
                        "move Moved",
                        "cancel Cancelled",
                        "cancel OnlyOne",
                        "evaluate Done",
                        "timed out");
    }

    private void step(String what) {
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
        return clock.at(model.now, step);
    }

    private void same(String what, String step, Object outcome, String expected) {
        var name = outcome.getClass().getSimpleName();
        assertThat(name).as(what + ": " + step).isEqualTo(expected);
        outcomes.merge(step + " " + name, 1, Integer::sum);
    }

    private <T> T any(List<T> all) {
        // Mostly among the latest: what is old has come to its end.
        int from = random.nextInt(4) == 0 ? 0 : Math.max(0, all.size() - 12);
        return all.get(from + random.nextInt(all.size() - from));
    }

    private Viewer student(int number) {
        return campus.student(number);
    }

    private StudentId id(int number) {
        return student(number).mustStudent();
    }

    // ---- steps

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
        var id = now(() -> requests.submit(
                campus.communityViewer(),
                new NewRequest(
                        campus.id(),
                        "VolunteerService",
                        "随机的订单",
                        "教老人用手机",
                        "室内，无特殊风险",
                        false,
                        null,
                        null,
                        null,
                        1,
                        "联系人",
                        "10000000002",
                        "活动室",
                        PLACE,
                        times,
                        List.of(new NewRequest.NewRole("助教", 1, heads, Map.of())))));
        var order = new Order(id.value());
        sessions.of(List.of(id))
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
                    now(() -> requests.accept(campus.college(), id)),
                    model.step(order, submitted, "ACCEPTED"));
        } else if (dice < 14) {
            same(
                    what,
                    "ask back",
                    now(() -> flow.take(campus.college(), id, new RequestStep.AskBack("几点结束？"))),
                    model.step(order, submitted, "ASKED_BACK"));
        } else if (dice < 16) {
            same(
                    what,
                    "answer",
                    now(() -> flow.take(campus.communityViewer(), id, new RequestStep.Answer("十一点"))),
                    model.step(order, Set.of("ASKED_BACK"), "SUBMITTED"));
        } else if (dice < 17) {
            same(
                    what,
                    "refuse order",
                    now(() -> requests.refuse(campus.college(), id, "重复")),
                    model.step(order, open, "REFUSED"));
        } else if (dice < 18) {
            same(
                    what,
                    "reopen",
                    now(() -> flow.take(campus.college(), id, new RequestStep.Reopen())),
                    model.step(order, Set.of("REFUSED"), "SUBMITTED"));
        } else {
            same(
                    what,
                    "withdraw order",
                    now(() -> requests.withdraw(campus.communityViewer(), id, "不需要了")),
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
        int student = random.nextInt(STUDENTS);
        var respondBy = model.now.plus(Duration.ofMinutes(1 + random.nextInt(2880)));
        var proposal = new Proposal(
                new SessionRoleId(session.role),
                new SessionId(session.id),
                id(student),
                new Reasons(900, List.of(), 1, false, 1200, 3, false, 4000));
        boolean expected = model.canOffer(session, student);
        var made = now(() -> offers.makeToSubstitute(campus.id(), 1, respondBy, proposal));
        assertThat(made.isPresent()).as(what + ": offer").isEqualTo(expected);
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
        var viewer = student(place.student);
        var offer = new OfferId(place.offer);
        int dice = random.nextInt(10);
        if (dice < 5) {
            same(what, "accept", now(() -> offers.accept(viewer, offer)), model.accept(session, place));
        } else if (dice < 6) {
            same(what, "decline", now(() -> offers.decline(viewer, offer, "")), model.decline(place));
        } else {
            onHeld(what, session, viewer);
        }
    }

    /** What a student does with the place held at a session, whichever offer it came from. */
    private void onHeld(String what, Session session, Viewer viewer) {
        var id = new SessionId(session.id);
        var place = session.places.stream()
                .filter(each -> id(each.student).equals(viewer.mustStudent()))
                .reduce((before, last) -> last)
                .orElseThrow();
        if (random.nextBoolean()) {
            same(what, "confirm anew", now(() -> held.confirmAnew(viewer, id)), model.confirmAnew(session, place));
        } else {
            same(what, "give up", now(() -> held.giveUp(viewer, id, "考试")), model.giveUp(session, place));
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
            same(what, "cancel", now(() -> changes.cancel(campus.communityViewer(), id, "停电")), model.cancel(session));
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
                now(() -> changes.move(campus.communityViewer(), id, input)),
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
                    .collect(Collectors.toMap(each -> id(each.student), each -> random.nextInt(4) == 0 ? 0 : length));
            var expected = model.confirmHours(session);
            same(what, "confirm hours", now(() -> attendance.confirm(campus.communityViewer(), id, told)), expected);
            if (expected.equals("Done")) {
                roster.forEach(each -> minutes.merge(each.student, (long) told.get(id(each.student)), Long::sum));
            }
        } else {
            same(
                    what,
                    "evaluate",
                    now(() -> evaluations.byCommunity(campus.communityViewer(), id, 3 + random.nextInt(3), "")),
                    model.evaluate(session));
        }
    }

    private void sweep(String what) {
        int lapsed = model.lapse();
        assertThat(now(held::freeWhatLapsed)).as(what + ": lapse").isEqualTo(lapsed);
        if (lapsed > 0) {
            outcomes.merge("lapse", lapsed, Integer::sum);
        }
        model.closeTimedOut();
        int closed = now(evaluations::closeTimedOut);
        if (closed > 0) {
            outcomes.merge("timed out", closed, Integer::sum);
        }
    }

    // ---- what stands in the tables

    private void look(String what) {
        var statuses = new LinkedHashMap<Long, String>();
        model.orders.forEach((id, order) -> statuses.put(id, order.status));
        assertThat(column("select id, status from needs.service_request where college_id = :college order by id"))
                .as(what + ": orders")
                .isEqualTo(statuses);
        var offered = new TreeMap<Long, String>();
        var taken = new TreeMap<Long, String>();
        for (var session : model.sessions()) {
            session.places.forEach(each -> offered.put(each.offer, each.status));
            if (!Set.of("SUBMITTED", "ASKED_BACK", "REFUSED").contains(session.order.status)) {
                taken.put(session.role, session.taken() + "/" + session.capacity());
            }
        }
        taken.keySet().removeIf(role -> !opened().contains(role));
        assertThat(column("select id, status from assignment.offer where college_id = :college order by id"))
                .as(what + ": places")
                .isEqualTo(offered);
        assertThat(column("select role_id, taken || '/' || capacity from assignment.role_places"
                        + " where college_id = :college order by 1"))
                .as(what + ": taken of capacity")
                .isEqualTo(taken);
        assertThat(column("""
                select p.role_id, (p.taken - (select count(*) from assignment.acceptance a
                    where a.role_id = p.role_id and a.cancelled_at is null))::text
                from assignment.role_places p where p.college_id = :college""").values())
                .as(what + ": places counted as taken without anybody holding them")
                .containsOnly("0");
        for (int student = 0; student < STUDENTS; student++) {
            assertThat(hours.balance(id(student)).value())
                    .as(what + ": minutes of student " + student)
                    .isEqualTo(minutes.getOrDefault(student, 0L));
        }
    }

    /** Roles whose order was accepted once: a withdrawn order may never have been. */
    private Set<Long> opened() {
        return column("select role_id, '' from assignment.role_places where college_id = :college")
                .keySet();
    }

    private Map<Long, String> column(String sql) {
        var found = new LinkedHashMap<Long, String>();
        jdbc.sql(sql).param("college", campus.id().value()).query(row -> {
            found.put(row.getLong(1), row.getString(2));
        });
        return found;
    }
}
