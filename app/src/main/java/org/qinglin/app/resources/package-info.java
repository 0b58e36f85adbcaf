/** What both sides lend each other: rooms, things, teachers, courses and posts, on one calendar without conflicts. */
@NullMarked
package org.qinglin.app.resources;

import org.jspecify.annotations.NullMarked;
