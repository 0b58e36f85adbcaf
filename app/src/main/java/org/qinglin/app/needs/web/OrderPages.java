package org.qinglin.app.needs.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Decision;
import org.qinglin.app.needs.OrderDesk;
import org.qinglin.app.needs.OrderInput;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The community orders (点单), and takes an order back. */
@Controller
class OrderPages {

    private final OrderDesk desk;
    private final Requests requests;
    private final Say say;

    OrderPages(OrderDesk desk, Requests requests, Say say) {
        this.desk = desk;
        this.requests = requests;
        this.say = say;
    }

    @GetMapping("/orders/new")
    String form(@CurrentViewer Viewer viewer, Model model) {
        return form(viewer, desk.blank(viewer), List.of(), model);
    }

    @PostMapping("/orders")
    String submit(
            @CurrentViewer Viewer viewer, @ModelAttribute OrderInput order, Model model, RedirectAttributes redirect) {
        return desk.submit(viewer, order)
                .fold(
                        id -> {
                            redirect.addFlashAttribute("said", say.text("order.submitted"));
                            return "redirect:/orders/" + id.value();
                        },
                        faults -> form(viewer, order, faults, model));
    }

    /** The days that the order comes to: a part of the page for htmx, the whole page without it. */
    @PostMapping("/orders/preview")
    String preview(
            @CurrentViewer Viewer viewer,
            @ModelAttribute OrderInput order,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        var preview = desk.preview(viewer, order);
        model.addAttribute("preview", preview);
        model.addAttribute("unknownYears", desk.unknownYears(preview));
        return htmx == null ? form(viewer, order, List.of(), model) : "needs/order-preview :: preview";
    }

    private String form(Viewer viewer, OrderInput order, List<Fault> faults, Model model) {
        var locale = LocaleContextHolder.getLocale();
        model.addAttribute("order", order);
        model.addAttribute("choices", desk.choices(viewer, locale));
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute("today", LocalDate.now(desk.clock()));
        return "needs/order-form";
    }

    @PostMapping("/orders/{id}/withdraw")
    String withdraw(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var decision = requests.withdraw(viewer, new RequestId(id), reason);
        if (decision instanceof Decision.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", DecisionWords.of(decision, say));
        return "redirect:/orders/" + id;
    }
}
