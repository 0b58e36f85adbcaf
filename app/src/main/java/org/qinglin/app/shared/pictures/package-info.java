/** Pictures that people send, drawn anew before they are kept. */
@NullMarked
@NamedInterface("pictures")
package org.qinglin.app.shared.pictures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
