/** The living demo term: the founding college's invented autumn, played through the real services. */
@NullMarked
package org.qinglin.app.demo;

import org.jspecify.annotations.NullMarked;
