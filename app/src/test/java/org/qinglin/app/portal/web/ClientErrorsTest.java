package org.qinglin.app.portal.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class ClientErrorsTest {

    @RestController
    static class Database {

        @GetMapping("/ask")
        void ask(@RequestParam String state) {
            throw new DataIntegrityViolationException("ask", new SQLException("refused", state));
        }
    }

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new Database())
            .setControllerAdvice(new ClientErrors())
            .build();

    @Test
    void aTextThatTheDatabaseCannotKeepIsTheSendersError() throws Exception {
        mvc.perform(get("/ask").param("state", "22021")).andExpect(status().isBadRequest());
        mvc.perform(get("/ask").param("state", "22P05")).andExpect(status().isBadRequest());
    }

    @Test
    void anythingElseThatTheDatabaseRefusesIsOurs() {
        assertThatThrownBy(() -> mvc.perform(get("/ask").param("state", "23505")))
                .hasRootCauseInstanceOf(SQLException.class);
    }
}
