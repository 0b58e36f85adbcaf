package org.qinglin.app.people;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** A period of every week in which a student is in class. */
public record BusyTime(DayOfWeek weekday, LocalTime starts, LocalTime ends) {}
