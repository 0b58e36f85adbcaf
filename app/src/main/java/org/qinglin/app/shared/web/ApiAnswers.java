package org.qinglin.app.shared.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Fault;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The API's refusals as problem+json (RFC 9457), with the same sentences as the pages. */
@Component
public class ApiAnswers {

    private final Say say;

    ApiAnswers(Say say) {
        this.say = say;
    }

    /** 422 with every fault: field, value, and what to do. */
    public ResponseEntity<Object> faulty(List<Fault> faults) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_CONTENT, say.text("form.faults", faults.size()));
        problem.setProperty(
                "faults",
                faults.stream()
                        .map(fault -> Map.of("field", fault.field(), "value", fault.value(), "hint", say.fault(fault)))
                        .toList());
        return ResponseEntity.unprocessableContent().body(problem);
    }

    /** {@link #faulty} where a list of what is named holds {@code null}: leaving it out would do less than was asked. */
    public Optional<ResponseEntity<Object>> gap(String field, @Nullable List<?> named) {
        return named != null && named.stream().anyMatch(Objects::isNull)
                ? Optional.of(faulty(List.of(Fault.of(field, "null", "fault.gap"))))
                : Optional.empty();
    }

    /** A refusal with its name, such as {@code Overlaps}, and its sentence. */
    public ResponseEntity<Object> refusal(HttpStatus status, Record outcome, String sentence) {
        var problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setProperty("outcome", outcome.getClass().getSimpleName());
        return ResponseEntity.status(status).body(problem);
    }

    /** 429: nothing was done, and the same may be sent again after a while. */
    public ResponseEntity<Object> comeAgain(Record outcome, Duration after, String sentence) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, sentence);
        problem.setProperty("outcome", outcome.getClass().getSimpleName());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, after.toSeconds())))
                .body(problem);
    }

    public ResponseEntity<Object> notFound() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .body(ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, say.text("error.404.advice")));
    }
}
