package org.qinglin.app.attendance.web;

import java.util.List;
import org.qinglin.app.assignment.Helper;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.MarkKind;
import org.qinglin.app.attendance.Presence;
import org.qinglin.app.attendance.SignInCode;
import org.qinglin.app.shared.pictures.QrPicture;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the big screen shows at a moment: the code as a picture, and who has come. */
@Component
class CodeScreen {

    private final SignInCode codes;
    private final Attendance attendance;
    private final Places places;

    CodeScreen(SignInCode codes, Attendance attendance, Places places) {
        this.codes = codes;
        this.attendance = attendance;
        this.places = places;
    }

    /**
     * @param picture the QR code as a data address
     * @param secondsLeft until the next code
     * @param here who signed in and has not signed out
     * @param gone who signed out
     */
    record Moment(String picture, int secondsLeft, int here, int gone, int expected) {}

    Moment moment(Attendance.Seen seen, MarkKind kind) {
        var session = seen.session();
        var roster = places.helpers(List.of(session.id())).stream()
                .map(Helper::student)
                .toList();
        var presence = attendance.presence(session, roster).values();
        int here = (int) presence.stream().filter(Presence::inNow).count();
        int gone = (int) presence.stream()
                .filter(each -> each.signedOut() != null && !each.inNow())
                .count();
        var address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/scan/" + session.id().value())
                .queryParam("c", codes.current(session.id(), kind))
                .toUriString();
        return new Moment(QrPicture.of(address), codes.secondsLeft(), here, gone, roster.size());
    }
}
