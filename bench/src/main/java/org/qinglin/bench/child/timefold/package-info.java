/**
 * The pair list as a planning problem for Timefold Solver. Each task that a student has time for is a planning entity; its
 * one variable is the need it serves, or none; its value range is the needs that the student is eligible for, so that no
 * move leaves the pair list. Hard: no need above its places, no student twice at one need. Soft: the pairs' values.
 * Constraint streams and the solver's own default phases: first fit, then late acceptance over change and swap moves.
 */
@NullMarked
package org.qinglin.bench.child.timefold;

import org.jspecify.annotations.NullMarked;
