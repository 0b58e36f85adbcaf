/** Pages and API of recognition. */
@NullMarked
package org.qinglin.app.recognition.web;

import org.jspecify.annotations.NullMarked;
