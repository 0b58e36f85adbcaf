package org.qinglin.app.needs.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.Wish;
import org.qinglin.app.needs.WishDesk;
import org.qinglin.app.needs.WishId;
import org.qinglin.app.needs.WishInput;
import org.qinglin.app.needs.WishOutcome;
import org.qinglin.app.needs.WishStatus;
import org.qinglin.app.needs.WishStep;
import org.qinglin.app.needs.Wishes;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.shared.Fault;
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

/** A resident leaves a wish (微心愿), alone or with a helper; the community takes it up as an order. */
@Controller
class WishPages {

    private final WishDesk desk;
    private final Wishes wishes;
    private final Requests requests;
    private final Say say;

    WishPages(WishDesk desk, Wishes wishes, Requests requests, Say say) {
        this.desk = desk;
        this.wishes = wishes;
        this.requests = requests;
        this.say = say;
    }

    @GetMapping("/wish")
    String form(Model model) {
        return form(WishInput.blank(), List.of(), false, model);
    }

    @PostMapping("/wish")
    String leave(@ModelAttribute WishInput wish, HttpServletRequest request, Model model, RedirectAttributes redirect) {
        var outcome = desk.leave(wish, request.getRemoteAddr());
        if (outcome instanceof WishOutcome.Left left) {
            redirect.addFlashAttribute("left", left.id().value());
            return "redirect:/wish";
        }
        return form(wish, faults(outcome, model), false, model);
    }

    @GetMapping("/wishes/new")
    String helperForm(Model model) {
        return form(WishInput.blank(), List.of(), true, model);
    }

    @PostMapping("/wishes")
    String enter(
            @CurrentViewer Viewer viewer, @ModelAttribute WishInput wish, Model model, RedirectAttributes redirect) {
        var outcome = desk.enter(viewer, wish);
        if (outcome instanceof WishOutcome.Left) {
            redirect.addFlashAttribute("said", say.text("wish.entered"));
            return "redirect:/wishes";
        }
        return form(wish, faults(outcome, model), true, model);
    }

    private List<Fault> faults(WishOutcome outcome, Model model) {
        if (outcome instanceof WishOutcome.TooMany tooMany) {
            model.addAttribute("tooMany", say.text("wish.too-many", tooMany.most(), tooMany.days()));
        }
        return outcome instanceof WishOutcome.Faulty faulty ? faulty.faults() : List.of();
    }

    private String form(WishInput wish, List<Fault> faults, boolean helper, Model model) {
        model.addAttribute("wish", wish);
        model.addAttribute("helper", helper);
        model.addAttribute("faults", Fault.byField(faults));
        if (!helper) {
            model.addAttribute(
                    "streets",
                    desk.communities().stream()
                            .collect(Collectors.groupingBy(
                                    Community::streetName, LinkedHashMap::new, Collectors.toList())));
        }
        return "needs/wish";
    }

    @GetMapping("/wishes")
    String queue(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "OPEN") WishStatus status,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var ask = new PageRequest("", page);
        var place = viewer.mustPlace();
        var rows = wishes.of(place, status, ask.offset(), ask.limit());
        model.addAttribute("list", new Listing<>(rows, wishes.count(place, status), ask));
        model.addAttribute("status", status);
        model.addAttribute("statuses", WishStatus.values());
        model.addAttribute("orders", orders(rows));
        return "needs/wishes";
    }

    /** The state of the order that each wish became, by the order's number. */
    private Map<Long, String> orders(List<Wish> rows) {
        var ids = rows.stream()
                .map(Wish::request)
                .filter(java.util.Objects::nonNull)
                .toList();
        return requests.byIds(ids).values().stream()
                .collect(Collectors.toMap(
                        each -> each.id().value(), each -> say.text("request.status." + each.status())));
    }

    @PostMapping("/wishes/{id}/decline")
    String decline(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var declined = wishes.take(viewer, known(viewer, id), new WishStep.Decline(reason));
        redirect.addFlashAttribute("said", say.text(declined ? "wish.declined" : "wish.not-possible"));
        return "redirect:/wishes";
    }

    @PostMapping("/wishes/{id}/release")
    String release(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var released = wishes.take(viewer, known(viewer, id), new WishStep.Release());
        redirect.addFlashAttribute("said", say.text(released ? "wish.released" : "wish.not-possible"));
        return "redirect:/wishes";
    }

    @PostMapping("/wishes/{id}/erase")
    String erase(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var erased = wishes.erase(viewer, known(viewer, id));
        redirect.addFlashAttribute("said", say.text(erased ? "wish.erased" : "wish.not-possible"));
        return "redirect:/wishes";
    }

    private WishId known(Viewer viewer, long id) {
        return wishes.find(viewer, new WishId(id)).map(Wish::id).orElseThrow(NotFound::new);
    }
}
