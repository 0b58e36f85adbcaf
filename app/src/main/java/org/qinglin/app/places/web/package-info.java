/** The search for places: for programs as JSON, for forms as a list of options. */
@NullMarked
package org.qinglin.app.places.web;

import org.jspecify.annotations.NullMarked;
