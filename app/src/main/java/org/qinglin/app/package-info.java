/** The platform: one Spring Boot application, a package per module. */
@NullMarked
package org.qinglin.app;

import org.jspecify.annotations.NullMarked;
