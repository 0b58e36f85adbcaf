package org.qinglin.app.shared.notice;

import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;

/** Whom a notice is for: everyone whose account stands for this, by the time it is delivered. */
public record Recipient(Who who, String id) {

    /** What an id means. */
    public enum Who {
        ACCOUNT,
        STUDENT,
        TEAM_LEADER,
        COMMUNITY,
        STREET,
        FACULTY,
        COLLEGE,
        /** Everyone who audits this installation; the id says nothing. */
        AUDITORS
    }

    public static Recipient account(AccountId id) {
        return new Recipient(Who.ACCOUNT, Long.toString(id.value()));
    }

    public static Recipient student(StudentId id) {
        return new Recipient(Who.STUDENT, Long.toString(id.value()));
    }

    public static Recipient leaderOf(TeamId id) {
        return new Recipient(Who.TEAM_LEADER, Long.toString(id.value()));
    }

    public static Recipient community(PlaceCode code) {
        return new Recipient(Who.COMMUNITY, code.value());
    }

    public static Recipient street(PlaceCode code) {
        return new Recipient(Who.STREET, code.value());
    }

    public static Recipient faculty(UnitId id) {
        return new Recipient(Who.FACULTY, Long.toString(id.value()));
    }

    public static Recipient college(CollegeId id) {
        return new Recipient(Who.COLLEGE, Long.toString(id.value()));
    }

    public static Recipient auditors() {
        return new Recipient(Who.AUDITORS, "");
    }
}
