package org.qinglin.engine.index;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Valuation;

/**
 * Finds one person's eligible roles and their values, asking the cheapest question first. One for each thread; its arrays
 * are used again for the next person.
 */
final class Finder {

    private static final int UNKNOWN = -1;

    private final Problem problem;
    private final RoleTable table;
    private final Valuation valuation;
    private final int reachMetres;
    private final Map<Period, long[]> timesWithin = new HashMap<>();
    private final Map<Period, long[]> timesOverlapping = new HashMap<>();
    private final long[] free;
    private final int[] levelHeld;
    private final int[] wishRank;
    private int[] blocked = new int[4];
    private int blockedCount;
    private int[] served = new int[4];
    private int servedCount;

    // What was found, by block.
    private long[] keys = new long[64];
    private int[] foundAt = new int[64];
    private int[] foundValue = new int[64];
    private int found;

    Finder(Problem problem, RoleTable table) {
        this.problem = problem;
        this.table = table;
        this.valuation = new Valuation(problem.weights());
        this.reachMetres = problem.weights().reachMetres();
        this.free = new long[(table.times.size() + 63) >>> 6];
        this.levelHeld = new int[table.skills.count()];
        this.wishRank = new int[table.programmes.count()];
        Arrays.fill(wishRank, UNKNOWN);
    }

    /** Number of pairs of the person last asked about. */
    int found() {
        return found;
    }

    /** The role of the i-th pair found, roles of one block side by side. */
    int role(int i) {
        return table.role[foundAt[(int) keys[i]]];
    }

    int value(int i) {
        return foundValue[(int) keys[i]];
    }

    /** Looks for all eligible roles of a person. */
    void find(Person person) {
        found = 0;
        learn(person);
        double lon = person.position().longitude();
        double lat = person.position().latitude();
        double latRadians = Position.radians(lat);
        double cosLat = StrictMath.cos(latRadians);
        long birth = person.birthDate().toEpochDay();
        int hoursShort = valuation.pointsOfHoursShort(person.minutesShort());
        int team = person.team() == null ? UNKNOWN : table.teams.known(person.team());
        double aside = table.degreesAside(lon, lat);
        for (int band = table.firstBand(lat), last = table.lastBand(lat); band <= last; band++) {
            int end = table.endOf(band);
            for (int i = table.firstFrom(band, lon - aside); i < end && table.longitude[i] <= lon + aside; i++) {
                if (freeAt(table.time[i]) && skilledFor(i) && oldEnough(i, birth, person) && wanted(i, person)) {
                    int metres = Position.metres(
                            latRadians,
                            cosLat,
                            lon,
                            table.latitudeRadians[i],
                            table.cosLatitude[i],
                            table.longitude[i]);
                    if (metres <= reachMetres) {
                        int value = valuation.value(
                                percents(i),
                                table.skill[i].length,
                                metres,
                                wishRank[table.programme[i]],
                                contains(served, servedCount, table.community[i]),
                                hoursShort,
                                team >= 0 && team == table.team[i]);
                        if (value > 0) {
                            add(i, value);
                        }
                    }
                }
            }
        }
        Arrays.sort(keys, 0, found);
        forget(person);
    }

    private boolean freeAt(int time) {
        return (free[time >>> 6] >>> time & 1) != 0;
    }

    private boolean skilledFor(int i) {
        int[] asked = table.skill[i];
        for (int k = 0; k < asked.length; k++) {
            if (levelHeld[asked[k]] < table.level[i][k]) {
                return false;
            }
        }
        return true;
    }

    private int percents(int i) {
        int[] asked = table.skill[i];
        int percents = 0;
        for (int k = 0; k < asked.length; k++) {
            percents += Valuation.percentOfSkill(levelHeld[asked[k]], table.level[i][k]);
        }
        return percents;
    }

    private boolean oldEnough(int i, long birth, Person person) {
        return birth <= table.latestBirth[i]
                && birth > table.earliestBirth[i]
                && (birth <= table.fullAgeBirth[i] || person.guardianConsent());
    }

    private boolean wanted(int i, Person person) {
        return !contains(blocked, blockedCount, table.community[i])
                && !(table.blocksSomeone[i]
                        && problem.roles().get(table.role[i]).blockedPersons().contains(person.id()));
    }

    private void add(int i, int value) {
        if (found == keys.length) {
            keys = Arrays.copyOf(keys, 2 * found);
            foundAt = Arrays.copyOf(foundAt, 2 * found);
            foundValue = Arrays.copyOf(foundValue, 2 * found);
        }
        keys[found] = (long) table.block[i] << 32 | found;
        foundAt[found] = i;
        foundValue[found++] = value;
    }

    // ---- the person in numbers

    private void learn(Person person) {
        Arrays.fill(free, 0);
        for (Period period : person.free()) {
            long[] within = timesWithin.computeIfAbsent(period, this::within);
            for (int w = 0; w < free.length; w++) {
                free[w] |= within[w];
            }
        }
        for (Period period : person.taken()) {
            long[] overlapping = timesOverlapping.computeIfAbsent(period, this::overlapping);
            for (int w = 0; w < free.length; w++) {
                free[w] &= ~overlapping[w];
            }
        }
        person.skills().forEach((code, level) -> {
            int skill = table.skills.known(code);
            if (skill >= 0) {
                levelHeld[skill] = level;
            }
        });
        for (int rank = person.wishes().size() - 1; rank >= 0; rank--) {
            int programme = table.programmes.known(person.wishes().get(rank));
            if (programme >= 0) {
                wishRank[programme] = rank;
            }
        }
        blockedCount = 0;
        for (String community : person.blockedCommunities()) {
            int number = table.communities.known(community);
            if (number >= 0) {
                blocked = room(blocked, blockedCount);
                blocked[blockedCount++] = number;
            }
        }
        servedCount = 0;
        for (String community : person.servedCommunities()) {
            int number = table.communities.known(community);
            if (number >= 0) {
                served = room(served, servedCount);
                served[servedCount++] = number;
            }
        }
    }

    private void forget(Person person) {
        for (String code : person.skills().keySet()) {
            int skill = table.skills.known(code);
            if (skill >= 0) {
                levelHeld[skill] = 0;
            }
        }
        for (String wish : person.wishes()) {
            int programme = table.programmes.known(wish);
            if (programme >= 0) {
                wishRank[programme] = UNKNOWN;
            }
        }
    }

    private long[] within(Period period) {
        long[] times = new long[free.length];
        for (int t = 0; t < table.times.size(); t++) {
            if (period.contains(table.times.get(t))) {
                times[t >>> 6] |= 1L << t;
            }
        }
        return times;
    }

    private long[] overlapping(Period period) {
        long[] times = new long[free.length];
        for (int t = 0; t < table.times.size(); t++) {
            if (period.overlaps(table.times.get(t))) {
                times[t >>> 6] |= 1L << t;
            }
        }
        return times;
    }

    private static int[] room(int[] numbers, int count) {
        return count < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
    }

    private static boolean contains(int[] numbers, int count, int number) {
        for (int i = 0; i < count; i++) {
            if (numbers[i] == number) {
                return true;
            }
        }
        return false;
    }
}
