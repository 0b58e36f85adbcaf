package org.qinglin.app.evaluation;

import java.util.Arrays;
import java.util.List;
import org.qinglin.app.evaluation.Evaluation.Side;

/** What each side is asked beside its word as a whole; every one may be left out. */
public enum Criterion {
    ATTITUDE(Side.COMMUNITY),
    SKILL(Side.COMMUNITY),
    PUNCTUALITY(Side.COMMUNITY),
    RESULT(Side.COMMUNITY),
    ORGANISATION(Side.STUDENT),
    SAFETY(Side.STUDENT),
    GAIN(Side.STUDENT);

    private final Side side;

    Criterion(Side side) {
        this.side = side;
    }

    public static List<Criterion> of(Side side) {
        return Arrays.stream(values()).filter(each -> each.side == side).toList();
    }
}
