package org.qinglin.app.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.pictures.SentFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pictures and papers of orders, kept in the database with them. What a file is, its content says. Who may see a request
 * sees them; a student who serves sees them through the session.
 */
@Service
@Transactional
public class Attachments {

    public static final int MOST = 6;
    public static final int MOST_BYTES = SentFile.MOST_BYTES;

    private static final String FACTS =
            "select id, request_id, name, media_type, octet_length(content) as bytes from needs.attachment ";

    private final JdbcClient jdbc;
    private final Requests requests;
    private final AuditTrail audit;
    private final Clock clock;

    Attachments(JdbcClient jdbc, Requests requests, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    /** Adds a file to an order of the viewer's community that is not over. */
    public AttachmentOutcome add(Viewer viewer, RequestId id, String name, byte[] content) {
        var request = requests.find(viewer, id).filter(each -> each.community().equals(viewer.place()));
        if (request.isEmpty()) {
            return new AttachmentOutcome.NotFound();
        }
        if (!RequestSteps.TABLE.allows(request.get().status(), RequestStep.Withdraw.class)) {
            return new AttachmentOutcome.NotPossible(request.get().status());
        }
        return SentFile.of(name, content)
                .fold(
                        file -> keep(viewer, id, file.name(), file.mediaType(), file.content()),
                        faults -> new AttachmentOutcome.Faulty(faults.get(0)));
    }

    private AttachmentOutcome keep(Viewer viewer, RequestId id, String name, String mediaType, byte[] content) {
        jdbc.sql("select id from needs.service_request where id = :id for update") // two at once count one by one
                .param("id", id.value())
                .query(row -> {});
        if (of(id).size() >= MOST) {
            return new AttachmentOutcome.TooMany(MOST);
        }
        long number = jdbc.sql("""
                insert into needs.attachment (request_id, name, media_type, content, added_by, added_at)
                values (:request, :name, :type, :content, :account, :now) returning id""")
                .param("request", id.value())
                .param("name", name)
                .param("type", mediaType)
                .param("content", content)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        audit.record(viewer, "attachment-added", "request " + id.value(), name);
        return new AttachmentOutcome.Added(new Attachment(number, id, name, mediaType, content.length));
    }

    /** What an order has, in the order of arrival. The caller has made sure that it may see the order. */
    @Transactional(readOnly = true)
    public List<Attachment> of(RequestId id) {
        return jdbc.sql(FACTS + "where request_id = :request order by id")
                .param("request", id.value())
                .query(Attachments::attachment)
                .list();
    }

    /** One of an order's files. */
    @Transactional(readOnly = true)
    public Optional<Attachment> find(RequestId id, long number) {
        return jdbc.sql(FACTS + "where request_id = :request and id = :id")
                .param("request", id.value())
                .param("id", number)
                .query(Attachments::attachment)
                .optional();
    }

    /** A file's content. The caller has made sure that it may see the order. */
    @Transactional(readOnly = true)
    public byte[] content(Attachment attachment) {
        return jdbc.sql("select content from needs.attachment where id = :id")
                .param("id", attachment.id())
                .query(byte[].class)
                .single();
    }

    /** Takes a file away again; false when the viewer's community has no such. */
    public boolean remove(Viewer viewer, RequestId id, long number) {
        boolean removed = requests.find(viewer, id)
                        .filter(each -> each.community().equals(viewer.place()))
                        .isPresent()
                && jdbc.sql("delete from needs.attachment where id = :id and request_id = :request")
                                .param("id", number)
                                .param("request", id.value())
                                .update()
                        > 0;
        if (removed) {
            audit.record(viewer, "attachment-removed", "request " + id.value(), "");
        }
        return removed;
    }

    private static Attachment attachment(ResultSet row, int number) throws SQLException {
        return new Attachment(
                row.getLong("id"),
                new RequestId(row.getLong("request_id")),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("bytes"));
    }
}
