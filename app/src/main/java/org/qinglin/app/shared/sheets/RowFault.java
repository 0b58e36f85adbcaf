package org.qinglin.app.shared.sheets;

import org.qinglin.app.shared.Fault;

/** What is wrong with one cell: the row as the spreadsheet numbers it; the fault's field is a column key. */
public record RowFault(int row, Fault fault) {}
