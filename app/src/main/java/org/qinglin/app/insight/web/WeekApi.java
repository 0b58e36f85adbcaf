package org.qinglin.app.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.WeekGrid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A week of orders for programs. */
@RestController
@Tag(name = "week", description = "the orders of a week")
class WeekApi {

    private final WeekGrid grid;
    private final Clock clock;

    WeekApi(WeekGrid grid, Clock clock) {
        this.grid = grid;
        this.clock = clock;
    }

    @Operation(summary = "The week that a day such as 2026-11-25 lies in, by community and day; today's without one")
    @GetMapping("/api/requests/week")
    WeekGrid.Week week(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(required = false) @Nullable String street) {
        return grid.of(viewer, WeekPages.day(day, LocalDate.now(clock)), street);
    }
}
