package org.qinglin.app.awards;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Certificates of awards: read by whoever may see the award, checked by anyone, taken back by the college with a reason. */
@Service
@Transactional
public class AwardCertificates {

    private static final int LONGEST_WORDS = 200;

    private final JdbcClient jdbc;
    private final AwardRounds rounds;
    private final Nominations nominations;
    private final AwardPrinter printer;
    private final AwardNotices notices;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    AwardCertificates(
            JdbcClient jdbc,
            AwardRounds rounds,
            Nominations nominations,
            AwardPrinter printer,
            AwardNotices notices,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.nominations = nominations;
        this.printer = printer;
        this.notices = notices;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What the public may know of a certificate.
     *
     * @param round whose badge it is
     * @param genuine whether it is as it was printed
     * @param revokedOn null while it stands
     * @param signed whether it has a credential
     */
    public record Checked(
            AwardCertificate certificate,
            long round,
            boolean genuine,
            @Nullable LocalDate revokedOn,
            boolean signed) {

        /** Whether whoever checks it may take its badge and credential, too. */
        public boolean isForEveryone() {
            return genuine && signed && revokedOn == null && certificate.kind() != AwardKind.VOLUNTEER;
        }
    }

    /** A file with its number. */
    public record Printed(String number, byte[] pdf) {}

    /** A certificate by its code; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Checked> check(String code) {
        var typed = ReadableCode.tidy(code);
        return jdbc.sql("""
                select c.*, n.round_id from awards.certificate c join awards.nomination n on n.id = c.nomination_id
                where c.check_code = :code""")
                .param("code", typed)
                .query((row, number) -> {
                    var content = row.getString("content");
                    var certificate = json.readValue(content, AwardCertificate.class);
                    // What the row says must be what was printed, or somebody has changed one of them.
                    boolean genuine = MessageDigest.isEqual(printer.seal(content), row.getBytes("seal"))
                            && certificate.number().equals(row.getString("number"))
                            && certificate.checkCode().equals(row.getString("check_code"));
                    var revoked = Sql.instantOrNull(row, "revoked_at");
                    return new Checked(
                            certificate,
                            row.getLong("round_id"),
                            genuine,
                            revoked == null ? null : revoked.atZone(China.TIME).toLocalDate(),
                            row.getString("credential") != null);
                })
                .optional();
    }

    /** The code of the certificate that a file is, to the byte, or whose badge or credential it holds. */
    @Transactional(readOnly = true)
    public Optional<String> codeOf(byte[] file) {
        return jdbc.sql("""
                select check_code from awards.certificate
                where sha256(pdf) = sha256(:file) or md5(credential) = md5(:token) and credential = :token""")
                .param("file", file)
                .param("token", AwardBadge.credentialIn(file))
                .query(String.class)
                .optional();
    }

    /** The certificate as it was printed, for whoever may see the nomination. */
    @Transactional(readOnly = true)
    public Optional<Printed> pdf(Viewer viewer, long round, long nomination) {
        return rounds.find(viewer, round)
                .flatMap(found -> nominations.seenBy(viewer, found).stream()
                        .filter(each -> each.id() == nomination)
                        .findFirst())
                .flatMap(each -> jdbc.sql("select number, pdf from awards.certificate where nomination_id = :id")
                        .param("id", each.id())
                        .query((row, number) -> new Printed(row.getString("number"), row.getBytes("pdf")))
                        .optional());
    }

    /** A round's nominations whose award stands and is signed. The caller has made sure that it may see the round. */
    @Transactional(readOnly = true)
    public Set<Long> signed(long round) {
        return Set.copyOf(jdbc.sql("""
                select c.nomination_id from awards.certificate c join awards.nomination n on n.id = c.nomination_id
                where n.round_id = :round and c.credential is not null and c.revoked_at is null""").param("round", round).query(Long.class).list());
    }

    /** The numbers of a round's certificates, by nomination. The caller has made sure that it may see the round. */
    @Transactional(readOnly = true)
    public Map<Long, String> numbers(long round) {
        return jdbc
                .sql("""
                select c.nomination_id, c.number from awards.certificate c
                join awards.nomination n on n.id = c.nomination_id where n.round_id = :round""")
                .param("round", round)
                .query((row, number) -> Map.entry(row.getLong("nomination_id"), row.getString("number")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The college takes an award back that was final; the certificate says so to whoever checks it. */
    public AwardOutcome takeBack(Viewer viewer, long round, long nomination, @Nullable String reason) {
        var found = rounds.locked(viewer, round);
        var awarded = nominations.of(round).stream()
                .filter(each -> each.id() == nomination)
                .findFirst();
        if (found.isEmpty() || awarded.isEmpty() || !viewer.is(Role.COLLEGE)) {
            return new AwardOutcome.Missing();
        }
        if (awarded.get().status() != Nomination.Status.AWARDED) {
            return new AwardOutcome.NotNow();
        }
        var check = new FormCheck();
        var words = check.text("reason", reason, LONGEST_WORDS);
        return check.result(() -> words)
                .fold(
                        why -> {
                            revoke(viewer, found.get(), awarded.get(), why);
                            return new AwardOutcome.Done(nomination);
                        },
                        AwardOutcome.Faulty::new);
    }

    private void revoke(Viewer viewer, AwardRound round, Nomination nomination, String reason) {
        jdbc.sql("update awards.nomination set status = 'TAKEN_BACK' where id = :id")
                .param("id", nomination.id())
                .update();
        jdbc.sql("""
                update awards.certificate set revoked_by = :by, revoked_at = :now, revocation_reason = :reason
                where nomination_id = :id""")
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("reason", reason)
                .param("id", nomination.id())
                .update();
        audit.record(viewer, "award-taken-back", AwardRounds.named(round.id()), reason);
        notices.takenBack(round, nomination, reason);
    }
}
