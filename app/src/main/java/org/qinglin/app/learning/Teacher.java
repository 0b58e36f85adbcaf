package org.qinglin.app.learning;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.StudentId;

/**
 * Somebody who teaches a class.
 *
 * @param student a student who teaches, or null
 * @param account somebody else with an account, or null; without either it is a guest
 * @param name as it was when the teacher was named
 */
public record Teacher(
        long id, @Nullable StudentId student, @Nullable AccountId account, String name) {}
