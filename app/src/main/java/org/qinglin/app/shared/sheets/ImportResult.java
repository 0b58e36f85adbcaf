package org.qinglin.app.shared.sheets;

import java.util.List;

/**
 * How an import ended.
 *
 * @param saved whether anything was kept: not when one row was faulty and all or nothing was asked for
 * @param added rows that are new; counted also when nothing was saved
 * @param changed rows that changed what was there
 * @param unchanged rows that were there already
 * @param faultyRows rows with at least one fault
 */
public record ImportResult(
        boolean saved, int added, int changed, int unchanged, int faultyRows, List<RowFault> faults) {}
