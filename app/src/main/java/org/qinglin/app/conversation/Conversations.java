package org.qinglin.app.conversation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.qinglin.app.shared.pictures.SentFile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads and adds to what was said about a record. */
@Service
@Transactional
public class Conversations {

    public static final int LONGEST_WORDS = 2000;
    public static final int MOST_FILES = 4;

    private static final int LONGEST_EXCERPT = 60;

    private final JdbcClient jdbc;
    private final ObjectProvider<SubjectKind> kinds;
    private final Outbox outbox;
    private final Clock clock;

    Conversations(JdbcClient jdbc, ObjectProvider<SubjectKind> kinds, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A file that came with a message, without its content. */
    public record Enclosed(long id, String name, String mediaType) {

        public boolean isPicture() {
            return mediaType.startsWith("image/");
        }
    }

    /** @param unread whether the reader had not seen it before */
    public record Message(
            long id,
            String side,
            String name,
            String words,
            boolean decision,
            Instant at,
            boolean unread,
            List<Enclosed> files) {}

    /** A file as it was sent. */
    public record Sent(String name, byte[] content) {}

    /** A conversation in the list of one's own. */
    public record Listed(
            String subject, long subjectId, String title, String link, Instant lastAt, String last, int unread) {}

    /** The record, for a viewer who may read it. */
    @Transactional(readOnly = true)
    public Optional<Subject> subject(Viewer viewer, String kind, long id) {
        return kinds.stream()
                .filter(each -> each.code().equals(kind))
                .findFirst()
                .flatMap(each -> each.find(viewer, id));
    }

    /** What was said, the first first. The subject was found for this viewer. */
    @Transactional(readOnly = true)
    public List<Message> messages(Viewer viewer, Subject subject) {
        var files = files(subject);
        return jdbc.sql("""
                select m.*, m.said_by <> :account and m.id > coalesce((select s.message_id from conversation.seen s
                    where s.account_id = :account and s.thread_id = t.id), 0) as unread
                from conversation.message m join conversation.thread t on t.id = m.thread_id
                where t.subject = :subject and t.subject_id = :id order by m.id""")
                .param("account", viewer.account().value())
                .param("subject", subject.kind())
                .param("id", subject.id())
                .query((row, number) -> new Message(
                        row.getLong("id"),
                        row.getString("side"),
                        row.getString("name"),
                        row.getString("words"),
                        row.getBoolean("decision"),
                        Sql.instant(row, "said_at"),
                        row.getBoolean("unread"),
                        files.getOrDefault(row.getLong("id"), List.of())))
                .list();
    }

    private Map<Long, List<Enclosed>> files(Subject subject) {
        var files = new HashMap<Long, List<Enclosed>>();
        jdbc.sql("""
                select f.id, f.message_id, f.name, f.media_type from conversation.file f
                join conversation.message m on m.id = f.message_id join conversation.thread t on t.id = m.thread_id
                where t.subject = :subject and t.subject_id = :id order by f.id""").param("subject", subject.kind()).param("id", subject.id()).query(row -> {
            files.computeIfAbsent(row.getLong("message_id"), id -> new ArrayList<>())
                    .add(new Enclosed(row.getLong("id"), row.getString("name"), row.getString("media_type")));
        });
        return files;
    }

    /** The viewer has read all of it. */
    public void seen(Viewer viewer, Subject subject) {
        jdbc.sql("""
                insert into conversation.seen (account_id, thread_id, message_id)
                select :account, t.id, max(m.id) from conversation.thread t
                join conversation.message m on m.thread_id = t.id
                where t.subject = :subject and t.subject_id = :id group by t.id
                on conflict (account_id, thread_id) do update
                    set message_id = greatest(conversation.seen.message_id, excluded.message_id)""")
                .param("account", viewer.account().value())
                .param("subject", subject.kind())
                .param("id", subject.id())
                .update();
    }

    /** Says something for the viewer's side; the other sides are told. */
    public SayOutcome say(
            Viewer viewer, String kind, long id, @Nullable String words, boolean decision, List<Sent> sent) {
        var found = subject(viewer, kind, id);
        if (found.isEmpty()) {
            return new SayOutcome.NotFound();
        }
        var check = new FormCheck();
        var text = check.optional("words", words, LONGEST_WORDS);
        if (text == null && (decision || sent.isEmpty())) {
            check.missing("words");
        }
        if (sent.size() > MOST_FILES) {
            check.fault("file", sent.size(), "fault.conversation.files", MOST_FILES);
        }
        var files = new ArrayList<SentFile>();
        for (var each : sent) {
            SentFile.of(each.name(), each.content()).fold(files::add, faults -> {
                faults.forEach(check::add);
                return false;
            });
        }
        Checked<Long> said = check.result(() -> keep(viewer, found.get(), text == null ? "" : text, decision, files));
        return said.fold(SayOutcome.Said::new, SayOutcome.Faulty::new);
    }

    private long keep(Viewer viewer, Subject subject, String words, boolean decision, List<SentFile> files) {
        long thread = thread(subject);
        long message = jdbc.sql("""
                insert into conversation.message (thread_id, side, said_by, name, words, decision, said_at)
                values (:thread, :side, :account, :name, :words, :decision, :now) returning id""")
                .param("thread", thread)
                .param("side", subject.own())
                .param("account", viewer.account().value())
                .param("name", viewer.name())
                .param("words", words)
                .param("decision", decision)
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        for (var file : files) {
            jdbc.sql("""
                    insert into conversation.file (message_id, name, media_type, content)
                    values (:message, :name, :type, :content)""")
                    .param("message", message)
                    .param("name", file.name())
                    .param("type", file.mediaType())
                    .param("content", file.content())
                    .update();
        }
        seen(viewer, subject);
        tell(subject, viewer, words.isEmpty() ? files.get(0).name() : words, decision);
        return message;
    }

    private void tell(Subject subject, Viewer viewer, String words, boolean decision) {
        var to = subject.sides().stream()
                .filter(each -> !each.code().equals(subject.own()))
                .flatMap(each -> each.to().stream())
                .toList();
        outbox.put(Notice.of(
                decision ? NoticeKind.CONVERSATION_DECISION : NoticeKind.CONVERSATION_MESSAGE,
                subject.college(),
                to,
                subject.link(),
                Detail.words(subject.title()),
                Detail.person(viewer.name()),
                Detail.person(excerpt(words))));
    }

    private static String excerpt(String words) {
        return words.codePointCount(0, words.length()) <= LONGEST_EXCERPT
                ? words
                : words.substring(0, words.offsetByCodePoints(0, LONGEST_EXCERPT)) + "…";
    }

    private long thread(Subject subject) {
        long thread = jdbc.sql("""
                insert into conversation.thread (subject, subject_id, college_id, title, link, opened_at)
                values (:subject, :id, :college, :title, :link, :now)
                on conflict (subject, subject_id) do update set title = excluded.title returning id""")
                .param("subject", subject.kind())
                .param("id", subject.id())
                .param("college", subject.college().value())
                .param("title", subject.title())
                .param("link", subject.link())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        for (var side : subject.sides()) {
            for (var to : side.to()) {
                jdbc.sql("""
                        insert into conversation.party (thread_id, side, who, who_id)
                        values (:thread, :side, :who, :id) on conflict do nothing""")
                        .param("thread", thread)
                        .param("side", side.code())
                        .param("who", to.who().name())
                        .param("id", to.id())
                        .update();
            }
        }
        return thread;
    }

    /** One file of a subject's conversation. */
    @Transactional(readOnly = true)
    public Optional<Enclosed> file(Subject subject, long file) {
        return files(subject).values().stream()
                .flatMap(List::stream)
                .filter(each -> each.id() == file)
                .findFirst();
    }

    /** The caller has made sure that its subject may be read. */
    @Transactional(readOnly = true)
    public byte[] content(Enclosed file) {
        return jdbc.sql("select content from conversation.file where id = :id")
                .param("id", file.id())
                .query(byte[].class)
                .single();
    }

    /** The viewer's own conversations, where something was said last first. */
    @Transactional(readOnly = true)
    public List<Listed> of(Viewer viewer, int offset, int limit) {
        var own = own(viewer);
        return jdbc.sql("""
                select t.*, m.said_at, m.words,
                       (select count(*) from conversation.message n where n.thread_id = t.id and n.said_by <> :account
                            and n.id > coalesce((select s.message_id from conversation.seen s
                                where s.account_id = :account and s.thread_id = t.id), 0))::int as unread
                from conversation.thread t
                join lateral (select l.said_at, l.words from conversation.message l where l.thread_id = t.id
                    order by l.id desc limit 1) m on true
                where exists (select from conversation.party p where p.thread_id = t.id and p.who = :who and p.who_id = :id)
                order by m.said_at desc, t.id desc offset :offset limit :limit""")
                .param("account", viewer.account().value())
                .param("who", own.who().name())
                .param("id", own.id())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new Listed(
                        row.getString("subject"),
                        row.getLong("subject_id"),
                        row.getString("title"),
                        row.getString("link"),
                        Sql.instant(row, "said_at"),
                        excerpt(row.getString("words")),
                        row.getInt("unread")))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Viewer viewer) {
        var own = own(viewer);
        return jdbc.sql("select count(*) from conversation.party where who = :who and who_id = :id")
                .param("who", own.who().name())
                .param("id", own.id())
                .query(Integer.class)
                .single();
    }

    private static Recipient own(Viewer viewer) {
        if (viewer.is(Role.STREET)) {
            return Recipient.street(viewer.mustPlace());
        }
        if (viewer.is(Role.COMMUNITY)) {
            return Recipient.community(viewer.mustPlace());
        }
        return viewer.is(Role.COLLEGE) ? Recipient.college(viewer.mustCollege()) : Recipient.faculty(viewer.mustUnit());
    }
}
