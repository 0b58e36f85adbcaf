package org.qinglin.engine.solve;

/** The reference that larger instances are held against passes the same contract. */
class ReferenceAlgorithmsTest extends MatchingContract {

    @Override
    Algorithm algorithm() {
        return new SuccessivePaths();
    }
}
