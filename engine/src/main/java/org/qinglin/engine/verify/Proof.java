package org.qinglin.engine.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.qinglin.engine.Certificate;
import org.qinglin.engine.Progress;
import org.qinglin.engine.format.PlanFiles.Claim;
import org.qinglin.engine.format.UnreadableInput;

/**
 * Checks a plan against its market: that it may be carried out, what it is worth, and what the prices prove. Exact: sums
 * are big integers, single products are kept below 2⁶².
 */
final class Proof {

    private static final int MOST_REASONS = 20;
    private static final long MOST = 1L << 61;

    private static final int CHUNK = 1024;

    private final Market market;
    private final Progress progress;
    private final int[] heads;
    private final Taken taken = new Taken();
    private final List<String> reasons = new ArrayList<>();

    private Proof(Market market, Progress progress) {
        this.market = market;
        this.progress = progress;
        this.heads = new int[market.places()];
    }

    /** @param statedOptimal what the certificate says of itself */
    static Verdict check(
            Market market,
            Claims claims,
            Certificate certificate,
            long statedGap,
            boolean statedOptimal,
            Progress progress)
            throws IOException, UnreadableInput {
        return new Proof(market, progress).check(claims, certificate, statedGap, statedOptimal);
    }

    /** Tells the lines of a plan, from a file or from memory. */
    interface Claims {
        void each(Consumer<Claim> line) throws IOException, UnreadableInput;
    }

    private Verdict check(Claims claims, Certificate certificate, long statedGap, boolean statedOptimal)
            throws IOException, UnreadableInput {
        BigInteger objective = feasible(claims);
        if (!reasons.isEmpty()) {
            return Verdict.refused(reasons);
        }
        long[] price = prices(certificate);
        if (!reasons.isEmpty()) {
            return Verdict.refused(reasons);
        }
        market.close(certificate.impossible()).forEach(this::reason);
        market.reckonAsWholes(certificate.wholes()).forEach(this::reason);
        market.priceFloors(certificate.floorPrices(), heads).forEach(this::reason);
        if (!reasons.isEmpty()) {
            return Verdict.refused(reasons);
        }
        BigInteger bound = bound(price, certificate.scale()).add(market.pinned());
        expect("objective", BigInteger.valueOf(certificate.objective()), objective);
        expect("bound", BigInteger.valueOf(certificate.bound()), bound);
        expect("gap", BigInteger.valueOf(statedGap), bound.subtract(objective));
        boolean optimal = bound.equals(objective);
        if (statedOptimal != optimal) {
            reasons.add("the certificate says optimal " + statedOptimal + ", but the prices leave a gap of "
                    + bound.subtract(objective));
        }
        if (!reasons.isEmpty()) {
            return Verdict.refused(reasons);
        }
        return new Verdict(
                optimal ? Verdict.Outcome.OPTIMAL : Verdict.Outcome.FEASIBLE,
                objective.longValueExact(),
                bound.longValueExact(),
                List.of());
    }

    /** The value of the plan; says in {@link #reasons} what forbids it. */
    private BigInteger feasible(Claims claims) throws IOException, UnreadableInput {
        int[] held = new int[market.places()];
        BitSet pins = new BitSet();
        BigInteger[] value = {market.pinned()};
        claims.each(claim -> {
            int person = market.personOf(claim.student());
            int place = market.placeOf(claim.place());
            if (person < 0 || place < 0) {
                reason("the plan names " + pair(claim) + ", but the input has no such "
                        + (person < 0 ? "student" : "place"));
                return;
            }
            int pin = market.pinOf(person, place);
            long worth = pin >= 0 ? market.pinnedValue(person, place) : market.value(person, place);
            if (worth == 0 && pin < 0) {
                reason(pair(claim) + " is not eligible: " + market.whyNot(person, place));
            } else if (worth != claim.value()) {
                reason(pair(claim) + " is worth " + worth + ", not " + claim.value());
            } else if (!claim.told().equals(market.told(person, place))) {
                reason("for " + pair(claim) + " the plan tells " + claim.told() + ", not "
                        + market.told(person, place));
            }
            taken.add(person, place);
            heads[place]++;
            if (pin >= 0) {
                pins.set(pin);
                return;
            }
            held[place]++;
            if (held[place] <= market.heads(place)) {
                value[0] = value[0].add(BigInteger.valueOf(worth + market.worth(place, held[place])));
            } else {
                reason("more than " + market.heads(place) + " take " + market.placeId(place));
            }
        });
        if (pins.cardinality() < market.pins()) {
            reason("the plan leaves out " + (market.pins() - pins.cardinality()) + " of the pinned pairs");
        }
        taken.byPerson((person, places) -> {
            List<Integer> free = places.stream()
                    .filter(place -> market.pinOf(person, place) < 0)
                    .toList();
            if (free.size() > market.capacity(person)) {
                reason("student number " + (person + 1) + " takes " + free.size() + ", but may take "
                        + market.capacity(person));
            }
            Set<Integer> blocks = new HashSet<>();
            Set<Integer> seen = new HashSet<>();
            for (int place : places) {
                boolean first = blocks.add(market.block(place));
                if (!seen.add(place) || (!first && market.pinOf(person, place) < 0)) {
                    reason("student number " + (person + 1) + " takes a second one beside " + market.placeId(place)
                            + " in its time block");
                }
            }
            market.overlaps(person, places).forEach(this::reason);
        });
        market.broken(taken.lines()).forEach(this::reason);
        return value[0];
    }

    /** Who takes what, eight bytes a line. */
    private static final class Taken {
        private long[] lines = new long[64];
        private int size;

        void add(int person, int place) {
            if (size == lines.length) {
                lines = Arrays.copyOf(lines, 2 * size);
            }
            lines[size++] = (long) person << 32 | place;
        }

        long[] lines() {
            return Arrays.copyOf(lines, size);
        }

        /** Where the lines of each person begin, once they are sorted, and at the end where the last ones end. */
        int[] firstLines(int people) {
            int[] first = new int[people + 1];
            for (int i = 0; i < size; i++) {
                first[(int) (lines[i] >>> 32) + 1]++;
            }
            for (int person = 0; person < people; person++) {
                first[person + 1] += first[person];
            }
            return first;
        }

        void byPerson(BiConsumer<Integer, List<Integer>> visitor) {
            Arrays.sort(lines, 0, size);
            int from = 0;
            while (from < size) {
                int person = (int) (lines[from] >>> 32);
                List<Integer> places = new ArrayList<>();
                int to = from;
                for (; to < size && (int) (lines[to] >>> 32) == person; to++) {
                    places.add((int) lines[to]);
                }
                visitor.accept(person, places);
                from = to;
            }
        }
    }

    private long[] prices(Certificate certificate) {
        long[] price = new long[market.places()];
        long most = MOST / market.largestUnit() / market.mostTasks();
        if (certificate.scale() < 1 || certificate.scale() > most / (market.largest() + 1)) {
            reason("the scale " + certificate.scale() + " is out of range");
        }
        if (certificate.prices().size() != market.places()) {
            reason("there are " + certificate.prices().size() + " prices for " + market.places() + " places");
        }
        certificate.prices().forEach((id, each) -> {
            int place = market.placeOf(id);
            if (place < 0) {
                reason("there is a price for " + id + ", which the input lacks");
            } else if (each > most || each < -most) {
                reason("the price of " + id + " is out of range");
            } else {
                price[place] = each;
            }
        });
        return price;
    }

    /** ⌊D/scale⌋ with D = Σ best earnings of people + Σ earnings of places, over all eligible pairs; on all cores. */
    private BigInteger bound(long[] price, long scale) {
        Wholes wholes = new Wholes(market);
        BigInteger total = earningsOfPeople(price, scale, wholes);
        for (int place = 0; place < market.places(); place++) {
            total = total.add(
                    market.isWhole(place)
                            ? wholes.earnings(place, scale)
                            : earningsOfPlaces(place, price[place], scale));
        }
        total = total.subtract(market.givenBack().multiply(BigInteger.valueOf(scale)));
        // Rounded down, also where floors make it negative.
        BigInteger[] parts = total.divideAndRemainder(BigInteger.valueOf(scale));
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private BigInteger earningsOfPeople(long[] price, long scale, Wholes wholes) {
        int chunks = (market.people() + CHUNK - 1) / CHUNK;
        int[] firstLine = taken.firstLines(market.people());
        int[] order = market.neighboursTogether();
        AtomicInteger next = new AtomicInteger();
        Thread caller = Thread.currentThread();
        return IntStream.range(0, Runtime.getRuntime().availableProcessors())
                .parallel()
                .mapToObj(thread -> {
                    Earnings earnings = new Earnings(market, price, scale, wholes);
                    BigInteger sum = BigInteger.ZERO;
                    for (int n = next.getAndIncrement(); n < chunks; n = next.getAndIncrement()) {
                        if (progress.cancelled()) {
                            throw new CancellationException("The check was cancelled.");
                        }
                        int end = Math.min(market.people(), (n + 1) * CHUNK);
                        for (int i = n * CHUNK; i < end; i++) {
                            int person = order[i];
                            if (market.capacity(person) > 0) {
                                sum = sum.add(earnings.of(person, places(person, firstLine)));
                            }
                        }
                        if (Thread.currentThread() == caller) {
                            progress.at(Progress.Phase.PROVING, 0.5 + 0.5 * n / chunks);
                        }
                    }
                    return sum;
                })
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** What a person takes beside pins. */
    private int[] places(int person, int[] firstLine) {
        return Arrays.stream(taken.lines, firstLine[person], firstLine[person + 1])
                .mapToInt(line -> (int) line)
                .filter(place -> market.pinOf(person, place) < 0)
                .toArray();
    }

    private BigInteger earningsOfPlaces(int place, long price, long scale) {
        BigInteger sum = BigInteger.ZERO;
        int heads = market.heads(place);
        int k = 1;
        while (k <= heads) {
            long worth = market.worth(place, k);
            long earned = worth * scale + price;
            if (earned <= 0) {
                return sum;
            }
            int same = worth == market.worth(place, heads) ? heads - k + 1 : 1;
            sum = sum.add(BigInteger.valueOf(earned).multiply(BigInteger.valueOf(same)));
            k += same;
        }
        return sum;
    }

    private void expect(String what, BigInteger stated, BigInteger found) {
        if (!stated.equals(found)) {
            reasons.add("the certificate says " + what + " " + stated + ", but it is " + found);
        }
    }

    private void reason(String reason) {
        if (reasons.size() < MOST_REASONS) {
            reasons.add(reason);
        }
    }

    private static String pair(Claim claim) {
        return claim.student() + " in " + claim.place();
    }
}
