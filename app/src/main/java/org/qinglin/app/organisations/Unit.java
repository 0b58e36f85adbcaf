package org.qinglin.app.organisations;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.UnitId;

/**
 * A part of a college. A class lies in a faculty and has a counsellor (辅导员).
 *
 * @param kindName what the college calls this kind of unit; null for the kinds that all have
 */
public record Unit(
        UnitId id,
        CollegeId college,
        @Nullable UnitId parent,
        Kind kind,
        String name,
        @Nullable String counsellor,
        @Nullable String kindName) {

    public enum Kind {
        DEPARTMENT,
        FACULTY,
        CLASS,
        /** Of a kind that the college names itself, such as a centre or a base. */
        OWN
    }
}
