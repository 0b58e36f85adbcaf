package org.qinglin.app.shared.papers;

import java.util.Optional;

/** Papers of one kind that anybody checks by their code: each module that prints some has a bean of this. */
public interface PaperCheck {

    /** @return the path of the page that tells of the paper with this code, however it was typed; empty if there is none */
    Optional<String> pageOf(String code);

    /** @return the same for a file as it was issued; empty where the kind is known by its code alone */
    default Optional<String> pageOf(byte[] file) {
        return Optional.empty();
    }
}
