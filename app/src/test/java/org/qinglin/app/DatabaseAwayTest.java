package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseAwayTest {

    private final DatabaseAway filter = new DatabaseAway();

    static Stream<RuntimeException> ofADatabaseThatIsAway() {
        return Stream.of(
                new UncategorizedSQLException("write", "insert", new SQLException("No space left on device", "53100")),
                new DataAccessResourceFailureException("ask", new SQLException("terminating connection", "57P01")),
                new TransactionSystemException("commit", new SQLException("An I/O error occurred", "08006")),
                new UncategorizedSQLException("write", "commit", new SQLException("could not fsync", "58030")),
                rollbackFailed(),
                // after a commit that failed: what the rollback throws hides it
                new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed")),
                new CannotCreateTransactionException(
                        "begin", new SQLTransientConnectionException("Connection is not available")));
    }

    /** The connection broke within the transaction, and then the rollback found none. */
    private static RuntimeException rollbackFailed() {
        var failed = new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed"));
        failed.initApplicationException(new DataAccessResourceFailureException(
                "write", new SQLException("An I/O error occurred while sending to the backend.", "08006")));
        return failed;
    }

    private MockHttpServletResponse answer(String method, String path, RuntimeException failure) throws Exception {
        var response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(method, path), response, (asked, answered) -> {
            answered.getWriter().write("half a page");
            throw new ServletException(failure);
        });
        return response;
    }

    @ParameterizedTest
    @MethodSource("ofADatabaseThatIsAway")
    void whoeverAsksMeanwhileIsToldToComeAgain_andNothingElse(RuntimeException failure) throws Exception {
        var told = answer("POST", "/api/pool/7/claim", failure);
        assertThat(told.getStatus()).isEqualTo(503);
        assertThat(told.getHeader("Retry-After")).isEqualTo("5");
        assertThat(told.getContentType()).startsWith("application/problem+json");
        assertThat(told.getContentAsString())
                .contains("\"outcome\":\"DatabaseAway\"")
                .doesNotContain("half a page");
    }

    @Test
    void aPageAsksAgainByItself_butNoFormIsSentTwice() throws Exception {
        var failure = ofADatabaseThatIsAway().findFirst().orElseThrow();
        assertThat(answer("GET", "/pool", failure).getContentAsString()).contains("http-equiv=\"refresh\"", "请稍候");
        assertThat(answer("POST", "/pool", failure).getContentAsString())
                .contains("请稍候")
                .doesNotContain("refresh");
    }

    @Test
    void aBugIsNotTakenForADatabaseThatIsAway() {
        for (var bug : Stream.of(
                        new IllegalStateException("a bug"),
                        new DuplicateKeyException("twice", new SQLException("duplicate key", "23505")))
                .toList()) {
            assertThatThrownBy(() -> answer("GET", "/pool", bug)).hasCause(bug);
        }
    }
}
