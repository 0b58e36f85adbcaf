package org.qinglin.engine;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A session at another time: who could come then, of those at it who could still, and what that fills. */
final class ShiftedSession {

    private final Standing standing;
    private final int minutes;
    private final Map<Integer, int[]> able = new TreeMap<>();
    private final List<Role> roles;
    private boolean possible = true;

    ShiftedSession(Standing standing, String session, int minutes, LocalDateTime earliest) {
        this.standing = standing;
        this.roles = new ArrayList<>(standing.allRoles());
        this.minutes = minutes;
        for (int r = 0; r < roles.size(); r++) {
            Role role = roles.get(r);
            if (role.sessionId().equals(session)) {
                possible &= !role.start().plusMinutes(minutes).isBefore(earliest);
                roles.set(r, shifted(role));
                able.put(r, new int[0]);
            }
        }
        if (possible) {
            able.replaceAll((r, none) -> standing.near(r).atAnotherTime().stream()
                    .filter(p -> standing.mayTake(p, roles.get(r)))
                    .mapToInt(Integer::intValue)
                    .toArray());
        }
    }

    private Role shifted(Role role) {
        return role.toBuilder()
                .period(new Period(role.start().plusMinutes(minutes), role.end().plusMinutes(minutes)))
                .build();
    }

    Remedy remedy() {
        Remedy nothing = new Remedy(new Change.Shift(minutes), List.of(), 0, 0, 0);
        if (!possible || able.values().stream().allMatch(who -> who.length == 0)) {
            return nothing;
        }
        int[] blocks = standing.blocks(roles);
        boolean asBefore = able.size() == 1 && allStay() && sameBlocks(blocks);
        Filling filling = new Filling(
                blocks,
                standing.capacity(),
                role -> {
                    int[] then = able.get(role);
                    return then == null ? standing.eligible(role) : then;
                },
                role -> asBefore && !standing.replaceable(role));
        for (int r = 0; r < standing.roles(); r++) {
            for (int p : standing.chosen(r)) {
                if (!able.containsKey(r) && !filling.give(p, r)) {
                    return nothing; // the shift would join two blocks in which somebody serves
                }
            }
        }
        return filled(filling, blocks);
    }

    private boolean allStay() {
        return able.keySet().stream()
                .allMatch(r -> Arrays.stream(standing.chosen(r)).allMatch(p -> contains(able(r), p)));
    }

    /**
     * Whether the roles that somebody holds, and all other sessions', fall into the same time blocks as before, so that what
     * is known of them still holds.
     */
    private boolean sameBlocks(int[] blocks) {
        Map<Integer, Integer> thenOfNow = new TreeMap<>();
        Map<Integer, Integer> nowOfThen = new TreeMap<>();
        for (int r = 0; r < blocks.length; r++) {
            if (!able.containsKey(r) || standing.chosen(r).length > 0) {
                Integer then = thenOfNow.putIfAbsent(standing.block(r), blocks[r]);
                Integer now = nowOfThen.putIfAbsent(blocks[r], standing.block(r));
                if (then != null && then != blocks[r] || now != null && now != standing.block(r)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Remedy filled(Filling filling, int[] blocks) {
        int before = 0;
        int[] now = new int[standing.roles()];
        for (int r : able.keySet()) {
            before += standing.chosen(r).length;
            for (int p : standing.chosen(r)) {
                now[r] += contains(able(r), p) && filling.give(p, r) ? 1 : 0;
            }
        }
        Set<Integer> candidates = new TreeSet<>();
        Set<Integer> stayers = new TreeSet<>();
        for (int r : able.keySet()) {
            for (int p : standing.chosen(r)) {
                stayers.add(p);
            }
            for (int p : able(r)) {
                if (now[r] < roles.get(r).maxHeads() && filling.available(p, blocks[r], r, standing::replaceable)) {
                    candidates.add(p);
                }
            }
        }
        candidates.removeAll(stayers);
        int after = 0;
        Set<Integer> used = new TreeSet<>();
        TreeSet<String> names = new TreeSet<>();
        for (int r : able.keySet()) {
            while (now[r] < roles.get(r).maxHeads() && filling.fill(r)) {
                now[r]++;
            }
            after += now[r];
            if (now[r] > standing.chosen(r).length) {
                names.add(roles.get(r).id());
            }
            for (int p : able(r)) {
                if (!stayers.contains(p) && filling.holds(p, r)) {
                    used.add(p);
                }
            }
        }
        if (after <= before) {
            return new Remedy(new Change.Shift(minutes), List.of(), 0, 0, 0);
        }
        return new Remedy(
                new Change.Shift(minutes),
                List.copyOf(names),
                candidates.size(),
                used.size(),
                after - before - withoutShift());
    }

    /** How many more could be at the session as it is: there the plan is worth more with the places empty. */
    private int withoutShift() {
        Filling filling = standing.filling(standing.capacity(), standing::eligible, role -> false);
        int more = 0;
        for (int r : able.keySet()) {
            for (int k = standing.empty(r); k > 0 && filling.fill(r); k--) {
                more++;
            }
        }
        return more;
    }

    private static boolean contains(int[] sorted, int person) {
        return Arrays.binarySearch(sorted, person) >= 0;
    }

    private int[] able(int role) {
        return able.getOrDefault(role, new int[0]);
    }
}
