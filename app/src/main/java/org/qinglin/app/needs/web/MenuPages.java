package org.qinglin.app.needs.web;

import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Menu;
import org.qinglin.app.needs.MenuDesk;
import org.qinglin.app.needs.MenuInput;
import org.qinglin.app.needs.MenuItem;
import org.qinglin.app.needs.MenuItemId;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Skills;
import org.qinglin.app.people.Team;
import org.qinglin.app.people.Teams;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The service menu: communities order from it, faculties, teams and the college keep it. */
@Controller
class MenuPages {

    private final Menu menu;
    private final MenuDesk desk;
    private final Organisations organisations;
    private final Teams teams;
    private final Programmes programmes;
    private final Skills skills;
    private final Say say;

    MenuPages(
            Menu menu,
            MenuDesk desk,
            Organisations organisations,
            Teams teams,
            Programmes programmes,
            Skills skills,
            Say say) {
        this.menu = menu;
        this.desk = desk;
        this.organisations = organisations;
        this.teams = teams;
        this.programmes = programmes;
        this.skills = skills;
        this.say = say;
    }

    /** An item with the name of whoever offers it. */
    record Offered(MenuItem item, String by) {}

    @GetMapping("/menu")
    String list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "") String q, Model model) {
        boolean orders = viewer.is(Role.COMMUNITY);
        var items = orders ? desk.orderable(viewer, q.strip()) : menu.kept(viewer, q.strip());
        model.addAttribute(
                "items", items.stream().map(each -> new Offered(each, by(each))).toList());
        model.addAttribute("orders", orders);
        model.addAttribute("q", q.strip());
        model.addAttribute("programmes", programmes.byCode());
        model.addAttribute("skills", skills.byCode());
        return "needs/menu";
    }

    private String by(MenuItem item) {
        var college = organisations.college(item.college()).name();
        if (item.faculty() != null) {
            return college + " · "
                    + organisations
                            .unit(item.college(), item.faculty())
                            .map(Unit::name)
                            .orElse("");
        }
        return item.team() == null
                ? college
                : college + " · "
                        + teams.of(item.college()).stream()
                                .filter(each -> each.id().equals(item.team()))
                                .map(Team::name)
                                .findFirst()
                                .orElse("");
    }

    @GetMapping("/menu/new")
    String blank(Model model) {
        return form(MenuInput.blank(), null, List.of(), model);
    }

    @PostMapping("/menu")
    String add(@CurrentViewer Viewer viewer, @ModelAttribute MenuInput item, Model model, RedirectAttributes redirect) {
        return desk.add(viewer, item).fold(id -> kept(item, redirect), faults -> form(item, null, faults, model));
    }

    @GetMapping("/menu/{id}/edit")
    String edit(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var item = menu.findKept(viewer, new MenuItemId(id)).orElseThrow(NotFound::new);
        return form(MenuInput.of(item), id, List.of(), model);
    }

    @PostMapping("/menu/{id}")
    String change(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute MenuInput item,
            Model model,
            RedirectAttributes redirect) {
        return desk.change(viewer, new MenuItemId(id), item)
                .orElseThrow(NotFound::new)
                .fold(kept -> kept(item, redirect), faults -> form(item, id, faults, model));
    }

    private String kept(MenuInput item, RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", say.text("menu.kept", String.valueOf(item.title())));
        return "redirect:/menu";
    }

    private String form(MenuInput item, @org.jspecify.annotations.Nullable Long id, List<Fault> faults, Model model) {
        model.addAttribute("item", item);
        model.addAttribute("id", id);
        model.addAttribute("programmes", programmes.all());
        model.addAttribute("skills", skills.all());
        model.addAttribute("faults", Fault.byField(faults));
        return "needs/menu-form";
    }

    @PostMapping("/menu/{id}/retire")
    String retire(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return retired(viewer, id, true, redirect);
    }

    @PostMapping("/menu/{id}/restore")
    String restore(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return retired(viewer, id, false, redirect);
    }

    private String retired(Viewer viewer, long id, boolean retired, RedirectAttributes redirect) {
        if (!desk.retire(viewer, new MenuItemId(id), retired)) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text(retired ? "menu.retired" : "menu.restored"));
        return "redirect:/menu";
    }
}
