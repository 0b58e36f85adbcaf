/** What the sides of an agreement, an order or a project say to each other, kept with the record. */
@NullMarked
package org.qinglin.app.conversation;

import org.jspecify.annotations.NullMarked;
