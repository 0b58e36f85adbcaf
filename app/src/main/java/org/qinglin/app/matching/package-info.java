/** 派单: dispatch runs over the engine; proposes into assignment and is never called back. */
@NullMarked
package org.qinglin.app.matching;

import org.jspecify.annotations.NullMarked;
