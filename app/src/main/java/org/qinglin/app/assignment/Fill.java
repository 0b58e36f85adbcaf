package org.qinglin.app.assignment;

/** How far the places of a session are filled: {@code waiting} offers are still without an answer. */
public record Fill(int capacity, int taken, int waiting) {

    public static final Fill NONE = new Fill(0, 0, 0);
}
