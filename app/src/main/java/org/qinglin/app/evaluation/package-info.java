/** 评单: both sides evaluate, blind until both have. */
@NullMarked
package org.qinglin.app.evaluation;

import org.jspecify.annotations.NullMarked;
