package org.qinglin.app.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every night: each balance is the sum of its entries, and what was sealed since the last clean night is as it was sealed.
 * The first look; {@code qinglin ledger verify} is the thorough one, and trusts nothing inside the database.
 */
@Service
@Transactional
public class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Outbox outbox;
    private final Clock clock;

    Reconciliation(JdbcClient jdbc, Organisations organisations, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A night's result.
     *
     * @param balances how many were held against the sum of their entries
     * @param sealedFrom the first number of the chain through all that was checked; above {@code sealedTo} for none
     * @param finding the first that did not agree
     */
    public record Night(
            LocalDate night,
            Instant startedAt,
            long balances,
            long sealedFrom,
            long sealedTo,
            long bad,
            @Nullable String finding) {

        public boolean clean() {
            return bad == 0;
        }

        public long sealed() {
            return Math.max(0, sealedTo - sealedFrom + 1);
        }
    }

    private record Bad(long count, @Nullable String first) {}

    /** Runs once a night, on whichever node comes first. */
    @Scheduled(cron = "${qinglin.reconcile:0 20 3 * * *}", zone = "Asia/Shanghai")
    public void tonight() {
        var night = LocalDate.ofInstant(clock.instant(), China.TIME);
        int mine = jdbc.sql("""
                insert into attendance.reconciliation (night, started_at) values (:night, :now) on conflict do nothing""")
                .param("night", night)
                .param("now", Sql.at(clock.instant()))
                .update();
        if (mine == 1) {
            reconcile(night);
        }
    }

    private void reconcile(LocalDate night) {
        long from = 1
                + jdbc.sql("select coalesce(max(sealed_to), 0) from attendance.reconciliation where bad = 0")
                        .query(Long.class)
                        .single();
        long to = jdbc.sql("select coalesce(max(number), 0) from attendance.ledger_seal")
                .query(Long.class)
                .single();
        long balances = jdbc.sql("select count(*) from attendance.balance")
                .query(Long.class)
                .single();
        var found = new ArrayList<Bad>();
        found.add(balancesThatAreNoSum());
        found.add(sealsThatDoNotHold(from));
        found.add(entriesThatWereChanged(from));
        long bad = found.stream().mapToLong(Bad::count).sum();
        var first = found.stream()
                .map(Bad::first)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
        jdbc.sql("""
                update attendance.reconciliation set finished_at = :now, balances = :balances, sealed_from = :from,
                    sealed_to = :to, bad = :bad, finding = :finding where night = :night""")
                .param("now", Sql.at(clock.instant()))
                .param("balances", balances)
                .param("from", from)
                .param("to", to)
                .param("bad", bad)
                .param("finding", first, java.sql.Types.VARCHAR)
                .param("night", night)
                .update();
        if (bad > 0) {
            log.error("The hours ledger does not agree with itself: {}. Run ./qinglin ledger verify.", first);
            tell(night, bad);
        }
    }

    private Bad balancesThatAreNoSum() {
        return bad("""
                select 'student ' || coalesce(b.student_id, l.student_id) || ': the balance says ' || coalesce(b.minutes, 0)
                    || ' minutes in ' || coalesce(b.chain_number, 0) || ' entries, the ledger has '
                    || coalesce(l.minutes, 0) || ' in ' || coalesce(l.entries, 0) as finding
                from attendance.balance b
                full join (select student_id, sum(minutes) as minutes, count(*) as entries from attendance.ledger_entry
                           group by student_id) l on l.student_id = b.student_id
                where coalesce(b.minutes, 0) <> coalesce(l.minutes, 0)
                   or coalesce(b.chain_number, 0) <> coalesce(l.entries, 0)
                order by coalesce(b.student_id, l.student_id)""", 0);
    }

    private Bad sealsThatDoNotHold(long from) {
        return bad("""
                select 'number ' || number || ' of the chain through all, entry ' || entry_id || ': '
                    || case when found is null then 'the entry is gone' else 'it is not as it was sealed' end as finding
                from (select s.*, e.id as found, e.chain_hash,
                             coalesce((select b.hash from attendance.ledger_seal b where b.number = s.number - 1),
                                      decode(repeat('00', 32), 'hex')) as before
                      from attendance.ledger_seal s left join attendance.ledger_entry e on e.id = s.entry_id
                      where s.number >= :from) s
                where found is null or previous <> before or hash <> sha256(convert_to(E'qinglin seal 1\\n'
                    || attendance.form_field('previous', encode(previous, 'hex'))
                    || attendance.form_field('number', number::text)
                    || attendance.form_field('entry', entry_id::text)
                    || attendance.form_field('entry-hash', encode(chain_hash, 'hex'))
                    || attendance.form_field('sealed-at', attendance.form_moment(sealed_at)), 'UTF8'))
                order by number""", from);
    }

    private Bad entriesThatWereChanged(long from) {
        return bad("""
                select 'student ' || e.student_id || ', entry ' || e.id || ': it was changed after it was entered' as finding
                from attendance.ledger_seal s join attendance.ledger_entry e on e.id = s.entry_id
                where s.number >= :from and e.chain_hash <> sha256(convert_to(attendance.ledger_form(e), 'UTF8'))
                order by e.id""", from);
    }

    private Bad bad(String findings, long from) {
        return jdbc.sql("select count(*) as bad, min(finding) filter (where place = 1) as first from"
                        + " (select finding, row_number() over () as place from (" + findings
                        + ") f) g where :from >= 0")
                .param("from", from)
                .query((row, number) -> new Bad(row.getLong("bad"), row.getString("first")))
                .single();
    }

    /** The auditors hear of it, and every college, whose hours these are. */
    private void tell(LocalDate night, long bad) {
        var colleges = organisations.colleges();
        for (int i = 0; i < colleges.size(); i++) {
            var to = new ArrayList<Recipient>();
            to.add(Recipient.college(colleges.get(i).id()));
            if (i == 0) {
                to.add(Recipient.auditors());
            }
            outbox.put(Notice.of(
                    NoticeKind.LEDGER_BROKEN,
                    colleges.get(i).id(),
                    to,
                    "/ledger/nights",
                    Detail.day(night),
                    Detail.number(bad)));
        }
    }

    /** The latest nights, the newest first. */
    @Transactional(readOnly = true)
    public List<Night> nights(int offset, int limit) {
        return jdbc.sql("""
                select * from attendance.reconciliation where finished_at is not null
                order by night desc offset :offset limit :limit""")
                .param("offset", offset)
                .param("limit", limit)
                .query(Reconciliation::night)
                .list();
    }

    @Transactional(readOnly = true)
    public int count() {
        return jdbc.sql("select count(*) from attendance.reconciliation where finished_at is not null")
                .query(Integer.class)
                .single();
    }

    private static Night night(ResultSet row, int number) throws SQLException {
        return new Night(
                row.getObject("night", LocalDate.class),
                Sql.instant(row, "started_at"),
                row.getLong("balances"),
                row.getLong("sealed_from"),
                row.getLong("sealed_to"),
                row.getLong("bad"),
                row.getString("finding"));
    }
}
