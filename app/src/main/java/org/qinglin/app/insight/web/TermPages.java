package org.qinglin.app.insight.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.Board;
import org.qinglin.app.insight.Comparison;
import org.qinglin.app.insight.DistrictTerm;
import org.qinglin.app.insight.Outlines;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.programmes.Term;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.web.Bar;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The term at a glance: for the college and its faculties, and, without a name, for the district. */
@Controller
class TermPages {

    /** What a district sees of the past. */
    private static final Duration COMPARED = Duration.ofDays(180);

    private final Board board;
    private final Comparison comparison;
    private final Outlines outlines;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Say say;
    private final Clock clock;

    TermPages(
            Board board,
            Comparison comparison,
            Outlines outlines,
            Organisations organisations,
            Programmes programmes,
            Say say,
            Clock clock) {
        this.board = board;
        this.comparison = comparison;
        this.outlines = outlines;
        this.organisations = organisations;
        this.programmes = programmes;
        this.say = say;
        this.clock = clock;
    }

    /** A span of time that figures are about. */
    private record Span(Instant from, Instant to) {}

    @GetMapping("/term")
    String term(@CurrentViewer Viewer viewer, Model model) {
        var college = viewer.mustCollege();
        var today = LocalDate.now(clock);
        var term = programmes.termOn(college, today);
        var span = span(term.orElse(null));
        var streets = streetNames(organisations.communitiesOf(college));
        model.addAttribute("term", term.orElse(null));
        model.addAttribute("today", today);
        model.addAttribute("college", organisations.college(college));
        model.addAttribute("figures", board.term(college, span.from(), span.to()));
        distributions(board.scores(college, span.from(), span.to()), model);
        model.addAttribute("recoveries", board.openRecoveries(college));
        charts(
                board.byStreet(college, span.from(), span.to()),
                streets,
                board.byProgramme(college, span.from(), span.to()),
                model);
        return "insight/term";
    }

    /** How one side's scores are spread: the best first, each with its count. */
    record Distribution(String side, int total, List<Bar> bars) {}

    private void distributions(Map<String, int[]> scores, Model model) {
        var distributions = scores.entrySet().stream()
                .map(entry -> {
                    var counts = entry.getValue();
                    int total = Arrays.stream(counts).sum();
                    var bars = IntStream.rangeClosed(1, counts.length)
                            .map(i -> counts.length - i)
                            .mapToObj(i -> new Bar(say.text("score." + (i + 1)), counts[i], total))
                            .toList();
                    return new Distribution(say.text("recovery.by." + entry.getKey()), total, bars);
                })
                .toList();
        model.addAttribute("distributions", distributions);
        var said = scores.values().stream().flatMapToInt(Arrays::stream).sum();
        int poor = scores.values().stream()
                .mapToInt(counts -> counts[0] + counts[1])
                .sum();
        model.addAttribute(
                "evaluationSentence",
                said == 0 ? say.text("term.evaluations.none") : say.text("term.evaluations", said, poor));
    }

    @GetMapping("/district")
    String district(@CurrentViewer Viewer viewer, Model model) {
        var district = viewer.mustPlace();
        var communities = organisations.communitiesIn(district);
        var whole = comparison.upToNow(district, COMPARED);
        model.addAttribute(
                "district",
                communities.isEmpty() ? district.value() : communities.get(0).districtName());
        model.addAttribute("figures", whole.figures());
        model.addAttribute("showsHours", whole.showsHours());
        model.addAttribute("since", LocalDate.ofInstant(clock.instant().minus(COMPARED), China.TIME));
        charts(whole.byStreet(), streetNames(communities), whole.byProgramme(), model);
        compare(whole, communities, model);
        return "insight/district";
    }

    /** Colleges and streets side by side, and communities on the map. */
    private void compare(DistrictTerm whole, List<Community> communities, Model model) {
        model.addAttribute("colleges", whole.colleges());
        model.addAttribute("byStreets", whole.streets());
        model.addAttribute(
                "collegeNames",
                organisations.colleges().stream()
                        .collect(
                                Collectors.toMap(each -> Long.toString(each.id().value()), College::name)));
        model.addAttribute("streetNames", streetNames(communities));
        var byCode = communities.stream()
                .collect(Collectors.toMap(each -> each.code().value(), each -> each));
        var places = new ArrayList<DistrictMap.Place>();
        for (var row : whole.communities()) {
            var community = byCode.get(row.key());
            if (community != null) {
                places.add(place(community, row));
            }
        }
        model.addAttribute("map", places.isEmpty() ? null : DistrictMap.of(places, outlines.rings()));
    }

    private DistrictMap.Place place(Community community, DistrictTerm.Row row) {
        var bar = new Bar(community.name(), row.taken(), row.places());
        return new DistrictMap.Place(
                community.position(),
                row.minutes() == null ? 0 : row.minutes(),
                row.places() > 0 && bar.isShort(),
                say.text("district.spot", community.name(), row.taken(), row.places()));
    }

    private static Map<String, String> streetNames(List<Community> communities) {
        return communities.stream()
                .collect(Collectors.toMap(each -> each.street().value(), Community::streetName, (one, same) -> one));
    }

    private Span span(@org.jspecify.annotations.Nullable Term term) {
        var today = LocalDate.now(clock);
        var from = term == null ? today.minusDays(180) : term.startsOn();
        var to = term == null ? today.plusDays(180) : term.endsOn().plusDays(1);
        return new Span(
                from.atStartOfDay(China.TIME).toInstant(),
                to.atStartOfDay(China.TIME).toInstant());
    }

    private void charts(
            List<Board.Filled> byStreet, Map<String, String> streets, List<Board.Filled> byProgramme, Model model) {
        var locale = LocaleContextHolder.getLocale();
        var names = programmes.byCode().values().stream()
                .collect(Collectors.toMap(each -> each.code(), each -> each.name(locale)));
        var streetBars = bars(byStreet, streets);
        var programmeBars = bars(byProgramme, names);
        model.addAttribute("streets", streetBars);
        model.addAttribute("streetSentence", sentence("term.streets", streetBars));
        model.addAttribute("programmes", programmeBars);
        model.addAttribute("programmeSentence", sentence("term.programmes", programmeBars));
    }

    private static List<Bar> bars(List<Board.Filled> filled, Map<String, String> names) {
        return filled.stream()
                .map(each -> new Bar(names.getOrDefault(each.key(), each.key()), each.taken(), each.places()))
                .toList();
    }

    private String sentence(String key, List<Bar> bars) {
        if (bars.isEmpty()) {
            return say.text(key + ".none");
        }
        var worst = bars.get(0);
        return worst.isShort()
                ? say.text(key + ".short", worst.label(), say.percent(worst.part(), worst.whole()))
                : say.text(key + ".all");
    }
}
