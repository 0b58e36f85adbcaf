package org.qinglin.app.needs;

import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Skills;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Checked;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the service menu is kept and ordered from: from typed text to an item, and from an item to an order's beginning. */
@Service
@Transactional
public class MenuDesk {

    private final Menu menu;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Skills skills;
    private final AuditTrail audit;

    MenuDesk(Menu menu, Organisations organisations, Programmes programmes, Skills skills, AuditTrail audit) {
        this.menu = menu;
        this.organisations = organisations;
        this.programmes = programmes;
        this.skills = skills;
        this.audit = audit;
    }

    /** Puts an item on the viewer's menu. */
    public Checked<MenuItemId> add(Viewer viewer, MenuInput input) {
        return check(input)
                .fold(
                        item -> {
                            var id = menu.add(viewer, item);
                            audit.record(viewer, "menu-item-added", "menu " + id.value(), item.title());
                            return new Checked.Ok<>(id);
                        },
                        Checked.Faulty::new);
    }

    /** Changes an item that the viewer keeps; empty when there is none. Requests ordered from it stay as they are. */
    public Optional<Checked<MenuItemId>> change(Viewer viewer, MenuItemId id, MenuInput input) {
        return menu.findKept(viewer, id)
                .map(before -> check(input)
                        .fold(
                                item -> {
                                    menu.change(id, item);
                                    audit.record(viewer, "menu-item-changed", "menu " + id.value(), item.title());
                                    return new Checked.Ok<>(id);
                                },
                                Checked.Faulty::new));
    }

    /** Takes an item off the menu or puts it back; false when the viewer keeps none of that number. */
    public boolean retire(Viewer viewer, MenuItemId id, boolean retired) {
        var item = menu.findKept(viewer, id);
        item.ifPresent(each -> {
            menu.retire(id, retired);
            audit.record(
                    viewer, retired ? "menu-item-retired" : "menu-item-restored", "menu " + id.value(), each.title());
        });
        return item.isPresent();
    }

    private Checked<Menu.NewItem> check(MenuInput input) {
        var check = new OrderCheck();
        var title = check.text("title", input.title(), 60);
        var description = check.text("description", input.description(), 2000);
        var programme =
                check.oneOf("programme", input.programme(), programmes.byCode().keySet(), "fault.programme");
        var risk = check.text("riskText", input.riskText(), 1000);
        var role = check.text("roleName", input.roleName(), 30);
        var skill = input.skill() == null || input.skill().isBlank()
                ? null
                : input.skill().strip();
        if (skill != null && !skills.byCode().containsKey(skill)) {
            check.fault("skill", skill, "fault.skill");
        }
        int min = check.number("min", input.min(), 0, OrderRules.MOST_HEADS);
        int max = check.number("max", input.max(), 1, OrderRules.MOST_HEADS);
        if (min > max) {
            check.fault("min", min, "fault.heads", max);
        }
        int minutes = check.number("minutes", input.minutes(), 15, 720);
        var hint = check.optional("capacityHint", input.capacityHint(), 100);
        if (!check.faults.isEmpty()) {
            return new Checked.Faulty<>(check.faults);
        }
        return new Checked.Ok<>(
                new Menu.NewItem(title, description, programme, risk, role, skill, min, max, minutes, hint));
    }

    /** What the viewer's community can order. */
    @Transactional(readOnly = true)
    public List<MenuItem> orderable(Viewer viewer, String search) {
        return menu.orderable(
                organisations.collegesOf(viewer.mustPlace()).stream()
                        .map(College::id)
                        .toList(),
                search);
    }

    /** An item that the viewer's community can order. */
    @Transactional(readOnly = true)
    public Optional<MenuItem> findOrderable(Viewer viewer, MenuItemId id) {
        return menu.find(id)
                .filter(each -> !each.isRetired())
                .filter(each -> organisations.arePartners(each.college(), viewer.mustPlace()));
    }
}
