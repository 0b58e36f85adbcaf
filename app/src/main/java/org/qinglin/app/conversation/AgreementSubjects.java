package org.qinglin.app.conversation;

import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.shared.notice.Recipient;
import org.springframework.stereotype.Component;

/** Agreements: the faculty and its college on one side, the street on the other. */
@Component
class AgreementSubjects implements SubjectKind {

    private final Agreements agreements;

    AgreementSubjects(Agreements agreements) {
        this.agreements = agreements;
    }

    @Override
    public String code() {
        return "agreements";
    }

    @Override
    public Optional<Subject> find(Viewer viewer, long id) {
        return agreements.find(viewer, new AgreementId(id)).map(each -> {
            var parties = each.parties();
            return new Subject(
                    code(),
                    id,
                    parties.college(),
                    each.title(),
                    "/agreements/" + id,
                    List.of(
                            new Subject.Side(
                                    "COLLEGE",
                                    List.of(
                                            Recipient.faculty(parties.faculty()),
                                            Recipient.college(parties.college()))),
                            new Subject.Side("STREET", List.of(Recipient.street(parties.street())))),
                    parties.sideOf(viewer).orElseThrow().name());
        });
    }
}
