/** Spreadsheets that people fill in: templates to download, reading what Excel made of them, faults beside each row. */
@NullMarked
@NamedInterface("sheets")
package org.qinglin.app.shared.sheets;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
