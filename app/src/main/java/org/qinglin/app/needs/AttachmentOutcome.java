package org.qinglin.app.needs;

import org.qinglin.app.shared.Fault;

/** What came of adding a picture or paper. */
public sealed interface AttachmentOutcome {

    record Added(Attachment attachment) implements AttachmentOutcome {}

    record Faulty(Fault fault) implements AttachmentOutcome {}

    /** The order has as many as are looked at. */
    record TooMany(int most) implements AttachmentOutcome {}

    record NotPossible(RequestStatus status) implements AttachmentOutcome {}

    record NotFound() implements AttachmentOutcome {}
}
