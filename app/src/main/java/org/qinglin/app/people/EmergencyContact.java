package org.qinglin.app.people;

/** Whom to call for a student in an emergency. */
public record EmergencyContact(String name, String relation, String phone) {}
