package org.qinglin.app.shared.sheets;

/** Hears how far an import has come, and stops it when its owner has asked for that. */
@FunctionalInterface
public interface ImportProgress {

    /**
     * @param step a message key below {@code import.step.}
     * @throws ImportCancelled when the owner wants no more of it; the importer's transaction then rolls back
     */
    void show(String step, int done, int total);

    /** Thrown out of the work that was cancelled. */
    final class ImportCancelled extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ImportCancelled() {
            super("cancelled by its owner");
        }
    }
}
