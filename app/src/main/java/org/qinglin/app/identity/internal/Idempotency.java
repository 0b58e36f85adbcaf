package org.qinglin.app.identity.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.SecretToken;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.web.Say;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that does not know whether its request arrived sends it again under the same {@code Idempotency-Key}: it is
 * done once, in one transaction with the answer that is kept, and answered the same each time. Two at once wait for each
 * other. Another request under the same key is refused with 409. Keys are kept for two days.
 */
@Component
@Order(0) // after Spring Security, whose filters know who asks
class Idempotency extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final String FORM = "[\\x21-\\x7E]{1,200}";
    /** Decided by the sign-up writer in a transaction of many, which keeps the key itself; this one would only wait for it. */
    private static final Pattern KEPT_ELSEWHERE = Pattern.compile(".*/api/pool/\\d+/claim");

    private static final Duration KEPT_FOR = Duration.ofDays(2);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Say say;
    private final Clock clock;

    Idempotency(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json, Say say, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.say = say;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !CHANGING.contains(request.getMethod())
                || !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    private record Asked(AccountId account, String operation, String key, String hash) {}

    private record Answer(
            int status,
            @Nullable String contentType,
            @Nullable String location,
            byte[] body) {}

    private record Kept(String hash, @Nullable Answer answer) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader(HEADER);
        var account = account();
        if (account.isEmpty()) {
            chain.doFilter(request, response);
        } else if (!key.matches(FORM)) {
            refuse(response, HttpStatus.BAD_REQUEST, "idempotency.form");
        } else if (KEPT_ELSEWHERE.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(request, response);
        } else {
            var body = request.getInputStream().readAllBytes();
            var asked = new Asked(
                    account.get(),
                    request.getMethod() + " " + request.getRequestURI(),
                    key,
                    SecretToken.hash(request.getQueryString() + "\n" + new String(body, StandardCharsets.ISO_8859_1)));
            answer(asked, new Reread(request, body), response, chain);
        }
    }

    private static Optional<AccountId> account() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn.getViewer().account())
                : Optional.empty();
    }

    private void answer(Asked asked, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caught = new ContentCachingResponseWrapper(response);
        Optional<Kept> before;
        try {
            before = transaction.execute(status -> {
                var kept = begin(asked);
                if (kept.isEmpty()) {
                    run(request, caught, chain);
                    if (caught.getStatus() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
                        status.setRollbackOnly();
                    } else if (!status.isRollbackOnly()) {
                        keep(asked, answerOf(caught));
                    }
                }
                return kept;
            });
        } catch (UnexpectedRollbackException refusal) {
            // What the database refused was undone and answered with a refusal: a retry is refused or done anew.
            before = Optional.empty();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } catch (Failed failed) {
            throw failed.cause;
        }
        if (before.isEmpty()) {
            caught.copyBodyToResponse();
        } else {
            replay(before.get(), asked, response);
        }
    }

    /** Takes the key, or tells what stands under it; waits for whoever has just taken it. */
    private Optional<Kept> begin(Asked asked) {
        int taken = jdbc.sql("""
                insert into identity.idempotency (account_id, operation, key, request_hash, at)
                values (:account, :operation, :key, :hash, :now) on conflict do nothing""")
                .param("account", asked.account().value())
                .param("operation", asked.operation())
                .param("key", asked.key())
                .param("hash", asked.hash())
                .param("now", Sql.at(clock.instant()))
                .update();
        return taken > 0 ? Optional.empty() : Optional.of(kept(asked));
    }

    private Kept kept(Asked asked) {
        return jdbc.sql("""
                select * from identity.idempotency
                where account_id = :account and operation = :operation and key = :key""")
                .param("account", asked.account().value())
                .param("operation", asked.operation())
                .param("key", asked.key())
                .query((row, number) -> {
                    var status = Sql.intOrNull(row, "status");
                    return new Kept(
                            row.getString("request_hash"),
                            status == null
                                    ? null
                                    : new Answer(
                                            status,
                                            row.getString("content_type"),
                                            row.getString("location"),
                                            row.getBytes("body")));
                })
                .single();
    }

    private void keep(Asked asked, Answer answer) {
        jdbc.sql("""
                update identity.idempotency
                set status = :status, content_type = :type, location = :location, body = :body
                where account_id = :account and operation = :operation and key = :key""")
                .param("status", answer.status())
                .param("type", answer.contentType(), java.sql.Types.VARCHAR)
                .param("location", answer.location(), java.sql.Types.VARCHAR)
                .param("body", answer.body())
                .param("account", asked.account().value())
                .param("operation", asked.operation())
                .param("key", asked.key())
                .update();
    }

    private static Answer answerOf(ContentCachingResponseWrapper response) {
        return new Answer(
                response.getStatus(),
                response.getContentType(),
                response.getHeader("Location"),
                response.getContentAsByteArray());
    }

    private void replay(Kept kept, Asked asked, HttpServletResponse response) throws IOException {
        var answer = kept.answer();
        if (!kept.hash().equals(asked.hash())) {
            refuse(response, HttpStatus.CONFLICT, "idempotency.other");
        } else if (answer == null) {
            // Kept without an answer only if the server was stopped between the two, which one transaction forbids.
            throw new IllegalStateException("no answer is kept under the key of " + asked.operation());
        } else {
            response.setStatus(answer.status());
            response.setHeader("Idempotency-Replayed", "true");
            if (answer.contentType() != null) {
                response.setContentType(answer.contentType());
            }
            if (answer.location() != null) {
                response.setHeader("Location", answer.location());
            }
            response.getOutputStream().write(answer.body());
        }
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String key) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(json.writeValueAsBytes(ProblemDetail.forStatusAndDetail(status, say.text(key))));
    }

    /** A checked exception on its way through the transaction, which it ends. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient ServletException cause;

        Failed(ServletException cause) {
            super(cause);
            this.cause = cause;
        }
    }

    private static void run(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (ServletException failed) {
            throw new Failed(failed);
        }
    }

    @Scheduled(cron = "${qinglin.idempotency-sweep:0 50 3 * * *}", zone = "Asia/Shanghai")
    void sweep() {
        jdbc.sql("delete from identity.idempotency where at < :before")
                .param("before", Sql.at(clock.instant().minus(KEPT_FOR)))
                .update();
    }

    /** A request whose body was read already. */
    private static final class Reread extends HttpServletRequestWrapper {
        private final byte[] body;

        Reread(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is here already");
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
