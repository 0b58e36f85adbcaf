package org.qinglin.bench.repair;

/** The kinds of change that are timed. */
enum Kind {
    WITHDRAWAL("withdrawal"),
    ARRIVAL("arrival"),
    CAPACITY("capacity"),
    NO_SHOW("no-show"),
    NEW_NEED("new-need");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    @Override
    public String toString() {
        return label;
    }
}
