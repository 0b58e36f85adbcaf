package org.qinglin.bench.loop;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Students;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Walks on the platform's own services, as further addresses of its server. */
@Configuration
@Import(LoopServices.class)
public class LoopAddresses {

    @Bean
    SmallColleges smallColleges(Organisations organisations, Students students, Accounts accounts) {
        return new SmallColleges(organisations, students, accounts);
    }

    @RestController
    static class Addresses {

        private static final int STUDENTS = 8;
        private static final int STEPS = 20;
        /** For the marks of a first session that is no session before. */
        private static final SessionId NONE = new SessionId(987_654_321);

        private final LoopServices services;
        private final SmallColleges colleges;

        Addresses(LoopServices services, SmallColleges colleges) {
            this.services = services;
            this.colleges = colleges;
        }

        /**
         * @param done sequences, or people’s marks at sessions
         * @param missing what must be and is not
         * @param more what must not be, or is there twice
         * @param outcomes how often each step was answered how
         */
        record Walked(int done, long missing, long more, Map<String, Integer> outcomes) {}

        /**
         * So many sequences of twenty random steps at a new college, each going on from where the one before ended; after
         * each, everything that stands in the tables is looked at. Ends where platform and model go apart.
         */
        @PostMapping("/bench/loop/walks")
        Walked walk(@RequestParam long seed, @RequestParam int sequences, @RequestParam boolean forgetful) {
            // What a walk before left to be freed is none of this one's.
            services.clock().at(SmallCollege.TERM_TIME.plus(Duration.ofDays(3_650)), services.held()::freeWhatLapsed);
            LoopModel model =
                    forgetful ? new ForgetfulModel(SmallCollege.TERM_TIME) : new LoopModel(SmallCollege.TERM_TIME);
            Differences differences = new Differences();
            Map<String, Integer> outcomes = new TreeMap<>();
            SmallCollege college = colleges.found(STUDENTS);
            LoopWalk walk = new LoopWalk(services, college, model, new Random(seed), differences, outcomes);
            LoopLook look = new LoopLook(services, college, differences);
            int done = 0;
            while (done < sequences && !differences.any()) {
                for (int step = 1; step <= STEPS && !differences.any(); step++) {
                    walk.step("seed " + seed + ", sequence " + done + ", step " + step);
                }
                look.look(walk, "seed " + seed + ", after sequence " + done);
                done++;
            }
            return new Walked(done, differences.missing(), differences.more(), outcomes);
        }

        /** So many sessions, at each of which eight people sign in and out in all the wrong ways. */
        @PostMapping("/bench/loop/marks")
        Walked marks(@RequestParam long seed, @RequestParam int sessions) {
            Differences differences = new Differences();
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                MarkedSession marked =
                        new MarkedSession(services, colleges.found(STUDENTS), differences, new Random(seed), threads);
                SessionId before = NONE;
                for (int number = 1; number <= sessions; number++) {
                    before = marked.hold(number, before);
                }
            } finally {
                threads.shutdownNow();
            }
            return new Walked(sessions * STUDENTS, differences.missing(), differences.more(), Map.of());
        }
    }
}
