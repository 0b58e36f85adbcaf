package org.qinglin.app.insight;

import java.time.Clock;
import java.util.List;
import org.qinglin.app.needs.ServiceRequest;
import org.springframework.stereotype.Component;

/** Tells how far requests have come round the loop. */
@Component
public class Loop {

    private final Clock clock;

    Loop(Clock clock) {
        this.clock = clock;
    }

    public LoopStage stage(ServiceRequest request, List<Board.SessionState> sessions) {
        return LoopStage.of(request.status(), sessions, clock.instant());
    }
}
