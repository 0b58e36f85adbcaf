package org.qinglin.app.shared.web;

import java.util.List;

/** One page of a list, with what the pager needs to know. */
public record Listing<T>(List<T> rows, int total, PageRequest request) {

    public int pages() {
        return Math.max(1, (total + PageRequest.SIZE - 1) / PageRequest.SIZE);
    }

    public int page() {
        return request.page();
    }

    public String search() {
        return request.search();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public int first() {
        return rows.isEmpty() ? 0 : request.offset() + 1;
    }

    public int last() {
        return request.offset() + rows.size();
    }
}
