package org.qinglin.app.programmes;

import static org.qinglin.app.shared.FormCheck.given;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a term comes in: from typed text to a term of a college. */
@Service
public class TermDesk {

    private final Programmes programmes;
    private final AuditTrail audit;

    TermDesk(Programmes programmes, AuditTrail audit) {
        this.programmes = programmes;
        this.audit = audit;
    }

    /** A term as typed; days such as 2026-09-01. */
    public record TermInput(
            @Nullable String name,
            @Nullable String startsOn,
            @Nullable String endsOn) {}

    /** Adds a term; the terms of a college do not overlap, so that every day lies in one at most. */
    @Transactional
    public Checked<Term> add(Viewer viewer, CollegeId college, TermInput input) {
        var check = new FormCheck();
        var name = check.text("name", input.name(), 30);
        var starts = check.date("startsOn", input.startsOn());
        var ends = check.date("endsOn", input.endsOn());
        var others = programmes.terms(college);
        if (others.stream().anyMatch(each -> each.name().equals(name))) {
            check.fault("name", name, "fault.name.taken");
        }
        if (starts != null && ends != null) {
            if (!ends.isAfter(starts)) {
                check.fault("endsOn", ends, "fault.term.order");
            }
            others.stream()
                    .filter(each ->
                            !each.endsOn().isBefore(starts) && !each.startsOn().isAfter(ends))
                    .findFirst()
                    .ifPresent(each -> check.fault("startsOn", starts, "fault.term.overlap", each.name()));
        }
        return check.result(() -> {
            var term = new Term(college, name, given(starts), given(ends));
            programmes.addTerm(term);
            audit.record(viewer, "term-added", "college " + college.value(), name);
            return term;
        });
    }
}
