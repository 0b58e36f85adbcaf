package org.qinglin.app.learning;

import org.qinglin.app.shared.sealing.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How learners without an account are reached lies sealed. */
@Configuration
class LearnerPhones {

    static final SealedColumn PHONE = new SealedColumn("learning.enrolment", "phone", "phone_digest");

    @Bean
    SealedColumn learnerPhone() {
        return PHONE;
    }
}
