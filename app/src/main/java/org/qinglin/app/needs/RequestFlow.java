package org.qinglin.app.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.NoticeKind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes the steps of a request's life: each is checked against {@link RequestSteps#TABLE}, kept, and told. */
@Service
@Transactional
public class RequestFlow {

    /** More is not read. */
    public static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final WorkCalendar calendar;
    private final RequestNotices notices;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final int reviewDays;

    RequestFlow(
            JdbcClient jdbc,
            Sessions sessions,
            WorkCalendar calendar,
            RequestNotices notices,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${qinglin.review-days}") int reviewDays) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.calendar = calendar;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.reviewDays = reviewDays;
    }

    /** The day until which the college has to answer what reaches it now. */
    @Transactional(readOnly = true)
    public LocalDate reviewDue() {
        return calendar.after(LocalDate.now(clock), reviewDays);
    }

    /** Takes a step, if the viewer's side may take it and the request stands where it is possible. */
    public Decision take(Viewer viewer, RequestId id, RequestStep step) {
        boolean merge = step instanceof RequestStep.Merge;
        if (merge) {
            // Both rows, the older one first: two who merge crosswise do not wait for each other.
            lock(new RequestId(
                    Math.min(id.value(), ((RequestStep.Merge) step).into().value())));
        }
        var found = lock(id).filter(each -> isOwn(viewer, each, step));
        if (found.isEmpty()) {
            return new Decision.NotFound();
        }
        var request = found.get();
        var next = RequestSteps.TABLE.after(request.status(), step.getClass());
        if (next.isEmpty()) {
            return new Decision.NotPossible(request.status());
        }
        var words = words(step);
        if (words != null && words.isBlank()) {
            return new Decision.ReasonMissing();
        }
        if (words != null && words.strip().codePointCount(0, words.strip().length()) > LONGEST_REASON) {
            return new Decision.ReasonTooLong(
                    words.strip().codePointCount(0, words.strip().length()), LONGEST_REASON);
        }
        return refusal(request, step).orElseGet(() -> {
            keep(viewer, request, step, next.get());
            return Decision.Done.of(step, next.get());
        });
    }

    private static boolean isOwn(Viewer viewer, ServiceRequest request, RequestStep step) {
        return step instanceof RequestStep.Withdraw || step instanceof RequestStep.Answer
                ? request.community().equals(viewer.mustPlace())
                : request.college().equals(viewer.mustCollege());
    }

    /** The words that a step needs; null for one without. */
    private static @Nullable String words(RequestStep step) {
        if (step instanceof RequestStep.AskBack askBack) {
            return askBack.question();
        }
        if (step instanceof RequestStep.Answer answer) {
            return answer.answer();
        }
        if (step instanceof RequestStep.Refuse refuse) {
            return refuse.reason();
        }
        if (step instanceof RequestStep.Withdraw withdraw) {
            return withdraw.reason();
        }
        return step instanceof RequestStep.Redispatch redispatch ? redispatch.reason() : null;
    }

    private Optional<Decision> refusal(ServiceRequest request, RequestStep step) {
        if (step instanceof RequestStep.Withdraw && request.status() == RequestStatus.ACCEPTED && anyBegun(request)
                || step instanceof RequestStep.Redispatch && noneToCome(request)) {
            return Optional.of(new Decision.Begun());
        }
        if (step instanceof RequestStep.Merge merge
                && twin(request, merge.into()).isEmpty()) {
            return Optional.of(new Decision.NoSuchTwin());
        }
        return Optional.empty();
    }

    private boolean anyBegun(ServiceRequest request) {
        return sessions.of(List.of(request.id())).stream()
                .anyMatch(each -> !each.isCancelled() && !each.startsAt().isAfter(clock.instant()));
    }

    private boolean noneToCome(ServiceRequest request) {
        return sessions.of(List.of(request.id())).stream()
                .noneMatch(each -> !each.isCancelled() && each.startsAt().isAfter(clock.instant()));
    }

    /** The request that goes on for both: another one of the same college that is still wanted. */
    private Optional<ServiceRequest> twin(ServiceRequest request, RequestId into) {
        return lock(into)
                .filter(each -> !each.id().equals(request.id()))
                .filter(each -> each.college().equals(request.college()))
                .filter(each -> each.status() == RequestStatus.SUBMITTED
                        || each.status() == RequestStatus.ASKED_BACK
                        || each.status() == RequestStatus.ACCEPTED);
    }

    private void keep(Viewer viewer, ServiceRequest request, RequestStep step, RequestStatus next) {
        if (step instanceof RequestStep.Accept) {
            review(viewer, request, next, null);
            events.publishEvent(new RequestAccepted(request, sessions.of(List.of(request.id()))));
            tell(viewer, request, "request-accepted", NoticeKind.ORDER_ACCEPTED);
        } else if (step instanceof RequestStep.Refuse refuse) {
            review(viewer, request, next, refuse.reason().strip());
            tell(viewer, request, "request-refused", NoticeKind.ORDER_REFUSED);
        } else if (step instanceof RequestStep.AskBack askBack) {
            say(viewer, request, true, askBack.question());
            move(request, next);
            tell(viewer, request, "request-asked-back", NoticeKind.ORDER_ASKED_BACK);
        } else if (step instanceof RequestStep.Answer answer) {
            say(viewer, request, false, answer.answer());
            waitAgain(request, next);
            tell(viewer, request, "request-answered", NoticeKind.ORDER_ANSWERED);
        } else if (step instanceof RequestStep.Withdraw withdraw) {
            withdraw(request, next, withdraw.reason().strip());
            tell(viewer, request, "request-withdrawn", NoticeKind.ORDER_WITHDRAWN);
        } else if (step instanceof RequestStep.Merge merge) {
            merge(viewer, request, next, merge.into());
        } else if (step instanceof RequestStep.Redispatch redispatch) {
            redispatch(viewer, request, redispatch.reason().strip());
        } else if (step instanceof RequestStep.Reopen) {
            waitAgain(request, next);
            tell(viewer, request, "request-reopened", NoticeKind.ORDER_REOPENED);
        } else {
            throw new IllegalArgumentException("nobody takes the step " + step + " by hand");
        }
    }

    private void tell(Viewer viewer, ServiceRequest request, String action, NoticeKind kind) {
        audit.record(viewer, action, "request " + request.id().value(), request.title());
        if (kind == NoticeKind.ORDER_WITHDRAWN || kind == NoticeKind.ORDER_ANSWERED) {
            notices.toCollege(kind, request);
        } else {
            notices.toCommunity(kind, request);
        }
    }

    private void move(ServiceRequest request, RequestStatus next) {
        jdbc.sql("update needs.service_request set status = :status where id = :id")
                .param("status", next.name())
                .param("id", request.id().value())
                .update();
    }

    private void review(Viewer viewer, ServiceRequest request, RequestStatus next, @Nullable String reason) {
        jdbc.sql("""
                update needs.service_request
                set status = :status, reason = :reason, reviewed_by = :account, reviewed_at = :now where id = :id""")
                .param("status", next.name())
                .param("reason", reason)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", request.id().value())
                .update();
    }

    private void say(Viewer viewer, ServiceRequest request, boolean fromCollege, String text) {
        jdbc.sql("""
                insert into needs.review_word (request_id, from_college, text, said_by, said_at)
                values (:request, :college, :text, :account, :now)""")
                .param("request", request.id().value())
                .param("college", fromCollege)
                .param("text", text.strip())
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    private void waitAgain(ServiceRequest request, RequestStatus next) {
        jdbc.sql("""
                update needs.service_request set status = :status, reason = null, reviewed_by = null,
                    reviewed_at = null, review_due = :due where id = :id""")
                .param("status", next.name())
                .param("due", reviewDue())
                .param("id", request.id().value())
                .update();
    }

    private void withdraw(ServiceRequest request, RequestStatus next, String reason) {
        jdbc.sql("update needs.service_request set status = :status, reason = :reason where id = :id")
                .param("status", next.name())
                .param("reason", reason)
                .param("id", request.id().value())
                .update();
        events.publishEvent(new RequestWithdrawn(
                request.id(),
                sessions.of(List.of(request.id())).stream()
                        .map(ServiceSession::id)
                        .toList()));
    }

    private void merge(Viewer viewer, ServiceRequest request, RequestStatus next, RequestId into) {
        jdbc.sql("""
                update needs.service_request set status = :status, merged_into = :into, reviewed_by = :account,
                    reviewed_at = :now where id = :id""")
                .param("status", next.name())
                .param("into", into.value())
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", request.id().value())
                .update();
        audit.record(
                viewer, "request-merged", "request " + request.id().value(), request.title() + " → " + into.value());
        notices.merged(request, twin(request, into).orElseThrow());
    }

    private void redispatch(Viewer viewer, ServiceRequest request, String reason) {
        jdbc.sql("update needs.service_request set redispatch_at = :now where id = :id")
                .param("now", Sql.at(clock.instant()))
                .param("id", request.id().value())
                .update();
        audit.record(viewer, "request-redispatched", "request " + request.id().value(), reason);
        notices.toCommunity(NoticeKind.ORDER_REDISPATCHED, request);
    }

    /** Closes an accepted request once everything about it is done; called by evaluation. */
    void close(RequestId id) {
        lock(id).filter(each -> RequestSteps.TABLE.allows(each.status(), RequestStep.Close.class))
                .ifPresent(each -> jdbc.sql(
                                "update needs.service_request set status = 'CLOSED', closed_at = :now where id = :id")
                        .param("now", Sql.at(clock.instant()))
                        .param("id", id.value())
                        .update());
    }

    private Optional<ServiceRequest> lock(RequestId id) {
        return jdbc.sql("select * from needs.service_request where id = :id for update")
                .param("id", id.value())
                .query(Requests::request)
                .optional();
    }
}
