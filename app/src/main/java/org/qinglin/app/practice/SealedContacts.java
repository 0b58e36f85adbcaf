package org.qinglin.app.practice;

import org.qinglin.app.shared.sealing.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who answers for a post, with a phone number, lies sealed. */
@Configuration
class SealedContacts {

    static final SealedColumn CONTACT = new SealedColumn("practice.post", "contact", null);

    @Bean
    SealedColumn postContact() {
        return CONTACT;
    }
}
