package org.qinglin.app.insight;

import java.time.Instant;
import java.util.List;
import org.qinglin.app.needs.RequestStatus;

/**
 * How far a request has come round the loop 点单 → 派单 → 接单 → 服务 → 评单: five short bars.
 *
 * @param now the step under way, 0 to 4; 5 when all is done
 */
public record LoopStage(int now, int taken, int places, int waiting) {

    /** Works it out from where the request and its sessions stand. */
    static LoopStage of(RequestStatus status, List<Board.SessionState> sessions, Instant now) {
        if (status == RequestStatus.SUBMITTED || status == RequestStatus.ASKED_BACK) {
            return new LoopStage(0, 0, 0, 0);
        }
        if (status == RequestStatus.CLOSED) {
            return new LoopStage(5, 0, 0, 0);
        }
        var coming = sessions.stream().filter(each -> !each.isOver(now)).toList();
        var about = coming.isEmpty() ? sessions : coming.subList(0, 1);
        int taken = about.stream().mapToInt(Board.SessionState::taken).sum();
        int places = about.stream().mapToInt(Board.SessionState::places).sum();
        int waiting = about.stream().mapToInt(Board.SessionState::waiting).sum();
        int step;
        if (coming.isEmpty()) {
            step = sessions.stream().anyMatch(each -> !each.confirmed() && each.taken() > 0) ? 3 : 4;
        } else if (about.get(0).offers() == 0) {
            step = 1;
        } else {
            step = taken < places ? 2 : 3;
        }
        return new LoopStage(step, taken, places, waiting);
    }
}
