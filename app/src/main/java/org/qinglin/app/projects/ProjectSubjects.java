package org.qinglin.app.projects;

import java.util.List;
import java.util.Optional;
import org.qinglin.app.conversation.Subject;
import org.qinglin.app.conversation.SubjectKind;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.notice.Recipient;
import org.springframework.stereotype.Component;

/** Projects are talked about by their community and by the college with its faculties. */
@Component
class ProjectSubjects implements SubjectKind {

    private final Projects projects;

    ProjectSubjects(Projects projects) {
        this.projects = projects;
    }

    @Override
    public String code() {
        return "projects";
    }

    @Override
    public Optional<Subject> find(Viewer viewer, long id) {
        boolean ofASide = viewer.is(Role.COMMUNITY) || viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY);
        return ofASide
                ? projects.find(viewer, new ProjectId(id)).flatMap(each -> subject(viewer, each))
                : Optional.empty();
    }

    /** One without a community has nobody on the other side. */
    private Optional<Subject> subject(Viewer viewer, Project project) {
        return Optional.ofNullable(project.community())
                .map(community -> new Subject(
                        code(),
                        project.id().value(),
                        project.college(),
                        project.name(),
                        "/projects/" + project.id().value(),
                        List.of(
                                new Subject.Side("COMMUNITY", List.of(Recipient.community(community))),
                                new Subject.Side("COLLEGE", List.of(Recipient.college(project.college())))),
                        viewer.is(Role.COMMUNITY) ? "COMMUNITY" : "COLLEGE"));
    }
}
