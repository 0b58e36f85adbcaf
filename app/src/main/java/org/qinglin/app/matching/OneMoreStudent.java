package org.qinglin.app.matching;

import java.util.List;

/**
 * What one more student would add to a run's plan.
 *
 * @param value points that the whole plan gains
 * @param places places that are filled in addition
 * @param roles ids of the roles that gain heads
 */
public record OneMoreStudent(Profile profile, long value, int places, List<String> roles) {

    /**
     * Whom one imagines: an adult with one task to give, without wishes or hours short.
     *
     * @param skill code of a skill held at every level asked for; empty for none
     * @param halfDay when the student is free, such as {@code 2026-11-28/0} for that morning; empty for always
     * @param street code of the street where the student is; empty for where the students are
     */
    public record Profile(String skill, String halfDay, String street) {

        public static final Profile ANYONE = new Profile("", "", "");
    }
}
