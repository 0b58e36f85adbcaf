package org.qinglin.app.needs.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Decision;
import org.qinglin.app.needs.MenuItemId;
import org.qinglin.app.needs.OrderDesk;
import org.qinglin.app.needs.OrderInput;
import org.qinglin.app.needs.OrderSuggestions;
import org.qinglin.app.needs.OrderTemplates;
import org.qinglin.app.needs.RequestFlow;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.RequestStep;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.WishId;
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
    private final RequestFlow flow;
    private final OrderTemplates templates;
    private final OrderSuggestions suggestions;
    private final Say say;

    OrderPages(
            OrderDesk desk,
            Requests requests,
            RequestFlow flow,
            OrderTemplates templates,
            OrderSuggestions suggestions,
            Say say) {
        this.desk = desk;
        this.requests = requests;
        this.flow = flow;
        this.templates = templates;
        this.suggestions = suggestions;
        this.say = say;
    }

    /** A blank order, or one that begins from a menu item, a template or a wish. */
    @GetMapping("/orders/new")
    String form(
            @CurrentViewer Viewer viewer,
            @RequestParam(required = false) @Nullable Long menu,
            @RequestParam(required = false) @Nullable Long template,
            @RequestParam(required = false) @Nullable Long wish,
            Model model) {
        OrderInput order;
        if (menu != null) {
            order = desk.fromMenu(viewer, new MenuItemId(menu)).orElseThrow(NotFound::new);
        } else if (wish != null) {
            order = desk.fromWish(viewer, new WishId(wish)).orElseThrow(NotFound::new);
        } else if (template != null) {
            order = templates.find(viewer, template).orElseThrow(NotFound::new);
        } else {
            order = desk.blank(viewer);
        }
        return form(viewer, order, List.of(), model);
    }

    /** What the words typed so far may mean; a part of the page. */
    @GetMapping("/orders/suggestions")
    String suggest(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String description,
            Model model) {
        model.addAttribute("found", suggestions.of(viewer, title, description));
        return "needs/suggestions :: suggestions";
    }

    @PostMapping("/orders/templates")
    String keepTemplate(
            @CurrentViewer Viewer viewer, @ModelAttribute OrderInput order, Model model, RedirectAttributes redirect) {
        return templates
                .keep(viewer, order)
                .fold(
                        kept -> {
                            redirect.addFlashAttribute("said", say.text("template.kept", kept.name()));
                            return "redirect:/orders/new?template=" + kept.id();
                        },
                        faults -> form(viewer, order, faults, model));
    }

    @PostMapping("/orders/templates/{id}/remove")
    String removeTemplate(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        if (!templates.remove(viewer, id)) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text("template.removed"));
        return "redirect:/orders/new";
    }

    /** The accident insurance of an order that may endanger the body: without it, nothing starts. */
    @PostMapping("/orders/{id}/insurance")
    String insure(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return told(requests.insure(viewer, new RequestId(id), reason), id, redirect);
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

    /** The same order again, for other days. */
    @GetMapping("/orders/{id}/copy")
    String copy(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return form(viewer, desk.copy(viewer, new RequestId(id)).orElseThrow(NotFound::new), List.of(), model);
    }

    /** The order that the college has asked back, for changing it. */
    @GetMapping("/orders/{id}/edit")
    String edit(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var order = desk.askedBack(viewer, new RequestId(id)).orElseThrow(NotFound::new);
        return editForm(viewer, id, order, "", List.of(), model);
    }

    private String editForm(Viewer viewer, long id, OrderInput order, String answer, List<Fault> faults, Model model) {
        model.addAttribute("editing", id);
        model.addAttribute("answer", answer);
        model.addAttribute("words", requests.words(new RequestId(id)));
        return form(viewer, order, faults, model);
    }

    @PostMapping("/orders/{id}/edit")
    String resubmit(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute OrderInput order,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            RedirectAttributes redirect) {
        if (desk.askedBack(viewer, new RequestId(id)).isEmpty()) {
            throw new NotFound();
        }
        if (answer.isBlank()) {
            return editForm(viewer, id, order, "", List.of(Fault.of("answer", "", "fault.required")), model);
        }
        return desk.resubmit(viewer, new RequestId(id), order, answer)
                .fold(
                        decision -> told(decision, id, redirect),
                        faults -> editForm(viewer, id, order, answer, faults, model));
    }

    /** An answer in words alone, without a change of the order. */
    @PostMapping("/orders/{id}/answer")
    String answer(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return told(flow.take(viewer, new RequestId(id), new RequestStep.Answer(reason)), id, redirect);
    }

    private String form(Viewer viewer, OrderInput order, List<Fault> faults, Model model) {
        var locale = LocaleContextHolder.getLocale();
        model.addAttribute("order", order);
        model.addAttribute("choices", desk.choices(viewer, locale));
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute("templates", templates.of(viewer));
        model.addAttribute("today", LocalDate.now(desk.clock()));
        return "needs/order-form";
    }

    @PostMapping("/orders/{id}/withdraw")
    String withdraw(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return told(requests.withdraw(viewer, new RequestId(id), reason), id, redirect);
    }

    private String told(Decision decision, long id, RedirectAttributes redirect) {
        if (decision instanceof Decision.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", DecisionWords.of(decision, say));
        return "redirect:/orders/" + id;
    }
}
