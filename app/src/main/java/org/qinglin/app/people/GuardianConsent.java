package org.qinglin.app.people;

import java.time.LocalDate;

/** A guardian's consent for a student under 18: who, how related, when, and where the evidence lies (domain rule 13). */
public record GuardianConsent(String name, String relation, LocalDate givenOn, String evidence) {}
