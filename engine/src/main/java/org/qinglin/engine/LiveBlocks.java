package org.qinglin.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The {@link TimeBlocks} of roles that go on coming. Blocks keep their numbers, and may grow; none becomes two. */
final class LiveBlocks {

    /** What {@link #of} answers for a role that would make one block of two. */
    static final int JOINS = -1;

    private record Block(int number, long first, long last) {}

    private final TreeMap<Long, Block> byFirst = new TreeMap<>();
    private int count;

    /** Numbered as {@link TimeBlocks} does. */
    LiveBlocks(List<Role> roles) {
        TimeBlocks blocks = TimeBlocks.of(roles);
        Map<Integer, Block> found = new TreeMap<>();
        for (int r = 0; r < roles.size(); r++) {
            Role role = roles.get(r);
            found.merge(
                    blocks.ofRole(r),
                    new Block(blocks.ofRole(r), TimeBlocks.firstCell(role), TimeBlocks.lastCell(role)),
                    LiveBlocks::joined);
        }
        found.values().forEach(block -> byFirst.put(block.first(), block));
        count = blocks.count();
    }

    /** The block of a role that comes, {@link #JOINS} if it would join two that have been apart. O(log blocks). */
    int of(Role role) {
        long first = TimeBlocks.firstCell(role);
        long last = TimeBlocks.lastCell(role);
        List<Block> met = new ArrayList<>();
        Map.Entry<Long, Block> before = byFirst.lowerEntry(first);
        if (before != null && before.getValue().last() >= first) {
            met.add(before.getValue());
        }
        met.addAll(byFirst.subMap(first, true, last, true).values());
        if (met.size() > 1) {
            return JOINS;
        }
        Block block = new Block(met.isEmpty() ? count++ : met.get(0).number(), first, last);
        if (!met.isEmpty()) {
            byFirst.remove(met.get(0).first());
            block = joined(met.get(0), block);
        }
        byFirst.put(block.first(), block);
        return block.number();
    }

    /** The number of the block of a role that is there. */
    int numberOf(Role role) {
        return blockOf(role).number();
    }

    /** All of the block of a role that is there: nothing outside it overlaps anything inside. */
    Period around(Role role) {
        Block block = blockOf(role);
        return new Period(TimeBlocks.startOf(block.first()), TimeBlocks.startOf(block.last() + 1));
    }

    private Block blockOf(Role role) {
        Map.Entry<Long, Block> found = byFirst.floorEntry(TimeBlocks.firstCell(role));
        if (found == null) {
            throw new IllegalArgumentException("The role " + role.id() + " lies in no block.");
        }
        return found.getValue();
    }

    private static Block joined(Block one, Block other) {
        return new Block(one.number(), Math.min(one.first(), other.first()), Math.max(one.last(), other.last()));
    }
}
