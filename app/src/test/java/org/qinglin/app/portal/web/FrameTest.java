package org.qinglin.app.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;

class FrameTest {

    @ParameterizedTest
    @CsvSource({
        "STUDENT, /my, /my",
        "STUDENT, /my/hours, /my/hours",
        "STUDENT, /my/stars, /more",
        "STUDENT, /my/transcript, /more",
        "STUDENT, /my/sessions/7, /my/schedule",
        "STUDENT, /groups/0a1b, /pool",
        "STUDENT, /notices, /more",
        "COLLEGE, /stars, /more",
        "COLLEGE, /certificate-applications, /more",
        "COLLEGE, /transcript/conversion, /more",
        "COLLEGE, /students/7/transcript, /students",
        "FACULTY, /agreements/7, /agreements",
        "COMMUNITY, /orders/new, /orders/new",
        "COLLEGE, /teams/7, /students",
        "COLLEGE, /agreements/7/fulfilment, /more",
        "FACULTY, /agreements/7/fulfilment, /agreements",
        "STREET, /agreements/7, /agreements",
        "COLLEGE, /starsandmore, ",
    })
    void exactlyTheEntryThatAPageLiesUnderIsMarked(Role role, String path, String marked) {
        var viewer = new Viewer(
                new AccountId(1),
                "somebody",
                "somebody",
                Set.of(role),
                new CollegeId(1),
                null,
                null,
                role == Role.STUDENT ? new StudentId(1) : null,
                null);
        var frame = new Frame(viewer, false, path, Frame.navigationFor(viewer, More.everything()), 0);
        assertThat(frame.navigation().stream().filter(frame::isCurrent).map(Frame.Entry::href))
                .isEqualTo(marked == null ? List.of() : List.of(marked));
    }
}
