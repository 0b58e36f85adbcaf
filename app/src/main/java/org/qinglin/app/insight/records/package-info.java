/** The record of volunteer service in its five groups, handed over to the ministry's designated system. */
@NullMarked
package org.qinglin.app.insight.records;

import org.jspecify.annotations.NullMarked;
