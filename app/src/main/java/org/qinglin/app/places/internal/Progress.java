package org.qinglin.app.places.internal;

/** Hears how far a long work has come. */
@FunctionalInterface
interface Progress {

    /** @param fraction from 0 to 1, of this step */
    void show(String step, double fraction);
}
