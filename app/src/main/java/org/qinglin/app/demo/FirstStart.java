package org.qinglin.app.demo;

import org.qinglin.app.identity.Installation;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills an empty database before the server opens its door: with the demo term, or with nothing when the operator asked
 * for {@code --empty}. One transaction: a first start that is cut off leaves an empty database, and the next one begins
 * again.
 */
@Component
class FirstStart implements SmartInitializingSingleton {

    private final Installation installation;
    private final TransactionTemplate transaction;
    private final boolean empty;

    FirstStart(Installation installation, TransactionTemplate transaction, @Value("${qinglin.empty}") boolean empty) {
        this.installation = installation;
        this.transaction = transaction;
        this.empty = empty;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (installation.exists()) {
            return;
        }
        transaction.executeWithoutResult(status -> installation.create(!empty));
    }
}
