/** 接单: places, offers and acceptances; the only module that gives a place to a person. */
@NullMarked
package org.qinglin.app.assignment;

import org.jspecify.annotations.NullMarked;
