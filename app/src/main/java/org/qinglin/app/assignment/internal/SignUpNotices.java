package org.qinglin.app.assignment.internal;

import java.time.Instant;
import org.qinglin.app.assignment.LotteryDrawn;
import org.qinglin.app.assignment.signup.PlaceOffered;
import org.qinglin.app.assignment.signup.PlacesTaken;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.shared.outbox.FactListener;
import org.springframework.stereotype.Component;

/** Turns what a batch of sign-ups brought about into messages and the audit trail, once it is committed: it has no time for words. */
final class SignUpNotices {

    private SignUpNotices() {}

    @Component
    static class OfPlacesTaken implements FactListener<PlacesTaken> {

        private final PlaceNotices notices;
        private final AuditTrail audit;

        OfPlacesTaken(PlaceNotices notices, AuditTrail audit) {
            this.notices = notices;
            this.audit = audit;
        }

        @Override
        public Class<PlacesTaken> kind() {
            return PlacesTaken.class;
        }

        @Override
        public void hear(PlacesTaken taken, long number, Instant at) {
            notices.taken(taken.session(), taken.students());
            for (var each : taken.askers()) {
                audit.recordLater(
                        taken.at(),
                        each.account(),
                        each.login(),
                        each.college(),
                        "place-claimed",
                        "session " + taken.session().value());
            }
        }
    }

    @Component
    static class OfPlaceOffered implements FactListener<PlaceOffered> {

        private final PlaceNotices notices;

        OfPlaceOffered(PlaceNotices notices) {
            this.notices = notices;
        }

        @Override
        public Class<PlaceOffered> kind() {
            return PlaceOffered.class;
        }

        @Override
        public void hear(PlaceOffered offered, long number, Instant at) {
            notices.freeForYou(offered.session(), offered.students(), offered.by());
        }
    }

    @Component
    static class OfLotteryDrawn implements FactListener<LotteryDrawn> {

        private final PlaceNotices notices;

        OfLotteryDrawn(PlaceNotices notices) {
            this.notices = notices;
        }

        @Override
        public Class<LotteryDrawn> kind() {
            return LotteryDrawn.class;
        }

        @Override
        public void hear(LotteryDrawn drawn, long number, Instant at) {
            notices.lotteryDrawn(drawn.session(), drawn.placed(), drawn.waiting());
        }
    }
}
