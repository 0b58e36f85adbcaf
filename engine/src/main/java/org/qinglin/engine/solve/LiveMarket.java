package org.qinglin.engine.solve;

import java.util.Arrays;

/**
 * Who holds what at which whole prices, in a network that changes. What is pinned stands before the rest: it takes a
 * student's room and block and a role's first places, and does not move.
 */
final class LiveMarket {

    /** More than anything is worth. */
    static final long NEVER = Long.MAX_VALUE >> 1;

    final LivePairs pairs;
    final Network.PlaceWorth worth;
    final boolean ownBlocks;

    // Students: tasks held at slotStart[s] … + taken[s] − 1, the first pinned[s] of them pinned.
    int students;
    int[] room;
    int[] taken;
    int[] pinned;
    int[] slotStart;
    private int[] slotSize;
    int[] slotRole;
    int[] slotValue;
    private int slotEnd;

    // Roles: heads at headStart[r] … + heads[r] − 1, the first pinnedHeads[r] of them pinned.
    int roles;
    int[] block;
    int[] places;
    long[] price;
    int[] heads;
    int[] pinnedHeads;
    int[] headStart;
    private int[] headSize;
    int[] headStudent;
    private int headEnd;

    /** Value of the plan, kept up with each task taken or left. */
    long objective;

    /** Told every task taken and left. */
    private final MoveListener listener;

    /** Told who takes or leaves what. */
    interface MoveListener {
        void moved(int student, int role, int value, boolean comes);
    }

    LiveMarket(Network net, long[] price, MoveListener listener) {
        this.pairs = new LivePairs(net);
        this.worth = net.worth();
        this.ownBlocks = net.everyRoleHasItsOwnBlock();
        this.listener = listener;
        students = net.students();
        room = net.capacity().clone();
        taken = new int[students];
        pinned = new int[students];
        slotStart = new int[students];
        slotSize = new int[students];
        for (int s = 0; s < students; s++) {
            slotStart[s] = slotEnd;
            slotSize[s] = Math.min(room[s], net.offset()[s + 1] - net.offset()[s]);
            slotEnd += slotSize[s];
        }
        slotRole = new int[slotEnd];
        slotValue = new int[slotEnd];
        roles = net.roles();
        block = net.block().clone();
        places = net.places().clone();
        this.price = price;
        heads = new int[roles];
        pinnedHeads = new int[roles];
        headStart = new int[roles];
        headSize = new int[roles];
        int[] columns = Columns.offsets(net);
        for (int r = 0; r < roles; r++) {
            headStart[r] = headEnd;
            headSize[r] = Math.min(places[r], columns[r + 1] - columns[r]);
            headEnd += headSize[r];
        }
        headStudent = new int[headEnd];
    }

    // ---- what is asked of it in the searches

    long marginOfSlot(int slot) {
        return slotValue[slot] - price[slotRole[slot]];
    }

    /** Where student s holds a role of the block of r, r itself for one; −1 if nowhere. */
    int slotInBlock(int s, int r) {
        for (int i = slotStart[s], end = i + taken[s]; i < end; i++) {
            if (slotRole[i] == r || (!ownBlocks && block[slotRole[i]] == block[r])) {
                return i;
            }
        }
        return -1;
    }

    /** What student s, who does not hold r, would give up for it; {@link #NEVER} if what is pinned stands in the way. */
    long givesUpFor(int s, int r) {
        int from = slotStart[s] + pinned[s];
        int same = slotInBlock(s, r);
        if (same >= 0) {
            return same < from ? NEVER : marginOfSlot(same);
        }
        if (taken[s] < room[s]) {
            return 0;
        }
        long least = NEVER;
        for (int i = from, end = slotStart[s] + taken[s]; i < end; i++) {
            least = Math.min(least, marginOfSlot(i));
        }
        return least;
    }

    /** What the place filled last earns. */
    long lastEarns(int r, int headsNow) {
        return worth.of(r, headsNow - 1) + price[r];
    }

    // ---- taking and leaving

    void take(int s, int r, int value) {
        growSlots(s);
        int slot = slotStart[s] + taken[s]++;
        slotRole[slot] = r;
        slotValue[slot] = value;
        growHeads(r);
        headStudent[headStart[r] + heads[r]] = s;
        objective += value + (long) worth.of(r, heads[r]);
        heads[r]++;
        listener.moved(s, r, value, true);
    }

    void leave(int s, int r) {
        int slot = slotOf(s, r);
        int value = slotValue[slot];
        int last = slotStart[s] + --taken[s];
        slotRole[slot] = slotRole[last];
        slotValue[slot] = slotValue[last];
        int head = headOf(r, s);
        heads[r]--;
        headStudent[head] = headStudent[headStart[r] + heads[r]];
        objective -= value + (long) worth.of(r, heads[r]);
        listener.moved(s, r, value, false);
    }

    boolean isPinned(int s, int r) {
        return slotOf(s, r) >= 0 && slotOf(s, r) < slotStart[s] + pinned[s];
    }

    /** What s holds of r stays where it is from now on. */
    void pin(int s, int r) {
        swapSlots(slotOf(s, r), slotStart[s] + pinned[s]++);
        swapHeads(headOf(r, s), headStart[r] + pinnedHeads[r]++);
    }

    void unpin(int s, int r) {
        swapSlots(slotOf(s, r), slotStart[s] + --pinned[s]);
        swapHeads(headOf(r, s), headStart[r] + --pinnedHeads[r]);
    }

    /** Where s holds r, or −1. */
    int slotOf(int s, int r) {
        for (int i = slotStart[s], end = i + taken[s]; i < end; i++) {
            if (slotRole[i] == r) {
                return i;
            }
        }
        return -1;
    }

    private int headOf(int r, int s) {
        int i = headStart[r];
        while (headStudent[i] != s) {
            i++;
        }
        return i;
    }

    private void swapSlots(int one, int other) {
        int role = slotRole[one];
        int value = slotValue[one];
        slotRole[one] = slotRole[other];
        slotValue[one] = slotValue[other];
        slotRole[other] = role;
        slotValue[other] = value;
    }

    private void swapHeads(int one, int other) {
        int student = headStudent[one];
        headStudent[one] = headStudent[other];
        headStudent[other] = student;
    }

    // ---- growing

    /** A student without room yet. */
    int addStudent() {
        int s = students++;
        room = LivePairs.room(room, s);
        taken = LivePairs.room(taken, s);
        pinned = LivePairs.room(pinned, s);
        slotStart = LivePairs.room(slotStart, s);
        slotSize = LivePairs.room(slotSize, s);
        pairs.addStudent(s);
        return s;
    }

    /** A role without places yet. */
    int addRole(int ofBlock) {
        int r = roles++;
        block = LivePairs.room(block, r);
        block[r] = ofBlock;
        places = LivePairs.room(places, r);
        heads = LivePairs.room(heads, r);
        pinnedHeads = LivePairs.room(pinnedHeads, r);
        headStart = LivePairs.room(headStart, r);
        headSize = LivePairs.room(headSize, r);
        price = r < price.length ? price : Arrays.copyOf(price, 2 * r + 1);
        pairs.addRole(r);
        return r;
    }

    private void growSlots(int s) {
        if (taken[s] == slotSize[s]) {
            int size = Math.max(2, 2 * slotSize[s]);
            slotRole = LivePairs.room(slotRole, slotEnd + size);
            slotValue = LivePairs.room(slotValue, slotEnd + size);
            System.arraycopy(slotRole, slotStart[s], slotRole, slotEnd, taken[s]);
            System.arraycopy(slotValue, slotStart[s], slotValue, slotEnd, taken[s]);
            slotStart[s] = slotEnd;
            slotSize[s] = size;
            slotEnd += size;
        }
    }

    private void growHeads(int r) {
        if (heads[r] == headSize[r]) {
            int size = Math.max(4, 2 * headSize[r]);
            headStudent = LivePairs.room(headStudent, headEnd + size);
            System.arraycopy(headStudent, headStart[r], headStudent, headEnd, heads[r]);
            headStart[r] = headEnd;
            headSize[r] = size;
            headEnd += size;
        }
    }
}
