package org.qinglin.app.shared.outbox;

import java.time.Instant;

/**
 * Hears every fact of one kind, once: what it writes stands or falls with the mark that the fact was heard. Whatever leaves
 * the database (mail, a webhook) it therefore only writes down, for a worker to send.
 */
public interface FactListener<F extends Fact> {

    Class<F> kind();

    /**
     * @param number of the fact, unique for good
     * @param at when it happened
     */
    void hear(F fact, long number, Instant at);
}
