package org.qinglin.engine;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cuts time into blocks of which a person serves in one at most once.
 *
 * <p>A modelling choice: each day falls into morning, afternoon and evening (cut at 12:00 and 18:00); where a session
 * crosses a cut (midnight too), the blocks on both sides become one for everybody. So every session lies in exactly one
 * block and sessions of different blocks never overlap. Sessions of one block need not overlap (8–9 and 10–11 of the same
 * morning); that nobody takes both is the price for which the plan stays a flow and its optimum provable.
 */
public final class TimeBlocks {

    private static final LocalTime NOON = LocalTime.NOON;
    private static final LocalTime EVENING = LocalTime.of(18, 0);

    private final int[] blockOfRole;
    private final int count;

    private TimeBlocks(int[] blockOfRole, int count) {
        this.blockOfRole = blockOfRole;
        this.count = count;
    }

    /** The blocks of these roles, numbered in the order of time. */
    public static TimeBlocks of(List<Role> roles) {
        TreeMap<Long, Long> lastOfFirst = new TreeMap<>();
        for (Role role : roles) {
            lastOfFirst.merge(firstCell(role), lastCell(role), Math::max);
        }
        Map<Long, Integer> blockOfCell = new HashMap<>();
        int block = -1;
        long reached = Long.MIN_VALUE;
        for (Map.Entry<Long, Long> run : lastOfFirst.entrySet()) {
            if (run.getKey() > reached) {
                block++;
                reached = run.getValue();
            } else {
                reached = Math.max(reached, run.getValue());
            }
            blockOfCell.put(run.getKey(), block);
        }
        int[] blocks = new int[roles.size()];
        for (int r = 0; r < blocks.length; r++) {
            Integer found = blockOfCell.get(firstCell(roles.get(r)));
            blocks[r] = found == null ? -1 : found;
        }
        return new TimeBlocks(blocks, block + 1);
    }

    /**
     * The blocks as the day falls, sessions that cross a cut counted to the one they begin in. Then sessions of different
     * blocks may overlap, which is for {@link Rules#together} to forbid.
     */
    public static TimeBlocks byStart(List<Role> roles) {
        TreeMap<Long, Integer> blockOfCell = new TreeMap<>();
        for (Role role : roles) {
            blockOfCell.put(firstCell(role), 0);
        }
        int block = 0;
        for (Map.Entry<Long, Integer> cell : blockOfCell.entrySet()) {
            cell.setValue(block++);
        }
        int[] blocks = new int[roles.size()];
        for (int r = 0; r < blocks.length; r++) {
            blocks[r] = blockOfCell.getOrDefault(firstCell(roles.get(r)), 0);
        }
        return new TimeBlocks(blocks, block);
    }

    /** The block of the role at this place of the list, 0 to {@link #count()} − 1. */
    public int ofRole(int index) {
        return blockOfRole[index];
    }

    public int count() {
        return count;
    }

    static long firstCell(Role role) {
        return cell(role.start());
    }

    static long lastCell(Role role) {
        return cell(role.end().minusNanos(1));
    }

    private static long cell(LocalDateTime moment) {
        LocalDate day = moment.toLocalDate();
        LocalTime time = moment.toLocalTime();
        int part = time.isBefore(NOON) ? 0 : time.isBefore(EVENING) ? 1 : 2;
        return day.toEpochDay() * 3 + part;
    }

    /** When a cell begins. */
    static LocalDateTime startOf(long cell) {
        LocalTime[] parts = {LocalTime.MIDNIGHT, NOON, EVENING};
        return LocalDate.ofEpochDay(Math.floorDiv(cell, 3)).atTime(parts[Math.floorMod(cell, 3)]);
    }
}
