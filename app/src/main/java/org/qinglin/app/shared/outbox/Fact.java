package org.qinglin.app.shared.outbox;

/**
 * Something that has happened and that others must hear of. A record of ids and plain values: it stands as JSON until it is
 * heard, so whoever hears it looks up the rest and finds it as it is by then. Its simple name is its kind, for good.
 */
public interface Fact {}
