/** Community colleges (社区学院) and their co-construction agreements (共建协议), from the first draft to the renewal. */
@NullMarked
@NamedInterface("agreements")
package org.qinglin.app.organisations.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
