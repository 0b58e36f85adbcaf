/** Pages and API of evaluation. */
@NullMarked
package org.qinglin.app.evaluation.web;

import org.jspecify.annotations.NullMarked;
