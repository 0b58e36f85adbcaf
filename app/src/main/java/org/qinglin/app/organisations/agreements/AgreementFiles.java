package org.qinglin.app.organisations.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.pictures.SentFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The paper as it was signed, scanned: kept with the agreement for good. */
@Service
@Transactional
public class AgreementFiles {

    /** Pages scanned one by one. */
    public static final int MOST = 12;

    private static final String FACTS =
            "select id, name, media_type, octet_length(content) as bytes from organisations.agreement_file ";

    private final JdbcClient jdbc;
    private final Agreements agreements;
    private final AuditTrail audit;
    private final Clock clock;

    AgreementFiles(JdbcClient jdbc, Agreements agreements, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.agreements = agreements;
        this.audit = audit;
        this.clock = clock;
    }

    /** One file, without its content. */
    public record Scan(long id, String name, String mediaType, int bytes) {

        public boolean isPicture() {
            return mediaType.startsWith("image/");
        }
    }

    /** Adds a scan to a signed agreement of the viewer's side. */
    public AgreementOutcome add(Viewer viewer, AgreementId id, String name, byte[] content) {
        var found = agreements.find(viewer, id);
        if (found.isEmpty()) {
            return new AgreementOutcome.NotFound();
        }
        if (!found.get().status().isSigned()) {
            return new AgreementOutcome.NotPossible(found.get().status());
        }
        return SentFile.of(name, content).fold(file -> keep(viewer, found.get(), file), AgreementOutcome.Faulty::new);
    }

    private AgreementOutcome keep(Viewer viewer, Agreement agreement, SentFile file) {
        jdbc.sql("select id from organisations.agreement where id = :id for update") // two at once count one by one
                .param("id", agreement.id().value())
                .query(row -> {});
        if (of(agreement.id()).size() >= MOST) {
            return new AgreementOutcome.Faulty(List.of(Fault.of("file", file.name(), "fault.agreement.files", MOST)));
        }
        jdbc.sql("""
                insert into organisations.agreement_file (agreement_id, name, media_type, content, added_by, added_at)
                values (:id, :name, :type, :content, :account, :now)""")
                .param("id", agreement.id().value())
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("content", file.content())
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        audit.record(viewer, "agreement-scanned", "agreement " + agreement.id().value(), file.name());
        return new AgreementOutcome.Done(agreement.id(), agreement.status());
    }

    @Transactional(readOnly = true)
    public List<Scan> of(AgreementId id) {
        return jdbc.sql(FACTS + "where agreement_id = :id order by id")
                .param("id", id.value())
                .query(AgreementFiles::scan)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Scan> find(AgreementId id, long number) {
        return jdbc.sql(FACTS + "where agreement_id = :id and id = :number")
                .param("id", id.value())
                .param("number", number)
                .query(AgreementFiles::scan)
                .optional();
    }

    /** The caller has made sure that it may see the agreement. */
    @Transactional(readOnly = true)
    public byte[] content(Scan scan) {
        return jdbc.sql("select content from organisations.agreement_file where id = :id")
                .param("id", scan.id())
                .query(byte[].class)
                .single();
    }

    private static Scan scan(ResultSet row, int number) throws SQLException {
        return new Scan(row.getLong("id"), row.getString("name"), row.getString("media_type"), row.getInt("bytes"));
    }
}
