package org.qinglin.engine.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qinglin.engine.Certificate;
import org.qinglin.engine.format.PlanFiles.Claim;

/**
 * Checks a plan against its market: that it may be carried out, what it is worth, and what the prices prove. Exact: sums
 * are big integers, single products are kept below 2⁶².
 */
final class Proof {

    private static final int MOST_REASONS = 20;
    private static final long MOST = 1L << 61;

    private final Market market;
    private final List<String> reasons = new ArrayList<>();

    private Proof(Market market) {
        this.market = market;
    }

    /** @param statedOptimal what the certificate says of itself */
    static Verdict check(
            Market market, List<Claim> claims, Certificate certificate, long statedGap, boolean statedOptimal) {
        return new Proof(market).check(claims, certificate, statedGap, statedOptimal);
    }

    private Verdict check(List<Claim> claims, Certificate certificate, long statedGap, boolean statedOptimal) {
        BigInteger objective = feasible(claims);
        if (!reasons.isEmpty()) {
            return Verdict.refused(reasons);
        }
        long[] price = prices(certificate);
        if (!reasons.isEmpty()) {
            return Verdict.refused(reasons);
        }
        BigInteger bound = bound(price, certificate.scale());
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
    private BigInteger feasible(List<Claim> claims) {
        Map<Integer, List<Integer>> placesOf = new HashMap<>();
        int[] held = new int[market.places()];
        BigInteger value = BigInteger.ZERO;
        for (Claim claim : claims) {
            int person = market.personOf(claim.student());
            int place = market.placeOf(claim.place());
            if (person < 0 || place < 0) {
                reason("the plan names " + pair(claim) + ", but the input has no such "
                        + (person < 0 ? "student" : "place"));
                continue;
            }
            long worth = market.value(person, place);
            if (worth == 0) {
                reason(pair(claim) + " is not eligible: " + market.whyNot(person, place));
            } else if (worth != claim.value()) {
                reason(pair(claim) + " is worth " + worth + ", not " + claim.value());
            } else if (!claim.told().equals(market.told(person, place))) {
                reason("for " + pair(claim) + " the plan tells " + claim.told() + ", not "
                        + market.told(person, place));
            }
            placesOf.computeIfAbsent(person, each -> new ArrayList<>()).add(place);
            held[place]++;
            if (held[place] <= market.heads(place)) {
                value = value.add(BigInteger.valueOf(worth + market.worth(place, held[place])));
            } else {
                reason("more than " + market.heads(place) + " take " + market.placeId(place));
            }
        }
        placesOf.forEach((person, places) -> {
            if (places.size() > market.capacity(person)) {
                reason("student number " + (person + 1) + " takes " + places.size() + ", but may take "
                        + market.capacity(person));
            }
            Set<Integer> blocks = new HashSet<>();
            for (int place : places) {
                if (!blocks.add(market.block(place))) {
                    reason("student number " + (person + 1) + " takes a second one beside " + market.placeId(place)
                            + " in its time block");
                }
            }
            market.overlaps(places).forEach(this::reason);
        });
        return value;
    }

    private long[] prices(Certificate certificate) {
        long[] price = new long[market.places()];
        if (certificate.scale() < 1 || certificate.scale() > MOST / (market.largest() + 1)) {
            reason("the scale " + certificate.scale() + " is out of range");
        }
        if (certificate.prices().size() != market.places()) {
            reason("there are " + certificate.prices().size() + " prices for " + market.places() + " places");
        }
        certificate.prices().forEach((id, each) -> {
            int place = market.placeOf(id);
            if (place < 0) {
                reason("there is a price for " + id + ", which the input lacks");
            } else if (each > MOST || each < -MOST) {
                reason("the price of " + id + " is out of range");
            } else {
                price[place] = each;
            }
        });
        return price;
    }

    /** ⌊D/scale⌋ with D = Σ best earnings of people + Σ earnings of places, over all eligible pairs. */
    private BigInteger bound(long[] price, long scale) {
        BigInteger total = BigInteger.ZERO;
        int blocks = 0;
        for (int place = 0; place < market.places(); place++) {
            blocks = Math.max(blocks, market.block(place) + 1);
        }
        long[] best = new long[blocks];
        int[] touched = new int[blocks];
        for (int person = 0; person < market.people(); person++) {
            if (market.capacity(person) > 0) {
                total = total.add(earnings(person, price, scale, best, touched));
            }
        }
        for (int place = 0; place < market.places(); place++) {
            total = total.add(earningsOfPlaces(place, price[place], scale));
        }
        return total.divide(BigInteger.valueOf(scale));
    }

    /** The best that one person can earn: the best place of each block, then the best blocks up to the capacity. */
    private BigInteger earnings(int person, long[] price, long scale, long[] best, int[] touched) {
        int[] count = {0};
        market.pairsOf(person, (place, value) -> {
            long margin = value * scale - price[place];
            int block = market.block(place);
            if (margin > 0) {
                if (best[block] == 0) {
                    touched[count[0]++] = block;
                }
                best[block] = Math.max(best[block], margin);
            }
        });
        long[] margins = new long[count[0]];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = best[touched[i]];
            best[touched[i]] = 0;
        }
        Arrays.sort(margins);
        BigInteger sum = BigInteger.ZERO;
        for (int i = margins.length - 1; i >= Math.max(0, margins.length - market.capacity(person)); i--) {
            sum = sum.add(BigInteger.valueOf(margins[i]));
        }
        return sum;
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
