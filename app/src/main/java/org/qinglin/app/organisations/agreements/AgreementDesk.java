package org.qinglin.app.organisations.agreements;

import static org.qinglin.app.shared.FormCheck.given;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where both sides write: a draft, its next version, and a draft that goes on from an agreement that ends. */
@Service
@Transactional
public class AgreementDesk {

    private final JdbcClient jdbc;
    private final Agreements agreements;
    private final AgreementParties parties;
    private final AgreementCheck rules;
    private final AuditTrail audit;
    private final Clock clock;

    AgreementDesk(
            JdbcClient jdbc,
            Agreements agreements,
            AgreementParties parties,
            AgreementCheck rules,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.agreements = agreements;
        this.parties = parties;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new draft; either side may begin. */
    public AgreementOutcome draft(Viewer viewer, AgreementInput input) {
        if (input.renews() != null && !input.renews().isBlank()) {
            return renew(viewer, input.renews().strip(), input);
        }
        var check = new FormCheck();
        var sides = parties.read(viewer, input, check);
        var name = check.optional("name", input.name(), 60);
        var branch = check.optional("branch", input.branch(), 60);
        var text = rules.read(input, check);
        Checked<AgreementId> made =
                check.result(() -> insert(viewer, parties.communityCollege(given(sides), name, branch), text, null));
        return made.fold(id -> new AgreementOutcome.Done(id, AgreementStatus.DRAFT), AgreementOutcome.Faulty::new);
    }

    /** Between the same two sides; the old one keeps to its term. */
    private AgreementOutcome renew(Viewer viewer, String typed, AgreementInput input) {
        var old = typed.matches("\\d{1,18}")
                ? agreements.find(viewer, new AgreementId(Long.parseLong(typed)))
                : java.util.Optional.<Agreement>empty();
        if (old.isEmpty()) {
            return new AgreementOutcome.NotFound();
        }
        if (!old.get().status().isSigned()) {
            return new AgreementOutcome.NotPossible(old.get().status());
        }
        jdbc.sql("select id from organisations.agreement where id = :id for update")
                .param("id", old.get().id().value())
                .query(row -> {});
        var renewal = agreements.renewalOf(old.get().id());
        if (renewal.isPresent()) {
            return new AgreementOutcome.RenewedAlready(renewal.get().id());
        }
        var check = new FormCheck();
        var text = rules.read(input, check);
        if (text.startsOn() != null && !text.startsOn().isAfter(old.get().lastDay())) {
            check.fault(
                    "startsOn",
                    text.startsOn(),
                    "fault.agreement.renewal",
                    old.get().lastDay().toString());
        }
        Checked<AgreementId> made = check.result(
                () -> insert(viewer, old.get().parties().id(), text, old.get().id()));
        return made.fold(id -> new AgreementOutcome.Done(id, AgreementStatus.DRAFT), AgreementOutcome.Faulty::new);
    }

    /** What a renewal begins with: the old words and promises, from the day after its end, for as long. */
    @Transactional(readOnly = true)
    public AgreementInput renewing(Agreement old) {
        var startsOn = old.lastDay().plusDays(1);
        var years = Math.max(
                1,
                java.time.temporal.ChronoUnit.YEARS.between(
                        old.startsOn(), old.endsOn().plusDays(1)));
        return new AgreementInput(
                null,
                null,
                null,
                null,
                old.title(),
                old.body(),
                startsOn.toString(),
                startsOn.plusYears(years).minusDays(1).toString(),
                Long.toString(old.id().value()),
                null,
                AgreementInput.lines(agreements.commitments(old)));
    }

    private AgreementId insert(
            Viewer viewer, long communityCollege, AgreementCheck.Text text, @Nullable AgreementId renewalOf) {
        var id = new AgreementId(jdbc.sql("""
                insert into organisations.agreement (community_college_id, status, version, starts_on, ends_on,
                    renewal_of, drafted_at)
                values (:parties, 'DRAFT', 1, :startsOn, :endsOn, :renewalOf, :now) returning id""")
                .param("parties", communityCollege)
                .param("startsOn", given(text.startsOn()))
                .param("endsOn", given(text.endsOn()))
                .param("renewalOf", renewalOf == null ? null : renewalOf.value(), java.sql.Types.BIGINT)
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single());
        // Whoever drafts belongs to one of the two: a street drafts for itself alone.
        write(viewer, id, 1, viewer.is(Role.STREET) ? Side.STREET : Side.COLLEGE, text);
        audit.record(viewer, "agreement-drafted", "agreement " + id.value(), text.title());
        return id;
    }

    /** The next version of a draft, whoever of the two writes it. */
    public AgreementOutcome edit(Viewer viewer, AgreementId id, AgreementInput input) {
        jdbc.sql("select id from organisations.agreement where id = :id for update")
                .param("id", id.value())
                .query(row -> {});
        var found = agreements.find(viewer, id);
        if (found.isEmpty()) {
            return new AgreementOutcome.NotFound();
        }
        var agreement = found.get();
        if (agreement.status() != AgreementStatus.DRAFT) {
            return new AgreementOutcome.NotPossible(agreement.status());
        }
        var check = new FormCheck();
        var text = rules.read(input, check);
        int begun = check.whole("version", input.version(), 1, Integer.MAX_VALUE / 2);
        Checked<Integer> read = check.result(() -> begun);
        return read.fold(
                version -> version != agreement.version()
                        ? new AgreementOutcome.Changed(agreement.version())
                        : next(viewer, agreement, text),
                AgreementOutcome.Faulty::new);
    }

    private AgreementOutcome next(Viewer viewer, Agreement agreement, AgreementCheck.Text text) {
        int version = agreement.version() + 1;
        write(
                viewer,
                agreement.id(),
                version,
                agreement.parties().sideOf(viewer).orElseThrow(),
                text);
        jdbc.sql("""
                update organisations.agreement set version = :version, starts_on = :startsOn, ends_on = :endsOn
                where id = :id""")
                .param("version", version)
                .param("startsOn", given(text.startsOn()))
                .param("endsOn", given(text.endsOn()))
                .param("id", agreement.id().value())
                .update();
        audit.record(viewer, "agreement-edited", "agreement " + agreement.id().value(), "version " + version);
        return new AgreementOutcome.Done(agreement.id(), AgreementStatus.DRAFT);
    }

    private void write(Viewer viewer, AgreementId id, int version, Side side, AgreementCheck.Text text) {
        jdbc.sql("""
                insert into organisations.agreement_version (agreement_id, version, title, body, starts_on, ends_on, side,
                    written_by, written_at)
                values (:id, :version, :title, :body, :startsOn, :endsOn, :side, :account, :now)""")
                .param("id", id.value())
                .param("version", version)
                .param("title", text.title())
                .param("body", text.body())
                .param("startsOn", given(text.startsOn()))
                .param("endsOn", given(text.endsOn()))
                .param("side", side.name())
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        var inOrder = text.promises().stream()
                .sorted(java.util.Comparator.comparing(AgreementCheck.Promise::content))
                .toList();
        for (int i = 0; i < inOrder.size(); i++) {
            promise(id, version, i + 1, inOrder.get(i));
        }
    }

    private void promise(AgreementId id, int version, int number, AgreementCheck.Promise promise) {
        jdbc.sql("""
                insert into organisations.commitment (agreement_id, version, number, content, words, measure,
                    programme_code, target)
                values (:id, :version, :number, :content, :words, :measure, :programme, :target)""")
                .param("id", id.value())
                .param("version", version)
                .param("number", number)
                .param("content", promise.content().name())
                .param("words", promise.words())
                .param("measure", promise.measure())
                .param("programme", promise.programme(), java.sql.Types.VARCHAR)
                .param("target", promise.target())
                .update();
    }

    /** Whom a viewer may draft with. */
    @Transactional(readOnly = true)
    public List<AgreementParties.Choice> faculties(Viewer viewer) {
        return parties.faculties(viewer);
    }
}
