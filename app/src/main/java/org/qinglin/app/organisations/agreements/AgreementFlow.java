package org.qinglin.app.organisations.agreements;

import static org.qinglin.app.shared.FormCheck.given;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.NoticeKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the steps of an agreement's life: each is checked against {@link AgreementSteps#TABLE}, kept, and told. */
@Service
@Transactional
public class AgreementFlow {

    /** More is not read. */
    public static final int LONGEST_WORDS = 500;

    private static final int LONGEST_SIGNATORY = 60;

    private final JdbcClient jdbc;
    private final Agreements agreements;
    private final AgreementNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    AgreementFlow(JdbcClient jdbc, Agreements agreements, AgreementNotices notices, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.agreements = agreements;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a step, if the viewer belongs to a side and the agreement stands where it is possible. */
    public AgreementOutcome take(Viewer viewer, AgreementId id, AgreementStep step) {
        var found = lock(id);
        var side = found.flatMap(each -> each.parties().sideOf(viewer));
        if (found.isEmpty() || side.isEmpty()) {
            return new AgreementOutcome.NotFound();
        }
        var agreement = found.get();
        if (AgreementSteps.TABLE.after(agreement.status(), step.getClass()).isEmpty()) {
            return new AgreementOutcome.NotPossible(agreement.status());
        }
        var words = words(step);
        if (words != null && words.isBlank()) {
            return new AgreementOutcome.WordsMissing();
        }
        int length = words == null
                ? 0
                : words.strip().codePointCount(0, words.strip().length());
        if (length > LONGEST_WORDS) {
            return new AgreementOutcome.WordsTooLong(length, LONGEST_WORDS);
        }
        var outcome =
                step instanceof AgreementStep.Sign sign ? sign(agreement, sign) : keep(agreement, step, side.get());
        if (outcome instanceof AgreementOutcome.Done) {
            said(agreement, step, side.get(), words, viewer.account().value());
            audit.record(
                    viewer, action(step), "agreement " + id.value(), words == null ? agreement.title() : words.strip());
        }
        boolean begins = outcome instanceof AgreementOutcome.Done done
                && done.status() == AgreementStatus.SIGNED
                && !agreement.startsOn().isAfter(LocalDate.now(clock));
        return begins ? begun(agreements.byId(id).orElseThrow()) : outcome;
    }

    private AgreementOutcome begun(Agreement signed) {
        said(signed, new AgreementStep.Begin(), null, null, null);
        return moved(signed, new AgreementStep.Begin());
    }

    /** The words that a step needs; null for one without. */
    private static @Nullable String words(AgreementStep step) {
        if (step instanceof AgreementStep.SendBack back) {
            return back.words();
        }
        if (step instanceof AgreementStep.Withdraw withdraw) {
            return withdraw.words();
        }
        return step instanceof AgreementStep.Terminate terminate ? terminate.words() : null;
    }

    private static String action(AgreementStep step) {
        return switch (step.getClass().getSimpleName()) {
            case "Submit" -> "agreement-submitted";
            case "Agree" -> "agreement-agreed";
            case "SendBack" -> "agreement-sent-back";
            case "Sign" -> "agreement-signed";
            case "Withdraw" -> "agreement-withdrawn";
            default -> "agreement-terminated";
        };
    }

    private AgreementOutcome keep(Agreement agreement, AgreementStep step, Side side) {
        if (step instanceof AgreementStep.Submit) {
            agree(agreement, side, true);
            notices.tell(NoticeKind.AGREEMENT_SUBMITTED, agreement, side.other());
        } else if (step instanceof AgreementStep.Agree) {
            agree(agreement, side, false);
            notices.tell(NoticeKind.AGREEMENT_AGREED, agreement, side.other());
        } else if (step instanceof AgreementStep.SendBack) {
            jdbc.sql("""
                    update organisations.agreement set college_agreed_at = null, street_agreed_at = null where id = :id""").param("id", agreement.id().value()).update();
            notices.tell(NoticeKind.AGREEMENT_SENT_BACK, agreement, side.other());
        } else if (step instanceof AgreementStep.Withdraw) {
            notices.tell(NoticeKind.AGREEMENT_WITHDRAWN, agreement, side.other());
        } else if (step instanceof AgreementStep.Terminate) {
            return ended(agreement, LocalDate.now(clock), side.other());
        } else {
            return new AgreementOutcome.NotPossible(agreement.status()); // the calendar's own steps
        }
        return moved(agreement, step);
    }

    private void agree(Agreement agreement, Side side, boolean anew) {
        jdbc.sql("update organisations.agreement set "
                        + (side == Side.COLLEGE ? "college_agreed_at = :now" : "street_agreed_at = :now")
                        + (anew
                                ? side == Side.COLLEGE ? ", street_agreed_at = null" : ", college_agreed_at = null"
                                : "")
                        + " where id = :id")
                .param("now", Sql.at(clock.instant()))
                .param("id", agreement.id().value())
                .update();
    }

    private AgreementOutcome moved(Agreement agreement, AgreementStep step) {
        var next =
                AgreementSteps.TABLE.after(agreement.status(), step.getClass()).orElseThrow();
        jdbc.sql("update organisations.agreement set status = :next where id = :id")
                .param("next", next.name())
                .param("id", agreement.id().value())
                .update();
        return new AgreementOutcome.Done(agreement.id(), next);
    }

    private AgreementOutcome sign(Agreement agreement, AgreementStep.Sign typed) {
        var missing = agreement.waitsFor();
        if (missing.isPresent()) {
            return new AgreementOutcome.NotAgreed(missing.get());
        }
        var check = new FormCheck();
        var on = check.date("signedOn", typed.signedOn());
        if (on != null && on.isAfter(LocalDate.now(clock))) {
            check.fault("signedOn", on, "fault.agreement.signed-later");
        } else if (on != null && on.isAfter(agreement.endsOn())) {
            check.fault(
                    "signedOn",
                    on,
                    "fault.agreement.signed-late",
                    agreement.endsOn().toString());
        }
        var college = check.text("collegeSignatory", typed.collegeSignatory(), LONGEST_SIGNATORY);
        var street = check.text("streetSignatory", typed.streetSignatory(), LONGEST_SIGNATORY);
        Checked<LocalDate> read = check.result(() -> given(on));
        return read.fold(
                day -> overlapping(agreement)
                        .<AgreementOutcome>map(AgreementFlow::overlaps)
                        .orElseGet(() -> signed(agreement, day, college, street)),
                AgreementOutcome.Faulty::new);
    }

    private static AgreementOutcome overlaps(Agreement other) {
        return new AgreementOutcome.Overlaps(other.id(), other.title(), other.startsOn(), other.lastDay());
    }

    private Optional<Agreement> overlapping(Agreement agreement) {
        jdbc.sql("select id from organisations.community_college where id = :id for update") // two signed at
                // once queue here
                .param("id", agreement.parties().id())
                .query(row -> {});
        return jdbc.sql(Agreements.FACTS + """
                where a.community_college_id = :parties and a.id <> :id and a.status in ('SIGNED', 'IN_FORCE', 'ENDED')
                  and a.starts_on <= :endsOn and greatest(a.starts_on, coalesce(a.ended_on, a.ends_on)) >= :startsOn
                order by a.starts_on limit 1""")
                .param("parties", agreement.parties().id())
                .param("id", agreement.id().value())
                .param("startsOn", agreement.startsOn())
                .param("endsOn", agreement.endsOn())
                .query(Agreements::agreement)
                .optional();
    }

    private AgreementOutcome signed(Agreement agreement, LocalDate on, String college, String street) {
        jdbc.sql("""
                update organisations.agreement set status = 'SIGNED', signed_on = :on, college_signatory = :college,
                    street_signatory = :street where id = :id""")
                .param("on", on)
                .param("college", college)
                .param("street", street)
                .param("id", agreement.id().value())
                .update();
        jdbc.sql("""
                update organisations.community_college set founded_on = least(coalesce(founded_on, :on), :on)
                where id = :id""").param("on", on).param("id", agreement.parties().id()).update();
        notices.tell(NoticeKind.AGREEMENT_SIGNED, agreement, null, Detail.day(on));
        return new AgreementOutcome.Done(agreement.id(), AgreementStatus.SIGNED);
    }

    private AgreementOutcome ended(Agreement agreement, LocalDate on, @Nullable Side told) {
        var day = on.isAfter(agreement.endsOn()) ? agreement.endsOn() : on;
        jdbc.sql("update organisations.agreement set status = 'ENDED', ended_on = :on where id = :id")
                .param("on", day)
                .param("id", agreement.id().value())
                .update();
        notices.tell(NoticeKind.AGREEMENT_ENDED, agreement, told, Detail.day(day));
        return new AgreementOutcome.Done(agreement.id(), AgreementStatus.ENDED);
    }

    /** What the calendar brings: signed ones begin on their first day, and end after their last; returns how many. */
    int turn() {
        var today = LocalDate.now(clock);
        int turned = 0;
        for (var each : due("a.status = 'SIGNED' and a.starts_on <= :today", today)) {
            begun(each);
            turned++;
        }
        for (var each : due("a.status = 'IN_FORCE' and a.ends_on < :today", today)) {
            ended(each, each.endsOn(), null);
            said(each, new AgreementStep.End(), null, null, null);
            turned++;
        }
        return turned;
    }

    private List<Agreement> due(String condition, LocalDate today) {
        return jdbc.sql(Agreements.FACTS + "where " + condition + " order by a.id for update of a skip locked")
                .param("today", today)
                .query(Agreements::agreement)
                .list();
    }

    private Optional<Agreement> lock(AgreementId id) {
        return jdbc.sql(Agreements.FACTS + "where a.id = :id for update of a")
                .param("id", id.value())
                .query(Agreements::agreement)
                .optional();
    }

    private void said(
            Agreement agreement,
            AgreementStep step,
            @Nullable Side side,
            @Nullable String words,
            @Nullable Long account) {
        jdbc.sql("""
                insert into organisations.agreement_word (agreement_id, version, step, side, words, said_by, said_at)
                values (:id, :version, :step, :side, :words, :account, :now)""")
                .param("id", agreement.id().value())
                .param("version", agreement.version())
                .param("step", step.getClass().getSimpleName())
                .param("side", side == null ? null : side.name(), java.sql.Types.VARCHAR)
                .param("words", words == null ? null : words.strip(), java.sql.Types.VARCHAR)
                .param("account", account, java.sql.Types.BIGINT)
                .param("now", Sql.at(clock.instant()))
                .update();
    }
}
