package org.qinglin.app.conversation;

import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.shared.notice.Recipient;
import org.springframework.stereotype.Component;

/** Orders: the community on one side, the college with its faculties on the other. */
@Component
class OrderSubjects implements SubjectKind {

    private final Requests requests;

    OrderSubjects(Requests requests) {
        this.requests = requests;
    }

    @Override
    public String code() {
        return "orders";
    }

    @Override
    public Optional<Subject> find(Viewer viewer, long id) {
        boolean ofASide = viewer.is(Role.COMMUNITY) || viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY);
        return ofASide
                ? requests.find(viewer, new RequestId(id))
                        .map(each -> new Subject(
                                code(),
                                id,
                                each.college(),
                                each.title(),
                                "/orders/" + id,
                                List.of(
                                        new Subject.Side("COMMUNITY", List.of(Recipient.community(each.community()))),
                                        new Subject.Side("COLLEGE", List.of(Recipient.college(each.college())))),
                                viewer.is(Role.COMMUNITY) ? "COMMUNITY" : "COLLEGE"))
                : Optional.empty();
    }
}
