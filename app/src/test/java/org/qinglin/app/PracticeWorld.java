package org.qinglin.app;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Students;
import org.qinglin.app.practice.Appointments;
import org.qinglin.app.practice.Choices;
import org.qinglin.app.practice.HomePosts;
import org.qinglin.app.practice.HometownRuns;
import org.qinglin.app.practice.Pairings;
import org.qinglin.app.practice.Placements;
import org.qinglin.app.practice.PostWishes;
import org.qinglin.app.practice.PracticeOutcome;
import org.qinglin.app.practice.Seasons;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/** Seasons of hometown practice for tests: students wish until 10 June, hosts choose until the 12th, answers until the 15th. */
@Component
public class PracticeWorld {

    public static final LocalDate WISHING = LocalDate.of(2026, 6, 10);
    public static final LocalDate CHOOSING = LocalDate.of(2026, 6, 12);
    public static final LocalDate PLACING = LocalDate.of(2026, 6, 15);

    private final Seasons seasons;
    private final HomePosts posts;
    private final PostWishes wishes;
    private final Choices choices;
    private final HometownRuns runs;
    private final Placements placements;
    private final Pairings pairings;
    private final Appointments appointments;
    private final Students students;
    private final TravellingClock clock;

    PracticeWorld(
            Seasons seasons,
            HomePosts posts,
            PostWishes wishes,
            Choices choices,
            HometownRuns runs,
            Placements placements,
            Pairings pairings,
            Appointments appointments,
            Students students,
            TravellingClock clock) {
        this.seasons = seasons;
        this.posts = posts;
        this.wishes = wishes;
        this.choices = choices;
        this.runs = runs;
        this.placements = placements;
        this.pairings = pairings;
        this.appointments = appointments;
        this.students = students;
        this.clock = clock;
    }

    /** A season that went as far as a proposal. */
    public record Placed(long season, long post, long run, long placement) {}

    public static long done(PracticeOutcome outcome) {
        if (outcome instanceof PracticeOutcome.Done done) {
            return done.id();
        }
        throw new AssertionError("not done: " + outcome);
    }

    public long season(World.Campus campus) {
        return seasons.announce(
                        campus.college(),
                        new Seasons.Input(
                                campus.mark() + "暑假",
                                "SUMMER",
                                "2026-07-10",
                                "2026-08-20",
                                WISHING.toString(),
                                CHOOSING.toString(),
                                PLACING.toString()))
                .fold(id -> id, faults -> {
                    throw new AssertionError(faults.toString());
                });
    }

    public static HomePosts.Input post(String title, String capacity) {
        return new HomePosts.Input(
                "", "", title, "整理台账，入户走访", "入户须两人同行", "王老师 10000000009", capacity, "2026-07-15", "2026-08-01");
    }

    /** Offered by the campus's community. */
    public long post(World.Campus campus, long season, String title, int capacity) {
        return done(posts.offer(campus.communityViewer(), season, post(title, Integer.toString(capacity))));
    }

    public void wish(Viewer student, long season, Long... wanted) {
        done(wishes.set(student, season, List.of(wanted)));
    }

    /** Within the days in which hosts choose. */
    public void choose(Viewer host, long post, StudentId... chosen) {
        var ids = Arrays.stream(chosen).map(StudentId::value).toList();
        done(on(CHOOSING, () -> choices.set(host, post, new Choices.Said(ids, List.of()))));
    }

    public long run(World.Campus campus, long season) {
        return done(on(PLACING, () -> runs.run(campus.college(), season)));
    }

    /** One student, one post, one proposal. */
    public Placed placed(World.Campus campus) {
        long season = season(campus);
        long post = post(campus, season, campus.mark() + "社区助理", 1);
        wish(campus.student(0), season, post);
        choose(campus.communityViewer(), post, campus.student(0).mustStudent());
        long run = run(campus, season);
        done(on(PLACING, () -> runs.choose(campus.college(), run, "STABLE", campus.mark() + "的理由")));
        return new Placed(season, post, run, placements.ofPost(post).get(0).id());
    }

    /** Something done at noon of a day. */
    public <T> T on(LocalDate day, Supplier<T> deed) {
        return clock.at(day.atTime(LocalTime.NOON).atZone(China.TIME).toInstant(), deed::get);
    }

    /** A pairing of the campus's class with its community from 1 June 2026 on, which the community has yet to answer. */
    public long proposed(World.Campus campus) {
        return done(pairings.propose(campus.college(), pairing(campus, "2026-06-01", "")));
    }

    public static Pairings.Input pairing(World.Campus campus, String from, String to) {
        return new Pairings.Input(
                Long.toString(campus.schoolClass().value()), campus.community().value(), from, to);
    }

    /** A part-time post of this term that a student has yet to answer. */
    public long offered(World.Campus campus, int student) {
        return done(appointments.offer(campus.communityViewer(), partTime(campus, student, "GRID_WORKER")));
    }

    public Appointments.Input partTime(World.Campus campus, int student, String kind) {
        var number = students.find(campus.id(), campus.student(student).mustStudent())
                .orElseThrow()
                .number();
        return new Appointments.Input("", number, kind, "每周六上午走访两个楼栋", "2026-06-01", "2026-07-10");
    }
}
