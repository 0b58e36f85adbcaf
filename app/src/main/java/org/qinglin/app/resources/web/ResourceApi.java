package org.qinglin.app.resources.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.resources.Booking;
import org.qinglin.app.resources.BookingId;
import org.qinglin.app.resources.BookingInput;
import org.qinglin.app.resources.Resource;
import org.qinglin.app.resources.ResourceDesk;
import org.qinglin.app.resources.ResourceId;
import org.qinglin.app.resources.ResourceInput;
import org.qinglin.app.resources.ResourceOffers;
import org.qinglin.app.resources.ResourceOutcome;
import org.qinglin.app.resources.Resources;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Resources for programs. */
@RestController
@Tag(name = "resources", description = "What both sides lend each other")
class ResourceApi {

    private static final int MOST_BOOKINGS = 100;
    private static final int AHEAD_DAYS = 60;

    private final Resources resources;
    private final ResourceOffers offers;
    private final ResourceDesk desk;
    private final ApiAnswers answers;
    private final Say say;
    private final Clock clock;

    ResourceApi(
            Resources resources, ResourceOffers offers, ResourceDesk desk, ApiAnswers answers, Say say, Clock clock) {
        this.resources = resources;
        this.offers = offers;
        this.desk = desk;
        this.answers = answers;
        this.say = say;
        this.clock = clock;
    }

    /** When a resource is taken, without who has it. */
    record Time(java.time.Instant from, java.time.Instant to, Booking.Status status) {}

    record WholeResource(Resource resource, List<Time> taken, List<ResourceDesk.Week> use) {}

    /** @param step {@code approve}, {@code refuse}, {@code cancel}, {@code call-off}, {@code in-order} or {@code not-in-order} */
    record Step(@Nullable String step, @Nullable String words) {}

    record Withdrawal(@Nullable String reason) {}

    @Operation(summary = "What the viewer's side offers, and what it may ask for today")
    @GetMapping("/api/resources")
    List<Resource> list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return resources.of(viewer, q);
    }

    @Operation(summary = "A resource with the times taken in the next 60 days and its use in the last eight weeks")
    @GetMapping("/api/resources/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var today = LocalDate.now(clock);
        return resources
                .find(viewer, new ResourceId(id))
                .<ResponseEntity<Object>>map(found -> ResponseEntity.ok(new WholeResource(
                        found,
                        resources.kept(found.id(), today, today.plusDays(AHEAD_DAYS)).stream()
                                .map(each -> new Time(each.from(), each.to(), each.status()))
                                .toList(),
                        desk.use(found))))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Offers a resource; 422 with the faults")
    @PostMapping("/api/resources")
    ResponseEntity<Object> offer(@CurrentViewer Viewer viewer, @RequestBody ResourceInput resource) {
        return answer(viewer, offers.offer(viewer, resource));
    }

    @Operation(summary = "Says something else about a resource; 422 where a use to come would lie outside its hours")
    @PostMapping("/api/resources/{id}")
    ResponseEntity<Object> change(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody ResourceInput resource) {
        return answer(viewer, offers.change(viewer, new ResourceId(id), resource));
    }

    @Operation(summary = "Asks for a time; 409 where somebody has it or no agreement is in force on that day")
    @PostMapping("/api/resources/{id}/bookings")
    ResponseEntity<Object> book(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody BookingInput booking) {
        return answer(viewer, desk.book(viewer, new ResourceId(id), booking));
    }

    @Operation(summary = "Takes a resource back: what was agreed stands, whoever waits is refused with the reason")
    @PostMapping("/api/resources/{id}/withdraw")
    ResponseEntity<Object> withdraw(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Withdrawal withdrawal) {
        return answer(viewer, offers.withdraw(viewer, new ResourceId(id), withdrawal.reason()));
    }

    @Operation(summary = "Bookings that the viewer asked for or decides about, a hundred a page: those that wait first")
    @GetMapping("/api/bookings")
    List<Booking> bookings(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page) {
        return resources.bookings(viewer, (new PageRequest("", page).page() - 1) * MOST_BOOKINGS, MOST_BOOKINGS);
    }

    @Operation(summary = "Takes a step of a booking; 409 where it does not lead on")
    @PostMapping("/api/bookings/{id}/steps")
    ResponseEntity<Object> take(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Step step) {
        if (resources.find(viewer, new BookingId(id)).isEmpty()) {
            return answers.notFound();
        }
        return ResourcePages.step(step.step(), step.words())
                .map(wanted -> answer(viewer, desk.take(viewer, new BookingId(id), wanted)))
                .orElseGet(() -> answers.faulty(
                        List.of(Fault.of("step", step.step() == null ? "" : step.step(), "fault.booking.step"))));
    }

    private ResponseEntity<Object> answer(Viewer viewer, ResourceOutcome outcome) {
        if (outcome instanceof ResourceOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        if (outcome instanceof ResourceOutcome.Offered offered) {
            return one(viewer, offered.id().value());
        }
        if (outcome instanceof ResourceOutcome.Withdrawn) {
            return ResponseEntity.ok(outcome);
        }
        if (outcome instanceof ResourceOutcome.Booked booked) {
            return resources
                    .find(viewer, booked.id())
                    .<ResponseEntity<Object>>map(ResponseEntity::ok)
                    .orElseGet(answers::notFound);
        }
        return outcome instanceof Record refusal && !(outcome instanceof ResourceOutcome.Missing)
                ? answers.refusal(HttpStatus.CONFLICT, refusal, ResourcePages.words(outcome, say))
                : answers.notFound();
    }
}
