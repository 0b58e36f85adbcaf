package org.qinglin.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.engine.Assignment;
import org.qinglin.engine.BestByTrying;
import org.qinglin.engine.Certificate;
import org.qinglin.engine.Matcher;
import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;
import org.qinglin.engine.Parts;
import org.qinglin.engine.Person;
import org.qinglin.engine.Plan;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.RandomProblems;
import org.qinglin.engine.Role;
import org.qinglin.engine.TimeBlocks;
import org.qinglin.engine.Valuation;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.format.CertificateFile;
import org.qinglin.engine.format.Digest;
import org.qinglin.engine.format.PairFiles;
import org.qinglin.engine.format.PlanFiles;
import org.qinglin.engine.format.ProblemFiles;
import org.qinglin.engine.verify.Verdict.Outcome;

/** Whoever changes a plan's folder is found out: by a digest at once, by the proof if the digests were made anew. */
class TamperingTest {

    @TempDir
    Path folder;

    private Path input;
    private Path plan;

    @BeforeEach
    void folders() throws IOException {
        input = Files.createDirectory(folder.resolve("input"));
        plan = Files.createDirectory(folder.resolve("plan"));
    }

    @Test
    void anyAlteredByteIsRefusedByADigest() throws Exception {
        Problem problem = RandomProblems.of(11, 6, 6);
        ProblemFiles.write(problem, input);
        Plan found = Matcher.exact().match(problem, Progress.SILENT);
        assertThat(found.assignments()).isNotEmpty();
        PlanFiles.write(problem, found, input, plan);
        assertThat(Verifier.problem(input, plan).outcome()).isEqualTo(Outcome.OPTIMAL);
        for (String name : List.of(PlanFiles.PLAN, CertificateFile.NAME)) {
            byte[] whole = Files.readAllBytes(plan.resolve(name));
            for (int at = 0; at < whole.length; at++) {
                for (int change : new int[] {1, 0x20, 0x80}) {
                    byte[] altered = whole.clone();
                    altered[at] ^= (byte) change;
                    Files.write(plan.resolve(name), altered);
                    assertRefusedByDigest(name + ", byte " + at + " changed by " + change);
                }
            }
            for (int at = 0; at <= whole.length; at++) {
                byte[] longer = new byte[whole.length + 1];
                System.arraycopy(whole, 0, longer, 0, at);
                longer[at] = ' ';
                System.arraycopy(whole, at, longer, at + 1, whole.length - at);
                Files.write(plan.resolve(name), longer);
                assertRefusedByDigest(name + ", space at " + at);
            }
            byte[] shorter = new byte[whole.length - 1];
            System.arraycopy(whole, 0, shorter, 0, shorter.length);
            Files.write(plan.resolve(name), shorter);
            assertRefusedByDigest(name + ", last byte gone");
            Files.write(plan.resolve(name), whole);
        }
        assertThat(Verifier.problem(input, plan).outcome()).isEqualTo(Outcome.OPTIMAL);
    }

    @Test
    void anotherInputIsRefused() throws Exception {
        Problem problem = RandomProblems.of(11, 6, 6);
        ProblemFiles.write(problem, input);
        PlanFiles.write(problem, Matcher.exact().match(problem, Progress.SILENT), input, plan);
        Path people = input.resolve("people.csv");
        String text = Files.readString(people);
        Files.writeString(people, text + "newcomer,0,120.17,35.97,2005-01-01,true,,,,,0,,,\n");
        assertRefusedByDigest("a person added");
        Files.writeString(people, text);
        Files.delete(input.resolve("weights.csv"));
        assertRefusedByDigest("weights removed");
    }

    private void assertRefusedByDigest(String what) throws Exception {
        Verdict verdict = Verifier.problem(input, plan);
        assertThat(verdict.outcome()).as(what).isEqualTo(Outcome.REFUSED);
        assertThat(verdict.reasons()).as(what).hasSize(1).first().asString().matches(".*(digest|seal).*");
    }

    /**
     * Digests made anew, plan and prices changed at random: accepted as optimal exactly when the plan may be carried out,
     * is worth what trying every plan finds, and the bound by its definition is no higher.
     */
    @Test
    void withDigestsMadeAnewItIsRefusedExactlyWhenThePlanOrTheProofIsWrong() throws Exception {
        int accepted = 0;
        int refused = 0;
        for (long seed = 0; seed < 700; seed++) {
            Random random = new Random(seed);
            PairList list = PairTruth.randomList(random);
            PairFiles.write(list, input);
            PairPlan found = list.match(Progress.SILENT);
            List<int[]> rows = PairTruth.rows(list, found);
            int changes = random.nextInt(3);
            for (int i = 0; i < changes; i++) {
                PairTruth.change(rows, list, random);
            }
            SortedMap<String, Long> prices =
                    new TreeMap<>(found.certificate(list).prices());
            if (random.nextInt(3) == 0 && !prices.isEmpty()) {
                String one = new ArrayList<>(prices.keySet()).get(random.nextInt(prices.size()));
                prices.merge(one, (long) random.nextInt(9) - 4, Long::sum);
            }
            long stated = random.nextBoolean() ? found.objective() : PairTruth.sum(rows);
            long scale = found.scale();
            writeAnew(list, rows, new Certificate(stated, stated, scale, prices));

            boolean right = PairTruth.feasible(list, rows)
                    && PairTruth.sum(rows) == stated
                    && stated == PairTruth.best(list)
                    && PairTruth.boundByDefinition(list, prices, scale) == stated;
            Verdict verdict = Verifier.pairs(input, plan);
            assertThat(verdict.outcome())
                    .as("seed %d: %s", seed, verdict.reasons())
                    .isEqualTo(right ? Outcome.OPTIMAL : Outcome.REFUSED);
            accepted += right ? 1 : 0;
            refused += right ? 0 : 1;
        }
        assertThat(accepted).as("cases accepted").isGreaterThan(100);
        assertThat(refused).as("cases refused").isGreaterThan(100);
    }

    /** The same with people and roles: time blocks, overlaps, eligibility and the values of places. */
    @Test
    void aPlanOfPeopleIsRefusedExactlyWhenItOrItsProofIsWrong() {
        int accepted = 0;
        int refused = 0;
        for (long seed = 0; seed < 1200; seed++) {
            Problem problem = RandomProblems.of(seed, 4, 4);
            long best = BestByTrying.of(problem, 12);
            Plan found = Matcher.exact().match(problem, Progress.SILENT);
            if (best < 0 || problem.roles().isEmpty()) {
                continue;
            }
            Random random = new Random(seed);
            List<Assignment> changed = new ArrayList<>(found.assignments());
            if (!changed.isEmpty() && random.nextInt(3) > 0) {
                changed.remove(random.nextInt(changed.size()));
            }
            if (random.nextInt(3) > 0) {
                Person person =
                        problem.people().get(random.nextInt(problem.people().size()));
                Role role = problem.roles().get(random.nextInt(problem.roles().size()));
                Parts parts = new Valuation(problem.weights()).of(person, role);
                changed.add(new Assignment(person.id(), role.id(), parts.value(), parts));
            }
            long worth = worthIfAllowed(problem, changed);
            long stated = random.nextBoolean() ? found.certificate().objective() : Math.max(0, worth);
            Plan forged = new Plan(
                    changed,
                    new Certificate(
                            stated,
                            stated,
                            found.certificate().scale(),
                            found.certificate().prices()),
                    found.eligiblePairs());
            // The prices are the engine's own, so the proof holds exactly for plans that are worth the best value.
            boolean right = worth == stated && worth == best;
            assertThat(Verifier.check(problem, forged).outcome())
                    .as("seed %d: %s", seed, Verifier.check(problem, forged).reasons())
                    .isEqualTo(right ? Outcome.OPTIMAL : Outcome.REFUSED);
            accepted += right ? 1 : 0;
            refused += right ? 0 : 1;
        }
        assertThat(accepted).as("cases accepted").isGreaterThan(100);
        assertThat(refused).as("cases refused").isGreaterThan(100);
    }

    /** What the plan is worth, or −1 if it may not be carried out. */
    private static long worthIfAllowed(Problem problem, List<Assignment> plan) {
        Map<String, Integer> heads = new HashMap<>();
        Map<String, Integer> tasks = new HashMap<>();
        Set<String> busy = new HashSet<>();
        TimeBlocks blocks = problem.blocks();
        long worth = 0;
        for (Assignment each : plan) {
            Person person = problem.people().stream()
                    .filter(one -> one.id().equals(each.personId()))
                    .findFirst()
                    .orElseThrow();
            Role role = problem.roles().stream()
                    .filter(one -> one.id().equals(each.roleId()))
                    .findFirst()
                    .orElseThrow();
            int head = heads.merge(role.id(), 1, Integer::sum);
            if (new Eligibility(problem.weights()).check(person, role).isPresent()
                    || each.value() < 1
                    || head > role.maxHeads()
                    || tasks.merge(person.id(), 1, Integer::sum) > person.capacity()
                    || !busy.add(
                            person.id() + "/" + blocks.ofRole(problem.roles().indexOf(role)))) {
                return -1;
            }
            worth += each.value() + problem.weights().place(role, head);
        }
        return worth;
    }

    @Test
    void aTrulyStatedGapIsFeasibleButNotOptimal() throws Exception {
        PairList list = new PairList(
                List.of("a"), new int[] {1}, List.of("x"), new int[] {1}, new int[] {0, 1}, new int[] {0}, new int[] {5
                });
        PairFiles.write(list, input);
        writeAnew(list, List.of(), new Certificate(0, 5, 1, new TreeMap<>(Map.of("x", 0L))));
        Verdict verdict = Verifier.pairs(input, plan);
        assertThat(verdict).isEqualTo(new Verdict(Outcome.FEASIBLE, 0, 5, List.of()));
    }

    @Test
    void pricesOutOfRangeOrForOthersAreRefused() throws Exception {
        PairList list = new PairList(
                List.of("a"), new int[] {0}, List.of("x"), new int[] {0}, new int[] {0, 1}, new int[] {0}, new int[] {5
                });
        PairFiles.write(list, input);
        for (SortedMap<String, Long> prices : List.of(
                new TreeMap<>(Map.of("x", Long.MIN_VALUE)),
                new TreeMap<>(Map.of("y", 0L)),
                new TreeMap<String, Long>(),
                new TreeMap<>(Map.of("x", 0L, "y", 0L)))) {
            writeAnew(list, List.of(), new Certificate(0, 0, 1, prices));
            assertThat(Verifier.pairs(input, plan).outcome()).as("%s", prices).isEqualTo(Outcome.REFUSED);
        }
        for (long scale : new long[] {0, -1, Long.MAX_VALUE}) {
            writeAnew(list, List.of(), new Certificate(0, 0, scale, new TreeMap<>(Map.of("x", 0L))));
            assertThat(Verifier.pairs(input, plan).outcome())
                    .as("scale %d", scale)
                    .isEqualTo(Outcome.REFUSED);
        }
    }

    private void writeAnew(PairList list, List<int[]> rows, Certificate certificate) throws IOException {
        StringBuilder text = new StringBuilder("student,need,value\n");
        for (int[] row : rows) {
            text.append(list.students().get(row[0]))
                    .append(',')
                    .append(list.needs().get(row[1]))
                    .append(',');
            text.append(row[2]).append('\n');
        }
        Files.writeString(plan.resolve(PlanFiles.PLAN), text.toString());
        SortedMap<String, String> digests = CertificateFile.digests(input, PairFiles.names());
        CertificateFile file = CertificateFile.of(certificate, digests, Digest.of(plan.resolve(PlanFiles.PLAN)));
        Files.writeString(plan.resolve(CertificateFile.NAME), file.text());
    }
}
