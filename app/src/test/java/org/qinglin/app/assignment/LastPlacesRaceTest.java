package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Many students, few places, one moment: never one too many, never one too few. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LastPlacesRaceTest {

    private static final int STUDENTS = 32;

    @Autowired
    private World world;

    @Autowired
    private Offers offers;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionTemplate transaction;

    private World.Campus campus;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("抢报", STUDENTS);
    }

    /** How many of the students got a place when all reached for one of the {@code places} at once. */
    private interface Contest {

        List<Callable<Boolean>> hands(int places);
    }

    private static long winners(Contest contest, int places) throws Exception {
        return AtOnce.run(contest.hands(places).stream()).stream()
                .filter(won -> won)
                .count();
    }

    @Test
    void everyPlaceIsTakenAndNoPlaceTwice() throws Exception {
        int day = 10;
        for (int places : new int[] {1, 2, 5, 13, 31}) {
            var from = LocalDateTime.of(2026, 6, day++, 9, 0);
            assertThat(winners(many -> acceptances(from, many), places))
                    .as("winners of %d places among %d students", places, STUDENTS)
                    .isEqualTo(places);
        }
    }

    private List<Callable<Boolean>> acceptances(LocalDateTime from, int places) {
        var session = world.accepted(campus, from, places);
        var made = new OpenOffers(jdbc, json);
        return IntStream.range(0, STUDENTS)
                .<Callable<Boolean>>mapToObj(i -> {
                    var viewer = campus.student(i);
                    var offer = made.to(viewer.mustStudent(), campus, session);
                    return () -> offers.accept(viewer, offer) instanceof AcceptanceOutcome.Confirmed;
                })
                .toList();
    }

    @Test
    void everyoneGetsANamedOutcomeAndTheTableCountsTheSame() throws Exception {
        var session = world.accepted(campus, LocalDateTime.of(2026, 6, 20, 9, 0), 4);
        var made = new OpenOffers(jdbc, json);
        var outcomes = AtOnce.run(IntStream.range(0, STUDENTS).<Callable<String>>mapToObj(i -> {
            var offer = made.to(campus.student(i).mustStudent(), campus, session);
            return () -> offers.accept(campus.student(i), offer).getClass().getSimpleName();
        }));
        assertThat(outcomes.stream().collect(Collectors.groupingBy(name -> name, Collectors.counting())))
                .containsOnly(java.util.Map.entry("Confirmed", 4L), java.util.Map.entry("Full", STUDENTS - 4L));
        assertThat(jdbc.sql("select taken from assignment.role_places where session_id = :session")
                        .param("session", session.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        assertThat(jdbc.sql("select count(*) from assignment.acceptance where session_id = :session")
                        .param("session", session.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    /** The harness can fail: with the lock and the check off, the same race sells places twice. */
    @Test
    void aTwinWhoseLockIsOffOversells() throws Exception {
        jdbc.sql("create table if not exists public.twin (round int not null, student int not null)")
                .update();
        var sold = new ArrayList<Long>();
        for (int round = 0; round < 20 && sold.stream().noneMatch(each -> each > 2); round++) {
            int number = round;
            sold.add(winners(places -> twins(number, places), 2));
        }
        assertThat(sold).as("winners of 2 places, round by round").anyMatch(each -> each > 2);
    }

    /** The accept step as it must not be: it counts, then inserts, and nothing holds the place in between. */
    private List<Callable<Boolean>> twins(int round, int places) {
        return IntStream.range(0, STUDENTS)
                .<Callable<Boolean>>mapToObj(student -> () -> transaction.execute(status -> {
                    int taken = jdbc.sql("select count(*) from public.twin where round = :round")
                            .param("round", round)
                            .query(Integer.class)
                            .single();
                    return taken < places
                            && jdbc.sql("insert into public.twin (round, student) values (:round, :student)")
                                            .param("round", round)
                                            .param("student", student)
                                            .update()
                                    == 1;
                }))
                .toList();
    }
}
