/** The register of provinces, districts, streets, towns, communities and villages; search that forgives. */
@NullMarked
package org.qinglin.app.places;

import org.jspecify.annotations.NullMarked;
