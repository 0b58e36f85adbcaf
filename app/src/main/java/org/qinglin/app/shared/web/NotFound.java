package org.qinglin.app.shared.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** There is no such thing among those the viewer may see: the same answer for both, so that nothing is given away. */
public final class NotFound extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    public NotFound() {
        super(HttpStatus.NOT_FOUND);
    }
}
