package org.qinglin.app.organisations;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A college's structure as it names it itself (社区化办学): a centre, a base, whatever stands beside departments and
 * faculties.
 */
@Service
@Transactional
public class StructureDesk {

    private static final int LONGEST_KIND = 20;
    private static final int LONGEST_NAME = 40;

    private final Organisations organisations;
    private final AuditTrail audit;

    StructureDesk(Organisations organisations, AuditTrail audit) {
        this.organisations = organisations;
        this.audit = audit;
    }

    /** A unit as typed; {@code parent} is the id of the unit that it belongs to, or empty. */
    public record UnitInput(
            @Nullable String kindName,
            @Nullable String name,
            @Nullable String parent) {}

    public Checked<UnitId> add(Viewer viewer, UnitInput input) {
        var college = viewer.mustCollege();
        var check = new FormCheck();
        var kindName = check.text("kindName", input.kindName(), LONGEST_KIND);
        var name = check.text("name", input.name(), LONGEST_NAME);
        if (organisations.units(college).stream()
                .anyMatch(each -> each.kind() == Unit.Kind.OWN && each.name().equals(name))) {
            check.fault("name", name, "fault.name.taken");
        }
        var number = check.id("parent", input.parent());
        var parent = number == null
                ? null
                : organisations.unit(college, new UnitId(number)).map(Unit::id).orElse(null);
        if (number != null && parent == null) {
            check.fault("parent", number, "fault.choice");
        }
        return check.result(() -> {
            var id = organisations.addOwnUnit(college, parent, kindName, name);
            audit.record(viewer, "unit-added", "college " + college.value() + ", unit " + id.value(), name);
            return id;
        });
    }

    /** Takes one of these units away; false when there is none, or others belong to it. */
    public boolean remove(Viewer viewer, UnitId unit) {
        var college = viewer.mustCollege();
        boolean holdsOthers = organisations.units(college).stream().anyMatch(each -> unit.equals(each.parent()));
        boolean removed = !holdsOthers && organisations.removeOwnUnit(college, unit);
        if (removed) {
            audit.record(viewer, "unit-removed", "college " + college.value() + ", unit " + unit.value(), "");
        }
        return removed;
    }
}
