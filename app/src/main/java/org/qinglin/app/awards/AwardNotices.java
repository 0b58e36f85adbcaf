package org.qinglin.app.awards;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Who hears of awards: whoever is nominated and whoever nominated; whoever objected; the college. */
@Component
class AwardNotices {

    private final Outbox outbox;

    AwardNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    void nominated(AwardRound round, Nomination nomination) {
        tell(NoticeKind.AWARD_NOMINATED, round, nominee(round, nomination), Detail.words(round.name()));
    }

    void proposed(AwardRound round, Nomination nomination, LocalDate until) {
        tell(NoticeKind.AWARD_PROPOSED, round, both(round, nomination), Detail.words(round.name()), Detail.day(until));
    }

    void awarded(AwardRound round, Nomination nomination) {
        tell(NoticeKind.AWARD_GRANTED, round, both(round, nomination), Detail.words(round.name()));
    }

    void objected(AwardRound round) {
        tell(NoticeKind.AWARD_OBJECTED, round, List.of(Recipient.college(round.college())), Detail.words(round.name()));
    }

    /** Whoever objected hears what became of it; whoever was nominated hears of it where it was upheld. */
    void answered(AwardRound round, Nomination nomination, AccountId raisedBy, boolean upheld, String answer) {
        tell(
                NoticeKind.AWARD_OBJECTION_ANSWERED,
                round,
                List.of(Recipient.account(raisedBy)),
                Detail.words(round.name()),
                Detail.person(answer));
        if (upheld) {
            tell(NoticeKind.AWARD_TAKEN_OUT, round, both(round, nomination), Detail.words(round.name()));
        }
    }

    void takenBack(AwardRound round, Nomination nomination, String reason) {
        tell(
                NoticeKind.AWARD_TAKEN_BACK,
                round,
                both(round, nomination),
                Detail.words(round.name()),
                Detail.person(reason));
    }

    private void tell(NoticeKind kind, AwardRound round, List<Recipient> to, Detail... details) {
        outbox.put(Notice.of(kind, round.college(), to, "/awards/" + round.id(), details));
    }

    private static List<Recipient> both(AwardRound round, Nomination nomination) {
        var all = new ArrayList<>(nominee(round, nomination));
        all.add(Recipient.account(nomination.nominatedBy()));
        return all;
    }

    private static List<Recipient> nominee(AwardRound round, Nomination nomination) {
        var all = new ArrayList<Recipient>();
        if (round.kind() == AwardKind.VOLUNTEER) {
            return List.of(Recipient.student(new StudentId(nomination.nomineeId())));
        }
        if (nomination.team() != null) {
            all.add(Recipient.leaderOf(nomination.team()));
        }
        if (nomination.faculty() != null) {
            all.add(Recipient.faculty(nomination.faculty()));
        }
        if (nomination.community() != null && round.kind() != AwardKind.TEAM) {
            all.add(Recipient.community(nomination.community()));
        }
        return all;
    }
}
