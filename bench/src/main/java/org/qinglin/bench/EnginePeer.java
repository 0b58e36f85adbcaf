package org.qinglin.bench;

import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;
import org.qinglin.engine.Progress;

/** This project's engine, proof included. */
final class EnginePeer implements Peer {

    @Override
    public String name() {
        return "qinglin";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public long solve(PairList list) {
        PairPlan plan = list.match(Progress.SILENT);
        if (plan.bound() != plan.objective()) {
            throw new IllegalStateException("The engine left a gap of " + (plan.bound() - plan.objective())
                    + ", which must never be on a pair list.");
        }
        return plan.objective();
    }
}
