package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeBlocksTest {

    @Test
    void cutADayIntoMorningAfternoonAndEvening() {
        TimeBlocks blocks =
                blocks(role("09:00", "12:00"), role("12:00", "18:00"), role("18:00", "20:00"), role("08:00", "09:00"));
        assertThat(List.of(blocks.ofRole(0), blocks.ofRole(1), blocks.ofRole(2), blocks.ofRole(3)))
                .containsExactly(0, 1, 2, 0);
        assertThat(blocks.count()).isEqualTo(3);
    }

    @Test
    void mergeWhereASessionCrossesACut() {
        TimeBlocks blocks =
                blocks(role("09:00", "10:00"), role("11:00", "13:00"), role("16:00", "17:00"), role("18:30", "19:00"));
        assertThat(blocks.ofRole(0)).isEqualTo(blocks.ofRole(1)).isEqualTo(blocks.ofRole(2));
        assertThat(blocks.ofRole(3)).isNotEqualTo(blocks.ofRole(0));
    }

    @Test
    void mergeOverMidnightAndChainMerges() {
        Role night = new Between("2026-11-28T22:00", "2026-11-29T01:00").role();
        Role nextMorning = new Between("2026-11-29T10:00", "2026-11-29T12:30").role();
        Role nextAfternoon = new Between("2026-11-29T14:00", "2026-11-29T15:00").role();
        Role nextEvening = new Between("2026-11-29T19:00", "2026-11-29T20:00").role();
        TimeBlocks blocks = TimeBlocks.of(List.of(night, nextMorning, nextAfternoon, nextEvening));
        assertThat(blocks.ofRole(0)).isEqualTo(blocks.ofRole(1)).isEqualTo(blocks.ofRole(2));
        assertThat(blocks.ofRole(3)).isNotEqualTo(blocks.ofRole(0));
    }

    @Test
    void neverPutSessionsThatOverlapIntoDifferentBlocks() {
        for (long seed = 0; seed < 200; seed++) {
            List<Role> roles = RandomProblems.of(seed, 0, 12).roles();
            TimeBlocks blocks = TimeBlocks.of(roles);
            for (int a = 0; a < roles.size(); a++) {
                for (int b = 0; b < a; b++) {
                    if (roles.get(a).period().overlaps(roles.get(b).period())) {
                        assertThat(blocks.ofRole(a)).as("seed %d", seed).isEqualTo(blocks.ofRole(b));
                    }
                }
            }
        }
    }

    private static TimeBlocks blocks(Role... roles) {
        return TimeBlocks.of(List.of(roles));
    }

    private static Role role(String start, String end) {
        return new Between("2026-11-28T" + start, "2026-11-28T" + end).role();
    }

    private record Between(String start, String end) {
        Role role() {
            return Role.of(
                            "r" + start,
                            new Period(LocalDateTime.parse(start), LocalDateTime.parse(end)),
                            new Position(120, 36))
                    .build();
        }
    }
}
