package org.qinglin.app.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.notification.Inbox;
import org.qinglin.app.shared.web.Say;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Gives every page its frame, and templates their words for times, hours and distances. */
@ControllerAdvice(annotations = Controller.class)
class FrameAdvice {

    private final Installation installation;
    private final Inbox inbox;
    private final MoreByRoles more;
    private final Say say;

    FrameAdvice(Installation installation, Inbox inbox, MoreByRoles more, Say say) {
        this.installation = installation;
        this.inbox = inbox;
        this.more = more;
        this.say = say;
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, @Nullable Authentication authentication) {
        var viewer = authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? signedIn.getViewer()
                : null;
        return new Frame(
                viewer,
                installation.isDemo(),
                request.getRequestURI(),
                viewer == null ? List.of() : Frame.navigationFor(viewer, more.of(viewer.roles())),
                viewer == null || isForPrograms(request) ? 0 : inbox.count(viewer, true));
    }

    /** Whether the answer is no page: nobody would read the number of messages. */
    private static boolean isForPrograms(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler
                && AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class);
    }

    @ModelAttribute("say")
    Say say() {
        return say;
    }
}
