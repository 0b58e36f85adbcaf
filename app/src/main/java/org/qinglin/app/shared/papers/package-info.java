/** Printed papers: A4 as PDF/A-2b, in Chinese type that is carried along. */
@NullMarked
@NamedInterface("papers")
package org.qinglin.app.shared.papers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
