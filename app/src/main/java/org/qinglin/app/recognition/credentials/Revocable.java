package org.qinglin.app.recognition.credentials;

import java.util.List;
import org.qinglin.app.shared.CollegeId;

/** One kind of credential with a status list of its own: each module that signs some has a bean of this. */
public interface Revocable {

    /** What the list is called in its address; empty for certificates of service, whose addresses are older than the others. */
    String list();

    /** The highest number that a credential of this kind has; 0 before the first. */
    long last();

    /** The numbers, from one to before the other, of what a college has revoked. */
    List<Long> revoked(CollegeId college, long from, long before);
}
