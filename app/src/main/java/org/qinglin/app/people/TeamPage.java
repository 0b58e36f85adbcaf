package org.qinglin.app.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.StudentId;

/**
 * A team as its college knows it.
 *
 * @param tutor a teacher who stands by the team; empty if there is none
 * @param competence what it can do, in its own words
 * @param former who was in it until leaving the college, latest first
 */
public record TeamPage(
        Team team,
        String tutor,
        String competence,
        List<Member> members,
        List<Request> requests,
        List<Flag> flags,
        List<Former> former) {

    public enum Rank {
        LEADER,
        DEPUTY,
        MEMBER
    }

    /** @param joinedOn null for who was there when ranks came in */
    public record Member(
            StudentId student,
            String name,
            Rank rank,
            @Nullable LocalDate joinedOn) {}

    /** Somebody who was in it until leaving the college. */
    public record Former(
            StudentId student, String name, @Nullable LocalDate joinedOn, LocalDate leftOn) {}

    /** Somebody who asked to join and waits for an answer. */
    public record Request(StudentId student, String name, String words, Instant at) {}

    /** A granting of the flag; it stands until it is taken back. */
    public record Flag(
            LocalDate grantedOn,
            String occasion,
            @Nullable LocalDate withdrawnOn,
            @Nullable String withdrawnReason) {

        public boolean stands() {
            return withdrawnOn == null;
        }
    }

    public Optional<Flag> flag() {
        return flags.stream().filter(Flag::stands).findFirst();
    }

    public Optional<Member> member(@Nullable StudentId student) {
        return members.stream().filter(each -> each.student().equals(student)).findFirst();
    }

    /** Whether nobody leads it: its leader left the college, and no deputy could follow. */
    public boolean isLeaderless() {
        return members.stream().noneMatch(each -> each.rank() == Rank.LEADER);
    }

    /** Whether a student speaks for the team. */
    public boolean isLedBy(@Nullable StudentId student) {
        return member(student).filter(each -> each.rank() != Rank.MEMBER).isPresent();
    }

    public boolean waitsFor(@Nullable StudentId student) {
        return requests.stream().anyMatch(each -> each.student().equals(student));
    }
}
