package org.qinglin.app.insight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.insight.summary.Suppression;

/**
 * A district in a span of time, without a single name: counted once in the finest parts that any of its tables and charts
 * needs, and summed up from those for each.
 */
public record DistrictTerm(List<Part> parts, List<Answered> answered, List<Signed> signed) {

    private static final String WHOLE = "";

    /** Before a college's number, which could else be taken for a place. */
    private static final String COLLEGE = "college ";

    /**
     * The sessions of one college in one community under one programme. An order has one of each, so that orders may be added
     * up over the parts.
     *
     * @param past sessions that are over, with {@code places}, {@code taken} of them filled
     * @param open places of sessions to come that nobody has
     * @param people who served, each time counted
     * @param score sum of the communities' scores, {@code scored} of them
     */
    record Part(
            String college,
            String street,
            String community,
            String programme,
            int requests,
            int past,
            int places,
            int taken,
            int open,
            long minutes,
            int people,
            long score,
            int scored) {}

    /** Orders of one college from one community that were answered: how many, and their days of waiting summed up. */
    record Answered(String college, String street, String community, int requests, double days) {}

    /** Agreements in force today between a college and a street. */
    record Signed(String college, String street, int agreements) {}

    /**
     * One college, street or community in a span of time.
     *
     * @param key a college's number, or a code of the register
     * @param places of sessions that are over, {@code taken} of them filled
     * @param open places of sessions to come that nobody has
     * @param waitingDays mean days from an order to its answer; null where none was answered
     * @param score the communities' mean, 1 to 5; null without any
     * @param minutes confirmed; null where fewer than five people served, or where they would tell such a figure
     * @param worstPercent how much of the places of the community that got least was filled; fair is near the whole
     * @param agreements in force today
     */
    public record Row(
            String key,
            int requests,
            int places,
            int taken,
            int open,
            @Nullable Double waitingDays,
            @Nullable Double score,
            @Nullable Long minutes,
            @Nullable Integer worstPercent,
            int agreements) {}

    public List<Row> colleges() {
        return rows(COLLEGE, Part::college, Answered::college, Signed::college);
    }

    public List<Row> streets() {
        return rows("", Part::street, Answered::street, Signed::street);
    }

    /** Each community; agreements are of streets, so there are none. */
    public List<Row> communities() {
        return rows("", Part::community, Answered::community, each -> "");
    }

    private List<Row> rows(
            String prefix,
            Function<Part, String> key,
            Function<Answered, String> answeredKey,
            Function<Signed, String> signedKey) {
        var hidden = hiddenHours();
        var answeredByKey = answered.stream().collect(Collectors.groupingBy(answeredKey));
        var signedByKey = signed.stream().collect(Collectors.groupingBy(signedKey));
        return by(key).entrySet().stream()
                .map(each -> row(
                        each.getKey(),
                        hidden.contains(prefix + each.getKey()),
                        each.getValue(),
                        answeredByKey.getOrDefault(each.getKey(), List.of()),
                        signedByKey.getOrDefault(each.getKey(), List.of())))
                .toList();
    }

    private Map<String, List<Part>> by(Function<Part, String> key) {
        return parts.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    /**
     * Whose hours are not shown: those of few people, and those that would tell them with the others and the whole, or a street
     * with its communities.
     */
    private Set<String> hiddenHours() {
        var people = new HashMap<String, Integer>();
        var minutes = new LinkedHashMap<String, BigDecimal>();
        var sums = new ArrayList<Suppression.Sum<String>>();
        sums.add(sum(WHOLE, parts, each -> COLLEGE + each.college(), people, minutes));
        sums.add(sum(WHOLE, parts, Part::street, people, minutes));
        by(Part::street).forEach((street, there) -> sums.add(sum(street, there, Part::community, people, minutes)));
        var few = minutes.keySet().stream()
                .filter(each -> people.getOrDefault(each, 0) < Suppression.FEWEST_PEOPLE)
                .filter(each -> minutes.getOrDefault(each, BigDecimal.ZERO).signum() > 0)
                .collect(Collectors.toSet());
        return Suppression.of(minutes, few, sums);
    }

    private static Suppression.Sum<String> sum(
            String total,
            List<Part> all,
            Function<Part, String> key,
            Map<String, Integer> people,
            Map<String, BigDecimal> minutes) {
        var byKey = all.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
        byKey.forEach((name, some) -> note(name, some, people, minutes));
        note(total, all, people, minutes);
        return new Suppression.Sum<>(total, List.copyOf(byKey.keySet()));
    }

    private static void note(
            String name, List<Part> some, Map<String, Integer> people, Map<String, BigDecimal> minutes) {
        var figures = figures(some);
        people.put(name, figures.people());
        minutes.put(name, BigDecimal.valueOf(figures.minutes()));
    }

    private static Row row(String key, boolean hidden, List<Part> parts, List<Answered> answered, List<Signed> signed) {
        var figures = figures(parts);
        int answers = answered.stream().mapToInt(Answered::requests).sum();
        double days = answered.stream().mapToDouble(Answered::days).sum();
        int scored = parts.stream().mapToInt(Part::scored).sum();
        double score = parts.stream().mapToLong(Part::score).sum();
        return new Row(
                key,
                figures.requests(),
                figures.places(),
                figures.taken(),
                parts.stream().mapToInt(Part::open).sum(),
                answers == 0 ? null : days / answers,
                scored == 0 ? null : score / scored,
                hidden || figures.people() < Suppression.FEWEST_PEOPLE ? null : figures.minutes(),
                worstPercent(parts),
                signed.stream().mapToInt(Signed::agreements).sum());
    }

    private static @Nullable Integer worstPercent(List<Part> parts) {
        return parts.stream().collect(Collectors.groupingBy(Part::community)).values().stream()
                .map(DistrictTerm::figures)
                .filter(each -> each.places() > 0)
                .map(each -> Math.round(100f * each.taken() / each.places()))
                .min(Integer::compare)
                .orElse(null);
    }

    public List<Board.Filled> byStreet() {
        return filled(Part::street);
    }

    public List<Board.Filled> byProgramme() {
        return filled(Part::programme);
    }

    private List<Board.Filled> filled(Function<Part, String> key) {
        return by(key).entrySet().stream()
                .filter(each -> figures(each.getValue()).past() > 0)
                .map(each -> new Board.Filled(
                        Objects.requireNonNull(each.getKey()),
                        figures(each.getValue()).places(),
                        figures(each.getValue()).taken()))
                .sorted(Board.Filled.EMPTIEST_FIRST)
                .toList();
    }

    /** Sums; {@code people} served, each time counted. */
    public record Figures(int requests, int past, int places, int taken, long minutes, int people) {}

    /** Whether the district's own hours may be shown. */
    public boolean showsHours() {
        return !hiddenHours().contains(WHOLE);
    }

    /** Of the whole district, across colleges. */
    public Figures figures() {
        return figures(parts);
    }

    private static Figures figures(List<Part> parts) {
        return new Figures(
                parts.stream().mapToInt(Part::requests).sum(),
                parts.stream().mapToInt(Part::past).sum(),
                parts.stream().mapToInt(Part::places).sum(),
                parts.stream().mapToInt(Part::taken).sum(),
                parts.stream().mapToLong(Part::minutes).sum(),
                parts.stream().mapToInt(Part::people).sum());
    }
}
