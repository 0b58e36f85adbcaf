/** Reports of a term or a year: figures with the records behind them, kept as they were made. */
@NullMarked
package org.qinglin.app.insight.summary;

import org.jspecify.annotations.NullMarked;
