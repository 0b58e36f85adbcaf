package org.qinglin.app.places.internal;

/** A place found, by its code as a number, and the price of the difference between its name and what was typed. */
public record Found(long key, int cost) {

    public String code() {
        return Long.toString(key);
    }
}
