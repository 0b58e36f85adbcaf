package org.qinglin.app.attendance.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.qinglin.app.attendance.LedgerHead;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers every entry of the ledger once, in one order over all students, and chains it; then writes how far the chain
 * reaches to the folder outside the database. On several nodes one seals at a time, and each writes heads of its own.
 */
@Component
public class LedgerSealer {

    private static final Logger log = LoggerFactory.getLogger(LedgerSealer.class);

    private static final long LOCK = 0x71696e676c696eL;
    private static final int AT_ONCE = 5_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final HeadFolder folder;
    private final Clock clock;

    public LedgerSealer(JdbcClient jdbc, TransactionTemplate transaction, HeadFolder folder, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.folder = folder;
        this.clock = clock;
    }

    private record End(long number, byte[] hash) {}

    private record Unsealed(long turn, long entry, byte[] hash) {}

    @Scheduled(fixedDelayString = "${qinglin.seal-every:PT10S}", initialDelayString = "${qinglin.seal-every:PT10S}")
    public void sealAndPublish() {
        seal();
        publish();
    }

    /**
     * Seals what waits, all of it in one transaction, so that nobody sees an old entry unsealed beside a younger seal.
     *
     * @return how many entries; 0 while another node seals
     */
    public int seal() {
        var sealed = transaction.execute(status -> {
            boolean mine = jdbc.sql("select pg_try_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query(Boolean.class)
                    .single();
            int count = 0;
            for (int last = AT_ONCE; mine && last == AT_ONCE; count += last) {
                last = sealSome();
            }
            return count;
        });
        return sealed == null ? 0 : sealed;
    }

    private int sealSome() {
        var waiting = jdbc
                .sql("""
                delete from attendance.unsealed u using attendance.ledger_entry e
                where e.id = u.entry_id and u.turn in (select turn from attendance.unsealed order by turn limit :most)
                returning u.turn, u.entry_id, e.chain_hash""")
                .param("most", AT_ONCE)
                .query((row, number) ->
                        new Unsealed(row.getLong("turn"), row.getLong("entry_id"), row.getBytes("chain_hash")))
                .list()
                .stream()
                .sorted(java.util.Comparator.comparingLong(Unsealed::turn))
                .toList();
        if (!waiting.isEmpty()) {
            append(waiting, end(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
        return waiting.size();
    }

    private void append(List<Unsealed> waiting, End end, Instant now) {
        var numbers = new Long[waiting.size()];
        var previous = new byte[waiting.size()][];
        var hashes = new byte[waiting.size()][];
        var hash = end.hash();
        for (int i = 0; i < waiting.size(); i++) {
            numbers[i] = end.number() + 1 + i;
            previous[i] = hash;
            hash = hash(numbers[i], hash, waiting.get(i), now);
            hashes[i] = hash;
        }
        jdbc.sql("""
                insert into attendance.ledger_seal (number, entry_id, previous, hash, sealed_at)
                select n, e, p, h, :now from unnest(:numbers, :entries, :previous, :hashes) as t (n, e, p, h)""")
                .param("now", Sql.at(now))
                .param("numbers", numbers)
                .param("entries", waiting.stream().map(Unsealed::entry).toArray(Long[]::new))
                .param("previous", previous)
                .param("hashes", hashes)
                .update();
    }

    /** SHA-256 over the form that {@code docs/ledger.md} gives. */
    private static byte[] hash(long number, byte[] previous, Unsealed entry, Instant sealedAt) {
        var form = "qinglin seal 1\n"
                + field("previous", HexFormat.of().formatHex(previous))
                + field("number", Long.toString(number))
                + field("entry", Long.toString(entry.entry()))
                + field("entry-hash", HexFormat.of().formatHex(entry.hash()))
                + field("sealed-at", Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, sealedAt)));
        try {
            return MessageDigest.getInstance("SHA-256").digest(form.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String field(String name, String value) {
        return name + "=" + value.length() + ":" + value + "\n";
    }

    private End end() {
        return jdbc.sql("select number, hash from attendance.ledger_seal order by number desc limit 1")
                .query((row, number) -> new End(row.getLong("number"), row.getBytes("hash")))
                .optional()
                .orElseGet(() -> new End(0, new byte[32]));
    }

    /** Writes a head whenever the chain has grown, and the first of every day. */
    public void publish() {
        var end = end();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var today = LocalDate.ofInstant(now, China.TIME);
        var last = folder.last();
        if (last.isPresent() && last.get().number() > end.number()) {
            log.error(
                    "The ledger's chain ends at {}, but its head of {} said {}: entries are gone. Run ./qinglin ledger verify.",
                    end.number(),
                    last.get().day(),
                    last.get().number());
            return;
        }
        if (last.isEmpty()
                || last.get().number() < end.number()
                || last.get().day().isBefore(today)) {
            keep(today, folder.add(end.number(), end.hash(), now));
        }
    }

    private void keep(LocalDate day, LedgerHead head) {
        jdbc.sql("""
                insert into attendance.day_head (day, number, hash, signed_at, public_key, signature)
                values (:day, :number, :hash, :at, :key, :signature) on conflict (day) do nothing""")
                .param("day", day)
                .param("number", head.number())
                .param("hash", HexFormat.of().parseHex(head.hash()))
                .param("at", Sql.at(head.signedAt()))
                .param("key", Base64.getDecoder().decode(head.publicKey()))
                .param("signature", Base64.getDecoder().decode(head.signature()))
                .update();
    }
}
