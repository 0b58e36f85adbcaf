package org.qinglin.app.portal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Uploads and texts that are not what they should be are the sender's error, not ours: no 5xx, no stack trace. */
@ControllerAdvice
class ClientErrors {

    /** SQLSTATEs of a text that the database cannot keep, as text or within JSON: it has the character of number 0. */
    private static final Set<String> NO_TEXT = Set.of("22021", "22P05");

    @ExceptionHandler
    void tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
    }

    @ExceptionHandler
    void noUpload(MultipartException broken, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }

    @ExceptionHandler
    void noText(DataIntegrityViolationException refused, HttpServletResponse response) throws IOException {
        if (!(refused.getMostSpecificCause() instanceof SQLException cause) || !NO_TEXT.contains(cause.getSQLState())) {
            throw refused;
        }
        response.sendError(HttpStatus.BAD_REQUEST.value());
    }
}
