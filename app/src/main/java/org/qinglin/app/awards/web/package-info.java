/** Pages of awards. */
@NullMarked
package org.qinglin.app.awards.web;

import org.jspecify.annotations.NullMarked;
