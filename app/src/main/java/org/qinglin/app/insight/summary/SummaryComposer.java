package org.qinglin.app.insight.summary;

import static org.qinglin.app.insight.summary.Group.ALL;
import static org.qinglin.app.insight.summary.Group.ECONOMY;
import static org.qinglin.app.insight.summary.Group.FIELD;
import static org.qinglin.app.insight.summary.Group.MONTH;
import static org.qinglin.app.insight.summary.Group.PROGRAMME;
import static org.qinglin.app.insight.summary.Group.RURAL;
import static org.qinglin.app.insight.summary.Group.STREET;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.organisations.agreements.Measure;
import org.qinglin.app.organisations.agreements.Measures;
import org.qinglin.app.places.Place;
import org.qinglin.app.places.PlaceRegister;
import org.qinglin.app.programmes.Programme;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts a report into words, in the reader's language: the same pieces for page, PDF and docx. */
@Component
public class SummaryComposer {

    /** The columns of tables that tell figures apart. */
    private static final List<String> COLUMNS =
            List.of("orders-fulfilled", "sessions-held", "service-hours", "students-served", "residents-served");

    /** The same of courses; without any, there is no such table. */
    private static final List<String> COURSE_COLUMNS =
            List.of("classes-held", "learners", "learner-hours", "course-certificates", "teaching-hours");

    private static final List<String> FIELDS = List.of(
            "PARTY_LEAGUE",
            "SKILL_TRAINING",
            "COMMUNITY_CULTURE",
            "LEARNING_ORGANISATION",
            "SOCIAL_PRACTICE",
            "VOLUNTEER_SERVICE",
            "OTHER");

    private final Measures measures;
    private final Programmes programmes;
    private final PlaceRegister places;
    private final Say say;

    SummaryComposer(Measures measures, Programmes programmes, PlaceRegister places, Say say) {
        this.measures = measures;
        this.programmes = programmes;
        this.places = places;
        this.say = say;
    }

    /** Who a report is about and when, as its title. */
    public String title(Summary summary) {
        return say.text("summary.title", summary.title());
    }

    public String days(Summary summary) {
        return say.fullDate(summary.from()) + " – " + say.fullDate(summary.to());
    }

    /** @param linked whether figures lead to the records behind them */
    public List<Block> compose(Summary summary, boolean linked) {
        return new Composition(summary, linked).all();
    }

    private final class Composition {

        private final Summary summary;
        private final boolean linked;
        private final List<Block> blocks = new ArrayList<>();

        Composition(Summary summary, boolean linked) {
            this.summary = summary;
            this.linked = linked;
        }

        List<Block> all() {
            whole();
            months();
            told(FIELD, "summary.fields", FIELDS, key -> say.text("summary.field." + key));
            told(FIELD, "summary.courses", FIELDS, COURSE_COLUMNS, key -> say.text("summary.field." + key));
            var byCode = programmes.byCode();
            told(PROGRAMME, "summary.programmes", List.copyOf(byCode.keySet()), key -> name(byCode, key));
            benefits();
            if (summary.scope().area() == null || summary.scope().kind() == Scope.Kind.DISTRICT) {
                told(
                        STREET,
                        "summary.streets",
                        keys(STREET, COLUMNS).stream().sorted().toList(),
                        this::street);
            }
            agreements();
            projects();
            voices();
            pictures();
            definitions();
            return blocks;
        }

        private void heading(String key) {
            blocks.add(new Block.Heading(say.text(key)));
        }

        private void words(String key, Object... arguments) {
            blocks.add(new Block.Words(say.text(key, arguments)));
        }

        private void whole() {
            heading("summary.whole");
            if (value("sessions-held").signum() == 0) {
                words("summary.whole.none");
            } else {
                words(
                        "summary.whole.words",
                        text("orders-fulfilled"),
                        text("sessions-held"),
                        text("students-served"),
                        text("service-hours"),
                        text("communities-served"));
            }
            blocks.add(new Block.Facts(measures.all().stream()
                    .map(each -> new Block.Fact(
                            say.text("measure." + each.code()), text(ALL, "ALL", each), href(ALL, "ALL", each.code())))
                    .toList()));
        }

        /** A measure with its unit where its name does not say it: 服务时长（小时）. */
        private String named(Measure measure) {
            var name = say.text("measure." + measure.code());
            return measure.unit().equals("hours") ? say.text("summary.in-hours", name) : name;
        }

        private BigDecimal value(String measure) {
            return summary.value(ALL, "ALL", measure);
        }

        private String text(String measure) {
            return text(ALL, "ALL", measures.find(measure).orElseThrow());
        }

        /** The number alone: what it counts stands beside it. */
        private String text(Group group, String key, Measure measure) {
            var figure = summary.figure(group, key, measure.code());
            if (figure.filter(Figure::hidden).isPresent()) {
                return say.text("summary.hidden");
            }
            var value = figure.map(Figure::value).orElse(null);
            return value != null ? number(value) : measure.way() == Measure.Way.MEAN ? "–" : "0";
        }

        private @Nullable String href(Group group, String key, String measure) {
            var figure = summary.figure(group, key, measure);
            return linked
                            && figure.filter(each -> !each.hidden() && each.records() > 0)
                                    .isPresent()
                    ? "/reports/" + summary.id().value() + "/records?group=" + group + "&key=" + key + "&measure="
                            + measure
                    : null;
        }

        private static double amount(Figure figure) {
            var value = figure.value();
            return value == null ? 0 : value.doubleValue();
        }

        private void months() {
            var hours = summary.in(MONTH).stream()
                    .filter(each -> each.measure().equals("service-hours"))
                    .toList();
            var most = hours.stream()
                    .map(each -> each.value() == null ? BigDecimal.ZERO : each.value())
                    .reduce(BigDecimal.ONE, BigDecimal::max);
            if (hours.size() > 1) {
                heading("summary.months");
                blocks.add(new Block.Bars(
                        say.text("summary.months.caption"),
                        hours.stream()
                                .map(each -> new Block.BarRow(
                                        each.key(),
                                        amount(each) / most.doubleValue(),
                                        amount(each),
                                        text(
                                                MONTH,
                                                each.key(),
                                                measures.find("service-hours").orElseThrow())))
                                .toList()));
            }
        }

        private void told(Group group, String title, List<String> keys, Function<String, String> name) {
            told(group, title, keys, COLUMNS, name);
        }

        /** A table of measures by the keys of a group that have any figure of them; nothing if none has. */
        private void told(
                Group group,
                String title,
                List<String> keys,
                List<String> measuresTold,
                Function<String, String> name) {
            var there = keys(group, measuresTold);
            var rows = keys.stream()
                    .filter(there::contains)
                    .map(key -> row(group, key, name.apply(key), measuresTold))
                    .toList();
            if (rows.isEmpty()) {
                return;
            }
            heading(title);
            var head = new ArrayList<String>();
            head.add("");
            columns(measuresTold).forEach(each -> head.add(named(each)));
            blocks.add(new Block.Table(say.text(title), head, rows));
        }

        private List<Measure> columns(List<String> codes) {
            return codes.stream().flatMap(each -> measures.find(each).stream()).toList();
        }

        private List<Block.Cell> row(Group group, String key, String name, List<String> codes) {
            var cells = new ArrayList<Block.Cell>();
            cells.add(Block.Cell.of(name));
            columns(codes)
                    .forEach(each -> cells.add(new Block.Cell(text(group, key, each), href(group, key, each.code()))));
            return cells;
        }

        /** The keys of a group for which one of the measures has a figure. */
        private Set<String> keys(Group group, List<String> codes) {
            return summary.in(group).stream()
                    .filter(each -> codes.contains(each.measure()))
                    .map(Figure::key)
                    .collect(Collectors.toSet());
        }

        private List<String> keys(Group group) {
            return summary.in(group).stream()
                    .map(Figure::key)
                    .distinct()
                    .sorted()
                    .toList();
        }

        private String street(String code) {
            return places.find(new PlaceCode(code)).map(Place::name).orElse(code);
        }

        /** The four whom the college serves. */
        private void benefits() {
            heading("summary.benefits");
            var hours = value("service-hours");
            var people = value("students-served");
            var each = people.signum() == 0 ? BigDecimal.ZERO : hours.divide(people, 1, RoundingMode.HALF_UP);
            boolean hidden = Stream.of("students-served", "service-hours")
                    .flatMap(measure -> summary.figure(ALL, "ALL", measure).stream())
                    .anyMatch(Figure::hidden);
            words(
                    "summary.benefit.students",
                    text("students-served"),
                    hidden ? say.text("summary.hidden") : number(each));
            words(
                    "summary.benefit.society",
                    text("communities-served"),
                    text("residents-served"),
                    text("community-score"));
            benefit("summary.benefit.economy", ECONOMY, "ECONOMY");
            benefit("summary.benefit.rural", RURAL, "RURAL");
        }

        private void benefit(String key, Group group, String which) {
            words(
                    key,
                    text(group, which, measures.find("sessions-held").orElseThrow()),
                    text(group, which, measures.find("service-hours").orElseThrow()));
        }

        private void agreements() {
            var all = summary.content().agreements();
            if (all.isEmpty()) {
                return;
            }
            heading("summary.agreements");
            blocks.add(new Block.Table(
                    say.text("summary.agreements"),
                    List.of(say.text("summary.agreement"), say.text("summary.kept")),
                    all.stream()
                            .map(each -> List.of(
                                    new Block.Cell(
                                            each.title(), linked ? "/agreements/" + each.id() + "/fulfilment" : null),
                                    Block.Cell.of(each.reached() + " / " + each.commitments())))
                            .toList()));
        }

        private void projects() {
            if (summary.content().projects().isEmpty()) {
                return;
            }
            heading("summary.projects");
            for (var each : summary.content().projects()) {
                blocks.add(new Block.Words(each.name() + " · " + say.text("project.status." + each.status())
                        + (each.words() == null ? "" : "\n" + each.words())));
            }
        }

        private void voices() {
            if (summary.content().voices().isEmpty()) {
                return;
            }
            heading("summary.voices");
            for (var each : summary.content().voices()) {
                blocks.add(new Block.Quote(
                        each.words(), say.text("summary.voice." + each.side(), each.session(), each.score())));
            }
        }

        private void pictures() {
            if (summary.content().pictures().isEmpty()) {
                return;
            }
            heading("summary.pictures");
            summary.content().pictures().forEach(each -> blocks.add(new Block.Image(each.id(), each.alt())));
        }

        private void definitions() {
            heading("summary.definitions");
            blocks.add(new Block.Table(
                    say.text("summary.definitions"),
                    List.of(say.text("summary.measure"), say.text("summary.counted")),
                    measures.all().stream()
                            .map(each -> List.of(
                                    Block.Cell.of(say.text("measure." + each.code())),
                                    Block.Cell.of(say.text("measure." + each.code() + ".about"))))
                            .toList()));
            words(
                    "summary.made",
                    say.fullDate(summary.madeAt()) + " " + say.time(summary.madeAt()),
                    Suppression.FEWEST_PEOPLE,
                    summary.digest().substring(0, 16));
        }
    }

    private static String name(Map<String, Programme> byCode, String code) {
        var programme = byCode.get(code);
        return programme == null ? code : programme.name(LocaleContextHolder.getLocale());
    }

    /** 3,694.5, and 66 where there is nothing after the point. */
    public static String number(BigDecimal value) {
        return String.format(
                Locale.ROOT,
                value.stripTrailingZeros().scale() > 0 ? "%,.1f" : "%,.0f",
                value.setScale(1, RoundingMode.HALF_UP));
    }
}
