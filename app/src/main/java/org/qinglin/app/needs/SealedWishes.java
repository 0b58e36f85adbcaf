package org.qinglin.app.needs;

import org.qinglin.app.shared.sealing.SealedColumn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where residents who made a wish are reached lies sealed. */
@Configuration
class SealedWishes {

    static final SealedColumn PHONE = new SealedColumn("needs.wish", "phone", "phone_digest");
    static final SealedColumn ADDRESS = new SealedColumn("needs.wish", "address", null);

    @Bean
    SealedColumn wishPhone() {
        return PHONE;
    }

    @Bean
    SealedColumn wishAddress() {
        return ADDRESS;
    }
}
