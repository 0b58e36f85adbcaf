package org.qinglin.app.insight;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A district in a span of time, without a single name: counted once in the finest parts that any of its tables and charts
 * needs, and summed up from those for each.
 */
public record DistrictTerm(List<Part> parts, List<Answered> answered, List<Signed> signed) {

    /** [default] of the design: statistics name nobody. */
    private static final int FEWEST_PEOPLE = 5;

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
     * @param minutes confirmed; null where fewer than five people served
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
        return rows(Part::college, Answered::college, Signed::college);
    }

    public List<Row> streets() {
        return rows(Part::street, Answered::street, Signed::street);
    }

    /** Each community; agreements are of streets, so there are none. */
    public List<Row> communities() {
        return rows(Part::community, Answered::community, each -> "");
    }

    private List<Row> rows(
            Function<Part, String> key, Function<Answered, String> answeredKey, Function<Signed, String> signedKey) {
        var answeredByKey = answered.stream().collect(Collectors.groupingBy(answeredKey));
        var signedByKey = signed.stream().collect(Collectors.groupingBy(signedKey));
        return by(key).entrySet().stream()
                .map(each -> row(
                        each.getKey(),
                        each.getValue(),
                        answeredByKey.getOrDefault(each.getKey(), List.of()),
                        signedByKey.getOrDefault(each.getKey(), List.of())))
                .toList();
    }

    private Map<String, List<Part>> by(Function<Part, String> key) {
        return parts.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    private static Row row(String key, List<Part> parts, List<Answered> answered, List<Signed> signed) {
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
                figures.people() < FEWEST_PEOPLE ? null : figures.minutes(),
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
