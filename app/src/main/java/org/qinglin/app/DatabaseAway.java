package org.qinglin.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * While the database is away, starts again or has no room on its disk, nothing is acknowledged: 503, with when to come
 * again, and neither a page nor a session that would need the database. Outermost of all filters, since signing in needs it
 * as well.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAway extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAway.class);
    private static final int COME_AGAIN_SECONDS = 5;

    /**
     * Classes of SQLSTATE (PostgreSQL's manual, appendix A): connection exception, insufficient resources (a full disk among
     * them), operator intervention (a server that ends or starts), system error.
     */
    private static final Set<String> AWAY = Set.of("08", "53", "57", "58");

    private static final String REFRESH = "<meta http-equiv=\"refresh\" content=\"" + COME_AGAIN_SECONDS + "\">";

    private static final String PAGE = """
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">%s
            <title>请稍候 Please wait</title>
            <style>body{font:1.125rem/1.6 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.5rem;color:#1d2a26}
            p[lang=en]{color:#51605a}</style></head><body><h1>请稍候</h1>
            <p>平台正在恢复。您刚才的操作没有保存,请几秒后再试;其他内容都在。</p>
            <p lang="en">The platform is coming back. What you did just now was not kept, please try again in a few seconds;
            everything else is there.</p></body></html>
            """;
    private static final String PROBLEM = """
            {"type":"about:blank","title":"Service Unavailable","status":503,"outcome":"DatabaseAway",\
            "detail":"平台正在恢复,请稍后重试。 The platform is coming back; nothing was kept, send it again."}""";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (!isAway(failure) || response.isCommitted()) {
                throw failure;
            }
            LOG.warn("{} {} is answered with 503: {}", request.getMethod(), request.getRequestURI(), root(failure));
            answer(request, response);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isApi = request.getRequestURI().startsWith(request.getContextPath() + "/api/");
        response.reset();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(COME_AGAIN_SECONDS));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setContentType(isApi ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.TEXT_HTML_VALUE);
        // A page that was asked for is asked for again by itself; a form that was sent is not.
        String refresh = request.getMethod().equals("GET") ? REFRESH : "";
        response.getWriter().write(isApi ? PROBLEM : PAGE.formatted(refresh));
    }

    /** Whether somewhere below a failure the database says that it cannot serve. */
    static boolean isAway(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionSystemException broken && isAway(broken)) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                // The pool, which waited in vain for a connection, gives none.
                if (state == null ? sql instanceof SQLTransientException : isAway(state)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * A rollback or a commit that failed hides why: the connection broke within the transaction, and the pool, which has
     * closed it by then, gives no SQLSTATE.
     */
    private static boolean isAway(TransactionSystemException broken) {
        var before = broken.getApplicationException();
        return before != null && isAway(before)
                || broken.getCause() instanceof SQLException closed && closed.getSQLState() == null;
    }

    private static boolean isAway(String state) {
        return state.length() >= 2 && AWAY.contains(state.substring(0, 2));
    }

    private static String root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
