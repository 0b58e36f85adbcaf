/** Awards as the pages of those who won them show them; the module of awards tells which there are. */
@NullMarked
@NamedInterface("honours")
package org.qinglin.app.shared.honours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
