/** Colleges with their departments, faculties and classes; communities; who works with whom under which agreement. */
@NullMarked
package org.qinglin.app.organisations;

import org.jspecify.annotations.NullMarked;
