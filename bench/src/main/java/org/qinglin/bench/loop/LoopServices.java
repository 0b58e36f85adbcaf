package org.qinglin.bench.loop;

import org.qinglin.app.assignment.HeldPlaces;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.attendance.Marking;
import org.qinglin.app.attendance.SignInCode;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.needs.RequestFlow;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.SessionChanges;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The services of the platform that the loop leads through. */
record LoopServices(
        Requests requests,
        RequestFlow flow,
        Sessions sessions,
        SessionChanges changes,
        Offers offers,
        HeldPlaces held,
        Attendance attendance,
        Marking marking,
        SignInCode codes,
        Hours hours,
        Evaluations evaluations,
        TravellingClock clock,
        JdbcClient jdbc) {}
