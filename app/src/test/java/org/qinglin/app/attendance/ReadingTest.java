package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qinglin.app.attendance.Doubt.ABSENT_BUT_SCANNED;
import static org.qinglin.app.attendance.Doubt.NO_MARK;
import static org.qinglin.app.attendance.Doubt.NO_SIGN_IN;
import static org.qinglin.app.attendance.Doubt.NO_SIGN_OUT;
import static org.qinglin.app.attendance.Doubt.SIGNED_IN_TWICE;
import static org.qinglin.app.attendance.Doubt.SIGNED_OUT_TWICE;
import static org.qinglin.app.attendance.Doubt.TOO_SHORT;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qinglin.app.attendance.Reading.Span;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.StudentId;

/** What marks say, in every order and gap: never negative, never double, and what is doubtful is proposed, not decided. */
class ReadingTest {

    private static final Instant START =
            LocalDateTime.of(2026, 6, 6, 9, 0).atZone(China.TIME).toInstant();
    private static final Span OVER = new Span(START, START.plusSeconds(7200), true);
    private static final Span RUNNING = new Span(START, START.plusSeconds(7200), false);

    /** Marks as {@code "in 0, out 120"}: minutes after the start. */
    private static List<Mark> marks(String words) {
        return words.isEmpty()
                ? List.of()
                : Arrays.stream(words.split(", "))
                        .map(each -> each.split(" "))
                        .map(each -> mark(
                                each[0].equals("in") ? MarkKind.IN : MarkKind.OUT,
                                START.plusSeconds(60 * Long.parseLong(each[1]))))
                        .toList();
    }

    private static Mark mark(MarkKind kind, Instant at) {
        return new Mark(new StudentId(1), kind, at, Mark.Source.SCANNED, null, null, null);
    }

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of("in 0, out 120", 120, Set.of(), 120),
                Arguments.of("in -20, out 150", 120, Set.of(), 120), // only the session's own time
                Arguments.of("in 5, out 50, in 60, out 115", 100, Set.of(), 100),
                Arguments.of("in 0, in 5, out 120", 120, Set.of(), 120), // the same, scanned once more
                Arguments.of("in 0, in 60, out 120", 120, Set.of(SIGNED_IN_TWICE), 120),
                Arguments.of("in 10", 0, Set.of(NO_SIGN_OUT), 110),
                Arguments.of("in 0, out 60, in 70", 60, Set.of(NO_SIGN_OUT), 110),
                Arguments.of("out 110", 0, Set.of(NO_SIGN_IN), 110),
                Arguments.of("out 30, in 40, out 120", 80, Set.of(NO_SIGN_IN), 110),
                Arguments.of("out -5, in 0, out 120", 120, Set.of(NO_SIGN_IN), 120),
                Arguments.of("in 0, out 100, out 105", 100, Set.of(), 100),
                Arguments.of("in 0, out 90, out 120", 90, Set.of(SIGNED_OUT_TWICE), 90),
                Arguments.of("in 0, out 59", 59, Set.of(TOO_SHORT), 0), // one half is the least
                Arguments.of("in 0, out 60", 60, Set.of(), 60),
                Arguments.of("in 119", 0, Set.of(NO_SIGN_OUT, TOO_SHORT), 0),
                Arguments.of("in 130, out 140", 0, Set.of(TOO_SHORT), 0),
                Arguments.of("in 0, out 40, in 40, out 80, in 80, out 120", 120, Set.of(), 120),
                Arguments.of("", 0, Set.of(NO_MARK), 0));
    }

    @ParameterizedTest(name = "[{0}]")
    @MethodSource("cases")
    void marksOfASessionThatIsOver(String words, int minutes, Set<Doubt> doubts, int proposal) {
        var reading = Reading.of(OVER, marks(words), false, 0.5);
        assertThat(reading.minutes()).isEqualTo(minutes);
        assertThat(reading.doubts()).isEqualTo(doubts);
        assertThat(reading.proposal()).isEqualTo(proposal);
    }

    @Test
    void whileItRunsWhoIsThereIsNotDoubtful() {
        assertThat(Reading.of(RUNNING, marks("in 0"), false, 0.5).doubts()).isEmpty();
        assertThat(Reading.of(RUNNING, List.of(), false, 0.5).doubts()).isEmpty();
        assertThat(Reading.of(RUNNING, marks("in 0"), false, 0.5).inNow()).isTrue();
    }

    @Test
    void absentAgainstAScanIsLookedAt_andAbsentAloneIsNot() {
        var scanned = Reading.of(OVER, marks("in 0, out 120"), true, 0.5);
        assertThat(scanned.doubts()).containsExactly(ABSENT_BUT_SCANNED);
        assertThat(scanned.proposal()).isZero();
        assertThat(Reading.of(OVER, List.of(), true, 0.5).doubts()).isEmpty();
    }

    @Test
    void withoutALeastShareAFewMinutesCountToo() {
        assertThat(Reading.of(OVER, marks("in 0, out 3"), false, 0).doubts()).isEmpty();
        assertThat(Reading.of(OVER, marks("in 0, out 119"), false, 1).doubts()).containsExactly(TOO_SHORT);
    }

    @Test
    void overMidnightMinutesAreMinutes() {
        var evening = LocalDateTime.of(2026, 6, 6, 23, 0).atZone(China.TIME).toInstant();
        var span = new Span(evening, evening.plusSeconds(7200), true);
        var reading = Reading.of(
                span, List.of(mark(MarkKind.IN, evening), mark(MarkKind.OUT, evening.plusSeconds(7300))), false, 0.5);
        assertThat(reading.minutes()).isEqualTo(120);
        assertThat(reading.doubts()).isEmpty();
    }

    @Test
    void whateverIsMarkedNothingIsNegativeOrDoubleOrMoreThanTheSession() {
        long seed = new Random().nextLong();
        System.out.println("ReadingTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            var marks = new ArrayList<Mark>();
            int count = random.nextInt(9);
            for (int i = 0; i < count; i++) {
                marks.add(mark(
                        random.nextBoolean() ? MarkKind.IN : MarkKind.OUT,
                        START.plusSeconds(random.nextInt(60 * 60 * 4) - 60 * 60)));
            }
            marks.sort(Comparator.comparing(Mark::at));
            var reading = Reading.of(OVER, marks, random.nextInt(5) == 0, random.nextDouble());
            var told = "seed " + seed + ", round " + round + ": " + marks;
            assertThat(reading.minutes()).as(told).isBetween(0, 120);
            assertThat(reading.proposal()).as(told).isBetween(0, 120);
            assertThat(reading.minutes()).as(told).isLessThanOrEqualTo(covered(marks));
            if (reading.doubts().isEmpty()) {
                assertThat(reading.proposal()).as(told).isEqualTo(reading.minutes());
            }
            assertThat(Reading.of(OVER, marks, false, 0).minutes())
                    .as(told + " with the first mark twice")
                    .isEqualTo(Reading.of(OVER, withFirstTwice(marks), false, 0).minutes());
        }
    }

    private static List<Mark> withFirstTwice(List<Mark> marks) {
        return marks.isEmpty()
                ? marks
                : Stream.concat(Stream.of(marks.get(0)), marks.stream()).toList();
    }

    /** Minutes of the session between a sign-in and any later sign-out, counted one by one: the most that can be shown. */
    private static int covered(List<Mark> marks) {
        int minutes = 0;
        for (int minute = 0; minute < 120; minute++) {
            var from = START.plusSeconds(60L * minute);
            var to = from.plusSeconds(60);
            boolean came =
                    marks.stream().anyMatch(each -> each.in() && each.at().isBefore(to));
            boolean left =
                    marks.stream().anyMatch(each -> !each.in() && each.at().isAfter(from));
            minutes += came && left ? 1 : 0;
        }
        return minutes;
    }
}
