package org.qinglin.app.shared.sheets;

/** Checks all rows of a file and saves the good ones, in one transaction. Runs on the import's own thread. */
@FunctionalInterface
public interface RowsImporter {

    /** @param allOrNothing save nothing when one row is faulty */
    ImportResult run(Sheet sheet, boolean allOrNothing, ImportProgress progress);
}
