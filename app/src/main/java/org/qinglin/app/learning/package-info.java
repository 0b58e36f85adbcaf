/** Courses for residents and skill training: catalogue, classes, enrolment, attendance, certificates, teachers' hours. */
@NullMarked
package org.qinglin.app.learning;

import org.jspecify.annotations.NullMarked;
