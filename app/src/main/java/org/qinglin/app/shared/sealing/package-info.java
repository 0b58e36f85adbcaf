/** Words about people that lie in the database sealed: whoever has its files or a copy of it cannot read them. */
@NullMarked
@NamedInterface("sealing")
package org.qinglin.app.shared.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
