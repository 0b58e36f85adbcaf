package org.qinglin.app.practice.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.practice.Appointment;
import org.qinglin.app.practice.AppointmentLists;
import org.qinglin.app.practice.CheckIn;
import org.qinglin.app.practice.CheckIns;
import org.qinglin.app.practice.Pairing;
import org.qinglin.app.practice.Pairings;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.stereotype.Component;

/** Pairings, reports and posts with the names of those whom they are about. */
@Component
class PracticeRows {

    private final Pairings pairings;
    private final CheckIns checkIns;
    private final AppointmentLists appointments;
    private final Organisations organisations;
    private final Students students;

    PracticeRows(
            Pairings pairings,
            CheckIns checkIns,
            AppointmentLists appointments,
            Organisations organisations,
            Students students) {
        this.pairings = pairings;
        this.checkIns = checkIns;
        this.appointments = appointments;
        this.organisations = organisations;
        this.students = students;
    }

    record PairingRow(
            Pairing pairing, String branch, @Nullable Community community) {}

    record CheckInRow(CheckIn checkIn, @Nullable Student student) {}

    record PostRow(
            Appointment post,
            @Nullable Student student,
            @Nullable Community community) {}

    /** Those that wait for their community first, those that are over last. */
    List<PairingRow> pairings(Viewer viewer) {
        var all = pairings.of(viewer).stream()
                .sorted(Comparator.comparing(Pairing::status))
                .toList();
        var communities =
                organisations.communities(all.stream().map(Pairing::community).toList());
        // A community may be paired with branches of several colleges: each college's units are read once.
        var names = new HashMap<UnitId, String>();
        all.stream()
                .map(Pairing::college)
                .distinct()
                .flatMap(college -> organisations.units(college).stream())
                .forEach(unit -> names.put(unit.id(), unit.name()));
        return all.stream()
                .map(each ->
                        new PairingRow(each, names.getOrDefault(each.branch(), ""), communities.get(each.community())))
                .toList();
    }

    /** A page of reports. */
    Listing<CheckInRow> checkIns(Viewer viewer, PageRequest ask) {
        return new Listing<>(
                checkIns(viewer, ask.search(), ask.offset(), ask.limit()), checkIns.count(viewer, ask.search()), ask);
    }

    List<CheckInRow> checkIns(Viewer viewer, String search, int offset, int limit) {
        var all = checkIns.of(viewer, search, offset, limit);
        var byId = students.byIds(all.stream().map(CheckIn::student).toList());
        return all.stream()
                .map(each -> new CheckInRow(each, byId.get(each.student())))
                .toList();
    }

    /** A page of part-time posts. */
    Listing<PostRow> appointments(Viewer viewer, PageRequest ask) {
        return new Listing<>(
                appointments(viewer, ask.search(), ask.offset(), ask.limit()),
                appointments.count(viewer, ask.search()),
                ask);
    }

    List<PostRow> appointments(Viewer viewer, String search, int offset, int limit) {
        var all = appointments.of(viewer, search, offset, limit);
        var byId = students.byIds(all.stream().map(Appointment::student).toList());
        var communities = organisations.communities(
                all.stream().map(Appointment::community).toList());
        return all.stream()
                .map(each -> new PostRow(each, byId.get(each.student()), communities.get(each.community())))
                .toList();
    }
}
