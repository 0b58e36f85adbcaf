package org.qinglin.app.conversation;

import java.util.Optional;
import org.qinglin.app.identity.Viewer;

/**
 * A kind of record that can be talked about; the module that knows it publishes a bean of this, with its name under the
 * message key {@code conversation.kind.<code>}.
 */
public interface SubjectKind {

    /** What stands in addresses, such as {@code agreements}; for good, as threads are kept with it. */
    String code();

    /** The record, for a viewer who may read it; who may read the record may read what is said about it. */
    Optional<Subject> find(Viewer viewer, long id);
}
