package org.qinglin.app.shared.sealing;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a start of the platform seals, for tests without the platform. */
public final class SealedStart {

    private SealedStart() {}

    public static Sealing over(DataSource database, Path keys, SealedColumn... columns) {
        var sealing = new Sealing(new SealingKeys(keys));
        var transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        new SealAtStart(JdbcClient.create(database), transaction, sealing, List.of(columns))
                .afterSingletonsInstantiated();
        return sealing;
    }
}
