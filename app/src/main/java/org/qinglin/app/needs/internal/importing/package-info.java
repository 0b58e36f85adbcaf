/** Orders from a spreadsheet. */
@NullMarked
package org.qinglin.app.needs.internal.importing;

import org.jspecify.annotations.NullMarked;
