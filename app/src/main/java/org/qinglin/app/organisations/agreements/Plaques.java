package org.qinglin.app.organisations.agreements;

import static org.qinglin.app.shared.FormCheck.given;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plaques (授牌) and practice bases (实践基地) under an agreement: granted on a day, and taken back on a day. */
@Service
@Transactional
public class Plaques {

    private static final int LONGEST_REASON = 200;

    private final JdbcClient jdbc;
    private final Agreements agreements;
    private final AuditTrail audit;
    private final Clock clock;

    Plaques(JdbcClient jdbc, Agreements agreements, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.agreements = agreements;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is granted. */
    public enum Kind {
        PLAQUE,
        PRACTICE_BASE
    }

    /** @param revokedOn when it was taken back, with the reason; null while it hangs */
    public record Plaque(
            long id,
            Kind kind,
            String name,
            String place,
            LocalDate grantedOn,
            @Nullable LocalDate revokedOn,
            @Nullable String reason) {}

    /** As typed; {@code grantedOn} such as 2026-10-12. */
    public record Input(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String place,
            @Nullable String grantedOn) {}

    /** Under an agreement that is signed, of the viewer's side. */
    public AgreementOutcome grant(Viewer viewer, AgreementId id, Input input) {
        var found = agreements.find(viewer, id);
        if (found.isEmpty()) {
            return new AgreementOutcome.NotFound();
        }
        var agreement = found.get();
        if (agreement.status() != AgreementStatus.SIGNED && agreement.status() != AgreementStatus.IN_FORCE) {
            return new AgreementOutcome.NotPossible(agreement.status());
        }
        var check = new FormCheck();
        var kind = check.oneOf("kind", input.kind(), Kind.class, "fault.choice");
        var name = check.text("name", input.name(), 60);
        var place = check.optional("place", input.place(), 80);
        var on = check.date("grantedOn", input.grantedOn());
        if (on != null && on.isAfter(LocalDate.now(clock))) {
            check.fault("grantedOn", on, "fault.plaque.later");
        } else if (on != null && agreement.signedOn() != null && on.isBefore(agreement.signedOn())) {
            check.fault(
                    "grantedOn", on, "fault.plaque.before", agreement.signedOn().toString());
        }
        if (of(id).stream()
                .anyMatch(each -> each.revokedOn() == null
                        && each.kind() == kind
                        && each.name().equals(name))) {
            check.fault("name", name, "fault.name.taken");
        }
        Checked<LocalDate> read = check.result(() -> given(on));
        return read.fold(
                day -> {
                    insert(viewer, id, kind, name, place == null ? "" : place, day);
                    return new AgreementOutcome.Done(id, agreement.status());
                },
                AgreementOutcome.Faulty::new);
    }

    private void insert(Viewer viewer, AgreementId id, Kind kind, String name, String place, LocalDate on) {
        jdbc.sql("""
                insert into organisations.plaque (agreement_id, kind, name, place, granted_on, granted_by)
                values (:id, :kind, :name, :place, :on, :account)""")
                .param("id", id.value())
                .param("kind", kind.name())
                .param("name", name)
                .param("place", place)
                .param("on", on)
                .param("account", viewer.account().value())
                .update();
        audit.record(viewer, "plaque-granted", "agreement " + id.value(), name);
    }

    /** Takes one back, with the reason; what hung there stays on record. */
    public AgreementOutcome revoke(Viewer viewer, AgreementId id, long number, String reason) {
        var found = agreements.find(viewer, id);
        var plaque = of(id).stream()
                .filter(each -> each.id() == number && each.revokedOn() == null)
                .findFirst();
        if (found.isEmpty() || plaque.isEmpty()) {
            return new AgreementOutcome.NotFound();
        }
        var words = reason.strip();
        if (words.isEmpty()) {
            return new AgreementOutcome.WordsMissing();
        }
        int length = words.codePointCount(0, words.length());
        if (length > LONGEST_REASON) {
            return new AgreementOutcome.WordsTooLong(length, LONGEST_REASON);
        }
        jdbc.sql("""
                update organisations.plaque set revoked_on = :today, revoked_by = :account, reason = :reason
                where id = :id and revoked_on is null""")
                .param("today", LocalDate.now(clock))
                .param("account", viewer.account().value())
                .param("reason", words)
                .param("id", number)
                .update();
        audit.record(
                viewer,
                "plaque-revoked",
                "agreement " + id.value(),
                plaque.get().name() + ": " + words);
        return new AgreementOutcome.Done(id, found.get().status());
    }

    /** All of an agreement, those that hang first. The caller has made sure that it may see the agreement. */
    @Transactional(readOnly = true)
    public List<Plaque> of(AgreementId id) {
        return jdbc.sql("""
                select * from organisations.plaque where agreement_id = :id
                order by revoked_on is not null, granted_on, id""")
                .param("id", id.value())
                .query((row, number) -> new Plaque(
                        row.getLong("id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("place"),
                        row.getObject("granted_on", LocalDate.class),
                        row.getObject("revoked_on", LocalDate.class),
                        row.getString("reason")))
                .list();
    }
}
