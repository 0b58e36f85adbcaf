package org.qinglin.app.shared.sealing;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before the platform answers anyone: seals what an older version left in the clear, or an older
 * key sealed. A database whose key is missing is not started over, since a new key would open nothing in it.
 */
@Component
class SealAtStart implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SealAtStart.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Sealing sealing;
    private final List<SealedColumn> columns;

    SealAtStart(JdbcClient jdbc, TransactionTemplate transaction, Sealing sealing, List<SealedColumn> columns) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.sealing = sealing;
        this.columns = columns;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!sealing.hasKey()) {
            columns.forEach(this::refuseWithoutKey);
        }
        for (var column : columns) {
            Integer sealed = transaction.execute(status -> seal(column));
            if (sealed != null && sealed > 0) {
                LOG.info("{} values of {} sealed with the key in use", sealed, column.name());
            }
        }
    }

    private void refuseWithoutKey(SealedColumn column) {
        boolean sealed = jdbc.sql("select exists (select from %s where %s like 'sealed:%%')"
                        .formatted(column.table(), column.column()))
                .query(Boolean.class)
                .single();
        if (sealed) {
            throw new IllegalStateException(
                    "%s is sealed, and %s holds no key: put the key files of this installation back there"
                            .formatted(column.name(), sealing));
        }
    }

    private record Row(long id, String value) {}

    /** @return how many were not sealed, or with another key */
    private int seal(SealedColumn column) {
        var rows = jdbc.sql("select id, %2$s from %1$s where not starts_with(%2$s, :start) for update"
                        .formatted(column.table(), column.column()))
                .param("start", sealing.startInUse())
                .query((row, number) -> new Row(row.getLong(1), row.getString(2)))
                .list();
        for (var each : rows) {
            var text = Sealing.isSealed(each.value()) ? sealing.open(column, each.value()) : each.value();
            jdbc.sql("update %s set %s = :sealed%s where id = :id"
                            .formatted(
                                    column.table(),
                                    column.column(),
                                    column.digest() == null ? "" : ", " + column.digest() + " = :digest"))
                    .param("sealed", sealing.seal(column, text))
                    .param("digest", sealing.digest(column, text))
                    .param("id", each.id())
                    .update();
        }
        return rows.size();
    }
}
