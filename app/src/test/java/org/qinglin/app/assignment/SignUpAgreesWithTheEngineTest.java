package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.Dispatcher;
import org.qinglin.app.matching.NewRun;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.BusyTime;
import org.qinglin.app.people.GuardianConsent;
import org.qinglin.app.people.NewStudent;
import org.qinglin.app.people.Skill;
import org.qinglin.app.people.Skills;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Weights;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What the sign-up refuses is what the engine leaves out: random students and roles, and the number of people whom the
 * engine's index found eligible for each role against the sign-up check asked of everyone.
 */
@PlatformTest
class SignUpAgreesWithTheEngineTest {

    private static final GeoPoint NEAR = new GeoPoint(120.17, 35.97);
    private static final int STUDENTS = 60;

    @Autowired
    private World world;

    @Autowired
    private Skills skills;

    @Autowired
    private Students students;

    @Autowired
    private Requests requests;

    @Autowired
    private Sessions sessions;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private SignUpCheck check;

    @Test
    void theSignUpCheckAndTheEnginesIndexAgree() {
        long seed = System.nanoTime();
        System.out.println("sign-up agrees with the engine: seed " + seed);
        var random = new Random(seed);
        var campus = world.campus("同规", 1);
        List.of("first-aid", "piano", "repair").forEach(code -> skills.add(new Skill(code, code, code)));
        students.register(
                campus.id(),
                IntStream.range(0, STUDENTS)
                        .mapToObj(i -> student(campus, i, random))
                        .toList());
        for (int i = 0; i < 14; i++) {
            var order = requests.submit(campus.communityViewer(), order(campus, i, random));
            requests.accept(campus.college(), order);
        }
        var run = dispatcher.runNow(
                campus.college(),
                new NewRun(
                        "同规",
                        LocalDate.of(2026, 6, 8),
                        LocalDate.of(2026, 6, 28),
                        World.NOW.plusSeconds(3600),
                        Weights.defaults()));
        int compared = 0;
        var everyone = students.profiles(campus.id()).stream()
                .map(each -> each.student().id())
                .toList();
        for (var role : runs.roles(run)) {
            var session = sessions.find(role.session()).orElseThrow();
            long fit = everyone.stream()
                    .filter(student -> check.refusal(
                                    campus.id(),
                                    student,
                                    offer(session, role.role().value(), student))
                            .isEmpty())
                    .count();
            assertThat(fit)
                    .as("seed %d: who may take role %s of %s", seed, role.role(), session)
                    .isEqualTo(role.eligible());
            compared++;
        }
        assertThat(compared).isGreaterThan(10);
    }

    private static Offer offer(ServiceSession session, long role, StudentId student) {
        var its = session.roles().stream()
                .map(SessionRole::id)
                .filter(id -> id.value() == role)
                .findFirst()
                .orElseThrow();
        return new Offer(
                new OfferId(0),
                0,
                its,
                session.id(),
                student,
                new Reasons(0, List.of(), 0, false, 0, 0, false, 0),
                Instant.EPOCH,
                Instant.MAX,
                Offer.Status.OFFERED,
                null);
    }

    private static NewStudent student(World.Campus campus, int index, Random random) {
        var born = LocalDate.of(2004 + random.nextInt(7), 1 + random.nextInt(12), 1 + random.nextInt(28));
        return new NewStudent(
                campus.schoolClass(),
                "agree-" + index,
                "同学" + index,
                born,
                null,
                NEAR,
                1 + random.nextInt(3),
                600,
                random.nextInt(8) == 0 ? null : World.NOW,
                random.nextBoolean() ? new GuardianConsent("家长", "父母", LocalDate.of(2026, 3, 1), "书面") : null,
                randomSkills(random),
                List.of(),
                random.nextInt(3) == 0
                        ? List.of()
                        : List.of(
                                busy(DayOfWeek.of(1 + random.nextInt(5)), random),
                                busy(DayOfWeek.of(6 + random.nextInt(2)), random)));
    }

    private static BusyTime busy(DayOfWeek day, Random random) {
        var starts = LocalTime.of(8 + random.nextInt(8), 30 * random.nextInt(2));
        return new BusyTime(day, starts, starts.plusMinutes(45 + 15L * random.nextInt(12)));
    }

    private static Map<String, Integer> randomSkills(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of();
            case 1 -> Map.of("first-aid", 1 + random.nextInt(5));
            case 2 -> Map.of("piano", 1 + random.nextInt(5));
            default -> Map.of("first-aid", 1 + random.nextInt(5), "repair", 1 + random.nextInt(5));
        };
    }

    private static NewRequest order(World.Campus campus, int index, Random random) {
        var from = LocalDateTime.of(2026, 6, 8 + index, 8 + random.nextInt(11), 30 * random.nextInt(2));
        int minAge = random.nextInt(3) == 0 ? 16 + random.nextInt(5) : 0;
        return new NewRequest(
                campus.id(),
                "VolunteerService",
                "同规" + index,
                "内容",
                "无特殊风险",
                false,
                null,
                minAge == 0 ? null : minAge,
                random.nextInt(4) == 0 ? 20 + random.nextInt(4) : null,
                1,
                "联系人",
                "10000000002",
                "活动室",
                NEAR,
                List.of(new NewRequest.Time(from, from.plusMinutes(60 + 30L * random.nextInt(6)))),
                List.of(new NewRequest.NewRole("助教", 1, 1 + random.nextInt(3), skill(random))));
    }

    private static Map<String, Integer> skill(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> Map.of();
            case 1 -> Map.of("first-aid", 1 + random.nextInt(4));
            default -> Map.of("piano", 1 + random.nextInt(4));
        };
    }
}
