package org.qinglin.app.conversation;

import java.util.List;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.notice.Recipient;

/**
 * A record that is talked about, as one viewer finds it.
 *
 * @param link its page
 * @param own the side that the viewer speaks for: one of the sides'
 */
public record Subject(
        String kind, long id, CollegeId college, String title, String link, List<Side> sides, String own) {

    /** @param code a key below {@code conversation.side.}; {@code to} whom a notice for this side reaches */
    public record Side(String code, List<Recipient> to) {}
}
