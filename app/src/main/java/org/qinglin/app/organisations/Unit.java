package org.qinglin.app.organisations;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.UnitId;

/** A part of a college. A class lies in a faculty and has a counsellor (辅导员). */
public record Unit(
        UnitId id,
        CollegeId college,
        @Nullable UnitId parent,
        Kind kind,
        String name,
        @Nullable String counsellor) {

    public enum Kind {
        DEPARTMENT,
        FACULTY,
        CLASS
    }
}
