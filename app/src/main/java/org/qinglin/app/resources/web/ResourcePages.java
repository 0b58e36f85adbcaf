package org.qinglin.app.resources.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.resources.Booking;
import org.qinglin.app.resources.BookingId;
import org.qinglin.app.resources.BookingInput;
import org.qinglin.app.resources.BookingStep;
import org.qinglin.app.resources.Party;
import org.qinglin.app.resources.Resource;
import org.qinglin.app.resources.ResourceDesk;
import org.qinglin.app.resources.ResourceId;
import org.qinglin.app.resources.ResourceInput;
import org.qinglin.app.resources.ResourceOffers;
import org.qinglin.app.resources.ResourceOutcome;
import org.qinglin.app.resources.Resources;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Bar;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Resources are found, offered, booked on a week's calendar, and reported after use. */
@Controller
class ResourcePages {

    private final Resources resources;
    private final ResourceOffers offers;
    private final ResourceDesk desk;
    private final Organisations organisations;
    private final Say say;
    private final Clock clock;

    ResourcePages(
            Resources resources,
            ResourceOffers offers,
            ResourceDesk desk,
            Organisations organisations,
            Say say,
            Clock clock) {
        this.resources = resources;
        this.offers = offers;
        this.desk = desk;
        this.organisations = organisations;
        this.say = say;
        this.clock = clock;
    }

    record Row(Resource resource, String owner, boolean own) {}

    /** A day of the calendar with what keeps its time. */
    record Day(LocalDate date, List<Booking> bookings) {}

    /** A booking with what the viewer may do about it. */
    record Item(Booking booking, boolean decides, boolean cancels, boolean callsOff, boolean reports) {}

    @GetMapping("/resources")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var ask = new PageRequest(q, page);
        var all = resources.of(viewer, ask.search());
        var rows = all.stream()
                .skip(ask.offset())
                .limit(ask.limit())
                .map(each -> row(viewer, each))
                .toList();
        model.addAttribute("list", new Listing<>(rows, all.size(), ask));
        model.addAttribute(
                "waiting",
                items(viewer, resources.waiting(viewer)).stream()
                        .filter(Item::decides)
                        .count());
        return "resources/resources";
    }

    private Row row(Viewer viewer, Resource resource) {
        return new Row(resource, owner(resource.owner()), Party.of(viewer).actsFor(resource.owner()));
    }

    private String owner(Party owner) {
        var college = owner.college();
        if (college != null) {
            var faculty = owner.faculty();
            var name = organisations.college(college).shortName();
            return faculty == null
                    ? name
                    : organisations
                            .unit(college, faculty)
                            .map(each -> name + " · " + each.name())
                            .orElse(name);
        }
        var place = owner.place();
        return place == null ? "" : place(place);
    }

    /** A community by its name, a street by that of one of its communities. */
    private String place(org.qinglin.app.shared.PlaceCode place) {
        return place.value().length() == 12
                ? organisations.community(place).map(each -> each.name()).orElse("")
                : organisations.communitiesIn(place).stream()
                        .findFirst()
                        .map(each -> each.streetName())
                        .orElse("");
    }

    @GetMapping("/resources/new")
    String blank(Model model) {
        return form(null, ResourceInput.blank(), List.of(), model);
    }

    @PostMapping("/resources")
    String offer(
            @CurrentViewer Viewer viewer,
            @ModelAttribute ResourceInput resource,
            Model model,
            RedirectAttributes redirect) {
        var outcome = offers.offer(viewer, resource);
        return outcome instanceof ResourceOutcome.Faulty faulty
                ? form(null, resource, faulty.faults(), model)
                : after(outcome, redirect, "/resources");
    }

    @GetMapping("/resources/{id}/edit")
    String edit(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var own = resources
                .find(viewer, new ResourceId(id))
                .filter(each -> Party.of(viewer).actsFor(each.owner()) && !each.withdrawn())
                .orElseThrow(NotFound::new);
        return form(id, ResourceInput.of(own), List.of(), model);
    }

    @PostMapping("/resources/{id}/edit")
    String change(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute ResourceInput resource,
            Model model,
            RedirectAttributes redirect) {
        var outcome = offers.change(viewer, new ResourceId(id), resource);
        return outcome instanceof ResourceOutcome.Faulty faulty
                ? form(id, resource, faulty.faults(), model)
                : after(outcome, redirect, "/resources/" + id);
    }

    /** @param id null while it is new */
    private String form(@Nullable Long id, ResourceInput input, List<Fault> faults, Model model) {
        model.addAttribute("id", id);
        model.addAttribute(
                "booked", id == null ? 0 : resources.toCome(new ResourceId(id)).size());
        model.addAttribute("resource", input);
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute("kinds", Resource.Kind.values());
        return "resources/resource-form";
    }

    @GetMapping("/resources/{id}")
    String one(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String week,
            Model model) {
        return page(viewer, id, week, new BookingInput(null, null, null, null), List.of(), model);
    }

    private String page(Viewer viewer, long id, String week, BookingInput booking, List<Fault> faults, Model model) {
        var resource = resources.find(viewer, new ResourceId(id)).orElseThrow(NotFound::new);
        var monday = monday(week);
        var kept = resources.kept(resource.id(), monday, monday.plusDays(6));
        var use = desk.use(resource);
        model.addAttribute("row", row(viewer, resource));
        model.addAttribute("monday", monday);
        model.addAttribute(
                "days",
                IntStream.range(0, 7)
                        .mapToObj(monday::plusDays)
                        .map(day -> new Day(
                                day,
                                kept.stream()
                                        .filter(each -> each.from()
                                                .atZone(China.TIME)
                                                .toLocalDate()
                                                .equals(day))
                                        .toList()))
                        .toList());
        model.addAttribute("items", items(viewer, resources.of(viewer, resource.id())));
        model.addAttribute("booking", booking);
        model.addAttribute(
                "bookings", use.stream().mapToInt(each -> each.bookings()).sum());
        model.addAttribute(
                "used", say.hours(use.stream().mapToLong(each -> each.minutes()).sum()));
        model.addAttribute(
                "share",
                say.percent(
                        use.stream().mapToLong(each -> each.minutes()).sum(),
                        use.stream().mapToLong(each -> each.openMinutes()).sum()));
        model.addAttribute(
                "bars",
                use.stream()
                        .map(each -> new Bar(
                                say.day(each.monday()), (int) (each.minutes() / 60), (int) (each.openMinutes() / 60)))
                        .toList());
        if (!faults.isEmpty()) {
            model.addAttribute("faults", Fault.byField(faults));
        }
        return "resources/resource";
    }

    private LocalDate monday(String week) {
        try {
            return LocalDate.parse(week).with(DayOfWeek.MONDAY);
        } catch (DateTimeParseException unreadable) {
            return LocalDate.now(clock).with(DayOfWeek.MONDAY);
        }
    }

    @PostMapping("/resources/{id}/bookings")
    String book(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute BookingInput booking,
            Model model,
            RedirectAttributes redirect) {
        var outcome = desk.book(viewer, new ResourceId(id), booking);
        return outcome instanceof ResourceOutcome.Faulty faulty
                ? page(viewer, id, String.valueOf(booking.day()), booking, faulty.faults(), model)
                : after(outcome, redirect, "/resources/" + id + "?week=" + booking.day());
    }

    @PostMapping("/resources/{id}/withdraw")
    String withdraw(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return after(offers.withdraw(viewer, new ResourceId(id), reason), redirect, "/resources/" + id);
    }

    @GetMapping("/bookings")
    String bookings(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        var ask = new PageRequest("", page);
        var items = items(viewer, resources.bookings(viewer, ask.offset(), ask.limit()));
        model.addAttribute("items", items);
        model.addAttribute("list", new Listing<>(items, resources.countBookings(viewer), ask));
        return "resources/bookings";
    }

    private List<Item> items(Viewer viewer, List<Booking> bookings) {
        var party = Party.of(viewer);
        return bookings.stream().map(each -> item(party, each)).toList();
    }

    private Item item(Party party, Booking booking) {
        boolean waits = booking.status() == Booking.Status.REQUESTED;
        boolean agreed = booking.status() == Booking.Status.APPROVED;
        boolean begun = !clock.instant().isBefore(booking.from());
        boolean asked = party.actsFor(booking.asker());
        boolean owns = party.actsFor(booking.owner());
        return new Item(
                booking,
                waits && owns,
                (waits || agreed && !begun) && asked,
                agreed && !begun && owns && !asked,
                agreed && begun && (asked || owns));
    }

    @PostMapping("/bookings/{id}/steps")
    String take(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        var wanted = step(step, words).orElseThrow(NotFound::new);
        return after(desk.take(viewer, new BookingId(id), wanted), redirect, "/bookings");
    }

    /** A step by its name in forms and the API. */
    static Optional<BookingStep> step(@Nullable String name, @Nullable String words) {
        var text = words == null ? "" : words;
        return Optional.ofNullable(
                switch (name == null ? "" : name) {
                    case "approve" -> new BookingStep.Approve();
                    case "refuse" -> new BookingStep.Refuse(text);
                    case "cancel" -> new BookingStep.Cancel();
                    case "call-off" -> new BookingStep.CallOff(text);
                    case "in-order" -> new BookingStep.Report(true, text);
                    case "not-in-order" -> new BookingStep.Report(false, text);
                    default -> null;
                });
    }

    private String after(ResourceOutcome outcome, RedirectAttributes redirect, String next) {
        if (outcome instanceof ResourceOutcome.Missing) {
            throw new NotFound();
        }
        if (outcome instanceof ResourceOutcome.Faulty faulty) {
            redirect.addFlashAttribute("faults", Fault.byField(faulty.faults()));
        } else {
            redirect.addFlashAttribute("said", words(outcome, say));
        }
        return "redirect:" + next;
    }

    /** What came of it, in a sentence. */
    static String words(ResourceOutcome outcome, Say say) {
        if (outcome instanceof ResourceOutcome.Taken) {
            return say.text("booking.taken");
        }
        if (outcome instanceof ResourceOutcome.NoAgreement) {
            return say.text("booking.no-agreement");
        }
        if (outcome instanceof ResourceOutcome.TooEarly) {
            return say.text("booking.too-early");
        }
        if (outcome instanceof ResourceOutcome.Begun) {
            return say.text("booking.begun");
        }
        if (outcome instanceof ResourceOutcome.Withdrawn withdrawn) {
            return say.text("resource.taken-back", withdrawn.refused(), withdrawn.standing());
        }
        if (outcome instanceof ResourceOutcome.NotPossible notPossible) {
            return say.text("booking.not-possible", say.text("booking.status." + notPossible.status()));
        }
        return say.text("resource.kept");
    }
}
