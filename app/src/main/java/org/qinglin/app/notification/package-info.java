/** Tells people what happened: inbox, mail, daily digest, webhooks; each as the person wants it. */
@NullMarked
package org.qinglin.app.notification;

import org.jspecify.annotations.NullMarked;
