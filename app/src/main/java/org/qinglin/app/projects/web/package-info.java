/** Pages and API of projects. */
@NullMarked
package org.qinglin.app.projects.web;

import org.jspecify.annotations.NullMarked;
