package org.qinglin.engine.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.Period;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.TimeBlocks;
import org.qinglin.engine.eligibility.AgeAndConsent;

/**
 * All roles in arrays, in an order of place: bands of latitude, by longitude within each. What the policies ask of words
 * and dates stands here as numbers, each meaning what the policy means; a test holds the two against each other.
 */
final class RoleTable {

    /** Bands of half the reach, but no more than some ten thousand of them. */
    private static final double LEAST_BAND_DEGREES = 0.02;

    private static final double MOST_DEGREES = 89;

    final int[] role;
    final int[] block;
    final int[] time;
    final double[] longitude;
    final double[] latitudeRadians;
    final double[] cosLatitude;
    final int[][] skill;
    final int[][] level;
    final long[] latestBirth;
    final long[] earliestBirth;
    final long[] fullAgeBirth;
    final int[] community;
    final int[] programme;
    final int[] team;
    final boolean[] blocksSomeone;

    final List<Period> times = new ArrayList<>();
    final Numbers skills = new Numbers();
    final Numbers communities = new Numbers();
    final Numbers programmes = new Numbers();
    final Numbers teams = new Numbers();

    private final double bandDegrees;
    private final double reachRadians;
    private final int[] bandStart;

    RoleTable(Problem problem, TimeBlocks blocks, int reachMetres) {
        List<Role> roles = problem.roles();
        int size = roles.size();
        // A metre more, for distances are rounded.
        reachRadians = (reachMetres + 1) / Position.METRES_PER_RADIAN;
        bandDegrees = Math.max(LEAST_BAND_DEGREES, Math.toDegrees(reachRadians) / 2);
        int bands = (int) (180 / bandDegrees) + 1;
        role = order(roles);
        bandStart = new int[bands + 1];
        block = new int[size];
        time = new int[size];
        longitude = new double[size];
        latitudeRadians = new double[size];
        cosLatitude = new double[size];
        skill = new int[size][];
        level = new int[size][];
        latestBirth = new long[size];
        earliestBirth = new long[size];
        fullAgeBirth = new long[size];
        community = new int[size];
        programme = new int[size];
        team = new int[size];
        blocksSomeone = new boolean[size];
        Map<Period, Integer> timeOf = new HashMap<>();
        for (int i = 0; i < size; i++) {
            Role each = roles.get(role[i]);
            bandStart[band(each.position().latitude()) + 1]++;
            block[i] = blocks.ofRole(role[i]);
            time[i] = timeOf.computeIfAbsent(each.period(), period -> {
                times.add(period);
                return times.size() - 1;
            });
            place(i, each.position());
            skill[i] = each.skills().keySet().stream().mapToInt(skills::of).toArray();
            level[i] =
                    each.skills().values().stream().mapToInt(Integer::intValue).toArray();
            ages(i, each);
            community[i] = communities.of(each.community());
            programme[i] = programmes.of(each.programme());
            String runs = each.team();
            team[i] = runs == null ? -1 : teams.of(runs);
            blocksSomeone[i] = !each.blockedPersons().isEmpty();
        }
        for (int b = 0; b < bands; b++) {
            bandStart[b + 1] += bandStart[b];
        }
    }

    private int[] order(List<Role> roles) {
        Integer[] sorted = new Integer[roles.size()];
        Arrays.setAll(sorted, r -> r);
        Arrays.sort(sorted, (one, other) -> {
            Position first = roles.get(one).position();
            Position second = roles.get(other).position();
            int byBand = Integer.compare(band(first.latitude()), band(second.latitude()));
            return byBand != 0 ? byBand : Double.compare(first.longitude(), second.longitude());
        });
        return Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
    }

    private void place(int i, Position position) {
        longitude[i] = position.longitude();
        latitudeRadians[i] = Position.radians(position.latitude());
        cosLatitude[i] = StrictMath.cos(latitudeRadians[i]);
    }

    /** A person is at least n years old on a day if born on or before the same day n years earlier. */
    private void ages(int i, Role each) {
        LocalDate day = each.start().toLocalDate();
        latestBirth[i] = day.minusYears(each.minAge()).toEpochDay();
        earliestBirth[i] = day.minusYears(each.maxAge() + 1L).toEpochDay();
        fullAgeBirth[i] = day.minusYears(AgeAndConsent.FULL_AGE).toEpochDay();
    }

    int firstBand(double latitudeDegrees) {
        return band(latitudeDegrees - Math.toDegrees(reachRadians));
    }

    int lastBand(double latitudeDegrees) {
        return band(latitudeDegrees + Math.toDegrees(reachRadians));
    }

    /** How far east or west anything within reach can be: 360 where a pole is near, or the date line. */
    double degreesAside(double longitudeDegrees, double latitudeDegrees) {
        double polewards = Math.abs(Math.toRadians(latitudeDegrees)) + reachRadians;
        if (polewards >= Math.toRadians(MOST_DEGREES)) {
            return 360;
        }
        // The meridians that touch a circle of this radius on the sphere.
        double aside =
                Math.toDegrees(Math.asin(Math.sin(reachRadians) / Math.cos(Math.toRadians(latitudeDegrees)))) + 1e-7;
        return Math.abs(longitudeDegrees) + aside > 180 ? 360 : aside;
    }

    /** The first role of a band at this longitude or east of it. */
    int firstFrom(int band, double longitudeDegrees) {
        int low = bandStart[band];
        int high = bandStart[band + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (longitude[middle] < longitudeDegrees) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int endOf(int band) {
        return bandStart[band + 1];
    }

    private int band(double latitudeDegrees) {
        return (int) Math.max(0, Math.min(180 / bandDegrees, (latitudeDegrees + 90) / bandDegrees));
    }

    /** Words as numbers from 0. */
    static final class Numbers {
        private final Map<String, Integer> numbers = new HashMap<>();

        int of(String word) {
            return numbers.computeIfAbsent(word, each -> numbers.size());
        }

        /** −1 for a word that no role names. */
        int known(String word) {
            return numbers.getOrDefault(word, -1);
        }

        int count() {
            return numbers.size();
        }
    }
}
