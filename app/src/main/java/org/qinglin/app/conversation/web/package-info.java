/** Pages and API of conversations. */
@NullMarked
package org.qinglin.app.conversation.web;

import org.jspecify.annotations.NullMarked;
