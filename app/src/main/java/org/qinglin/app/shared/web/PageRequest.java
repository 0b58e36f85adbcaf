package org.qinglin.app.shared.web;

/** Which page of a list is asked for. Pages count from 1; anything unreadable is the first page. */
public record PageRequest(String search, int page) {

    public static final int SIZE = 20;

    public PageRequest {
        search = search.strip();
        page = Math.max(1, Math.min(page, 100_000));
    }

    public int offset() {
        return (page - 1) * SIZE;
    }

    public int limit() {
        return SIZE;
    }
}
