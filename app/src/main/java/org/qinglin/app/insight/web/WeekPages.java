package org.qinglin.app.insight.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.WeekGrid;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A week of orders: a grid at the desk, day by day on the phone, and as a file. */
@Controller
class WeekPages {

    private final WeekGrid grid;
    private final Programmes programmes;
    private final Say say;
    private final Clock clock;

    WeekPages(WeekGrid grid, Programmes programmes, Say say, Clock clock) {
        this.grid = grid;
        this.programmes = programmes;
        this.say = say;
        this.clock = clock;
    }

    @GetMapping("/orders/week")
    String week(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false) @Nullable String street,
            Model model) {
        model.addAttribute("week", grid.of(viewer, day(day), street));
        model.addAttribute("today", LocalDate.now(clock));
        return "insight/week";
    }

    @GetMapping("/orders/week/export")
    ResponseEntity<byte[]> export(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false) @Nullable String street,
            @RequestParam(defaultValue = "xlsx") String format) {
        var week = grid.of(viewer, day(day), street);
        var names = programmes.byCode();
        var locale = LocaleContextHolder.getLocale();
        return ListExport.of(
                say.text("week.title", say.fullDate(week.monday())),
                format,
                List.of(
                        say.text("agreements.community"),
                        say.text("order.name"),
                        say.text("order.programme"),
                        say.text("orders.session"),
                        say.text("orders.accepted"),
                        say.text("order.max"),
                        say.text("orders.state")),
                week.lines().stream()
                        .flatMap(line -> line.byDay().values().stream()
                                .flatMap(List::stream)
                                .map(cell -> {
                                    var programme = names.get(cell.programme());
                                    return List.of(
                                            line.community(),
                                            cell.title(),
                                            programme == null ? cell.programme() : programme.name(locale),
                                            say.period(cell.startsAt(), cell.endsAt()),
                                            Integer.toString(cell.taken()),
                                            Integer.toString(cell.places()),
                                            say.text("request.status." + cell.status()));
                                }))
                        .toList());
    }

    private LocalDate day(String typed) {
        return day(typed, LocalDate.now(clock));
    }

    /** Anything unreadable, or far from any order, is this week. */
    static LocalDate day(String typed, LocalDate today) {
        try {
            var day = LocalDate.parse(typed);
            return Math.abs(day.getYear() - today.getYear()) > 50 ? today : day;
        } catch (DateTimeParseException unreadable) {
            return today;
        }
    }
}
