package org.qinglin.app.attendance;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of adding a picture to a closing report. */
public sealed interface PictureOutcome {

    record Added(ClosingReport.Picture picture) implements PictureOutcome {}

    record Faulty(List<Fault> faults) implements PictureOutcome {}

    record TooMany(int most) implements PictureOutcome {}

    /** There is no report yet, it is somebody else's, or its order is closed. */
    record NotOpen() implements PictureOutcome {}

    record NotFound() implements PictureOutcome {}
}
