package org.qinglin.app.assignment;

import org.qinglin.app.people.Skills;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.eligibility.Refusal;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What came of an acceptance, in words: the same sentences on pages and in the API. */
@Component
public class OutcomeWords {

    private final Skills skills;
    private final Say say;

    OutcomeWords(Skills skills, Say say) {
        this.skills = skills;
        this.say = say;
    }

    public String of(AcceptanceOutcome outcome) {
        if (outcome instanceof AcceptanceOutcome.NotEligible notEligible) {
            return refusal(notEligible.refusal());
        }
        return say.text("acceptance." + outcome.getClass().getSimpleName());
    }

    public String of(DeclineOutcome outcome) {
        return say.text("decline." + outcome.getClass().getSimpleName());
    }

    public String of(KeepOutcome outcome) {
        if (outcome instanceof KeepOutcome.NotEligible notEligible) {
            return refusal(notEligible.refusal());
        }
        return say.text("keep." + outcome.getClass().getSimpleName());
    }

    public String of(ClaimOutcome outcome) {
        if (outcome instanceof ClaimOutcome.NotEligible notEligible) {
            return refusal(notEligible.refusal());
        }
        if (outcome instanceof ClaimOutcome.Paused paused) {
            return say.text("misses.paused", say.moment(paused.until()));
        }
        if (outcome instanceof ClaimOutcome.Waiting waiting) {
            return say.text("claim.Waiting", waiting.position());
        }
        if (outcome instanceof ClaimOutcome.InLottery in) {
            return say.text("claim.InLottery", in.ticket(), say.moment(in.closesAt()));
        }
        if (outcome instanceof ClaimOutcome.TooFew few) {
            return say.text("claim.TooFew", few.free(), few.people());
        }
        if (outcome instanceof ClaimOutcome.NotAll not) {
            return say.text("claim.NotAll", of(not.why()));
        }
        if (outcome instanceof ClaimOutcome.TooFarBetween far) {
            return say.text("claim.TooFarBetween", say.distance(far.metres()), Math.max(0, far.minutes()));
        }
        return say.text("claim." + outcome.getClass().getSimpleName());
    }

    public String of(WithdrawOutcome outcome) {
        return say.text("withdraw." + outcome.getClass().getSimpleName());
    }

    public String of(AdmissionOutcome outcome) {
        if (outcome instanceof AdmissionOutcome.Done done) {
            return done.closesAt() == null
                    ? say.text("admission.set." + done.mode())
                    : say.text("admission.set." + done.mode(), say.moment(done.closesAt()));
        }
        if (outcome instanceof AdmissionOutcome.Faulty faulty) {
            return faulty.faults().stream().map(say::fault).collect(java.util.stream.Collectors.joining(" "));
        }
        if (outcome instanceof AdmissionOutcome.Applied applied) {
            return say.text("admission.Applied", applied.applicants());
        }
        return say.text("admission." + outcome.getClass().getSimpleName());
    }

    /** @param names of the friends, for saying who cannot go */
    public String of(GroupOutcome outcome, java.util.Map<org.qinglin.app.shared.StudentId, String> names) {
        if (outcome instanceof GroupOutcome.Cannot cannot) {
            return of(cannot.why());
        }
        if (outcome instanceof GroupOutcome.Placed placed) {
            return say.text("group-outcome.Placed", placed.people());
        }
        if (outcome instanceof GroupOutcome.Applied applied) {
            return say.text("group-outcome.Applied", applied.people());
        }
        if (outcome instanceof GroupOutcome.TooFew few) {
            return say.text("group-outcome.TooFew", few.free(), few.people());
        }
        if (outcome instanceof GroupOutcome.GroupFull full) {
            return say.text("group-outcome.GroupFull", full.most());
        }
        if (outcome instanceof GroupOutcome.NotTogether not) {
            return say.text("group-outcome.NotTogether." + not.mode());
        }
        if (outcome instanceof GroupOutcome.CannotAll cannot) {
            var who = cannot.who().stream()
                    .map(each -> names.getOrDefault(each, ""))
                    .collect(java.util.stream.Collectors.joining(say.text("say.and")));
            return say.text("group-outcome.CannotAll", who);
        }
        return say.text("group-outcome." + outcome.getClass().getSimpleName());
    }

    /** @param names of the members, for saying who cannot come */
    public String of(TeamClaimOutcome outcome, java.util.Map<org.qinglin.app.shared.StudentId, String> names) {
        if (outcome instanceof TeamClaimOutcome.Taken taken) {
            return say.text("team-claim.Taken", taken.people(), say.moment(taken.confirmBy()));
        }
        if (outcome instanceof TeamClaimOutcome.TooFew few) {
            return say.text("team-claim.TooFew", few.free(), few.named());
        }
        if (outcome instanceof TeamClaimOutcome.NotAsMany other) {
            return say.text("team-claim.NotAsMany", other.places(), other.named());
        }
        if (outcome instanceof TeamClaimOutcome.CannotAll cannot) {
            return cannot.obstacles().stream()
                    .map(each -> say.text("team-claim.cannot", names.getOrDefault(each.student(), ""), of(each.why())))
                    .collect(java.util.stream.Collectors.joining(" "));
        }
        return say.text("team-claim." + outcome.getClass().getSimpleName());
    }

    public String of(ShareOutcome outcome) {
        if (outcome instanceof ShareOutcome.Offered offered) {
            return say.text("share.Offered", say.moment(offered.respondBy()));
        }
        if (outcome instanceof ShareOutcome.Freed freed) {
            return say.text("share.Freed", freed.places());
        }
        if (outcome instanceof ShareOutcome.TooFew few) {
            return say.text("share.TooFew", few.free(), few.asked());
        }
        if (outcome instanceof ShareOutcome.ReasonTooLong tooLong) {
            return say.text("fault.too-long", "", tooLong.most(), tooLong.length());
        }
        return say.text("share." + outcome.getClass().getSimpleName());
    }

    public String of(GiveUpOutcome outcome) {
        if (outcome instanceof GiveUpOutcome.GivenUpLate late) {
            return say.text("give-up.GivenUpLate", say.moment(late.until()));
        }
        if (outcome instanceof GiveUpOutcome.ReasonTooLong tooLong) {
            return say.text("fault.too-long", "", tooLong.most(), tooLong.length());
        }
        return say.text("give-up." + outcome.getClass().getSimpleName());
    }

    public String of(ContestOutcome outcome) {
        if (outcome instanceof ContestOutcome.ReasonTooLong tooLong) {
            return say.text("fault.too-long", "", tooLong.most(), tooLong.length());
        }
        return say.text("contest." + outcome.getClass().getSimpleName());
    }

    private String refusal(Refusal refusal) {
        if (refusal instanceof Refusal.SkillMissing missing) {
            var skill = skills.byCode().get(missing.skill());
            return say.text(
                    "refusal.SkillMissing",
                    skill == null ? missing.skill() : skill.name(LocaleContextHolder.getLocale()));
        }
        if (refusal instanceof Refusal.TooYoung young) {
            return say.text("refusal.TooYoung", young.minAge());
        }
        if (refusal instanceof Refusal.TooOld old) {
            return say.text("refusal.TooOld", old.maxAge());
        }
        return say.text("refusal." + refusal.getClass().getSimpleName());
    }
}
