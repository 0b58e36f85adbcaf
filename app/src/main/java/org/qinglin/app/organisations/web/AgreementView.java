package org.qinglin.app.organisations.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.agreements.Agreement;
import org.qinglin.app.organisations.agreements.AgreementFiles;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.organisations.agreements.AgreementStep;
import org.qinglin.app.organisations.agreements.AgreementSteps;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.organisations.agreements.Measures;
import org.qinglin.app.organisations.agreements.Plaques;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Everything that an agreement's own page shows, also when one of its forms comes back with faults. */
@Component
class AgreementView {

    private final Agreements agreements;
    private final AgreementFiles files;
    private final Plaques plaques;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Measures measures;
    private final Clock clock;

    AgreementView(
            Agreements agreements,
            AgreementFiles files,
            Plaques plaques,
            Organisations organisations,
            Programmes programmes,
            Measures measures,
            Clock clock) {
        this.agreements = agreements;
        this.files = files;
        this.plaques = plaques;
        this.organisations = organisations;
        this.programmes = programmes;
        this.measures = measures;
        this.clock = clock;
    }

    Agreement must(Viewer viewer, long id) {
        return agreements.find(viewer, new AgreementId(id)).orElseThrow(NotFound::new);
    }

    /** @param typed what stood in the form that came back, or null */
    String page(Viewer viewer, Agreement agreement, @Nullable Object typed, List<Fault> faults, Model model) {
        var side = agreement.parties().sideOf(viewer).orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        model.addAttribute("agreement", agreement);
        model.addAttribute("college", organisations.college(agreement.parties().college()));
        model.addAttribute("faculty", faculty(agreement));
        model.addAttribute("side", side);
        model.addAttribute("commitments", agreements.commitments(agreement));
        model.addAttribute("words", agreements.words(agreement.id()));
        model.addAttribute("versions", agreements.versions(agreement.id()).size());
        model.addAttribute("scans", files.of(agreement.id()));
        model.addAttribute("plaques", plaques.of(agreement.id()));
        model.addAttribute("renewal", agreements.renewalOf(agreement.id()).orElse(null));
        model.addAttribute(
                "renewed",
                agreement.renewalOf() == null
                        ? null
                        : agreements.byId(agreement.renewalOf()).orElse(null));
        model.addAttribute("programmes", programmes.byCode());
        model.addAttribute("measures", measures.byCode());
        model.addAttribute("today", today);
        model.addAttribute("soon", today.plusDays(90));
        model.addAttribute("endable", AgreementSteps.TABLE.allows(agreement.status(), AgreementStep.Terminate.class));
        model.addAttribute("typed", typed);
        model.addAttribute("faults", Fault.byField(faults));
        return "organisations/agreement";
    }

    String faculty(Agreement agreement) {
        return organisations
                .unit(agreement.parties().college(), agreement.parties().faculty())
                .map(each -> each.name())
                .orElse("");
    }
}
