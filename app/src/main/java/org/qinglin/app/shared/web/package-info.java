/** What pages and API of all modules share: forms that come back with their faults, lists with paging. */
@NullMarked
@NamedInterface("web")
package org.qinglin.app.shared.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
