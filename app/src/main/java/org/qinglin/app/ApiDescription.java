package org.qinglin.app;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the whole: {@code /api/openapi}. */
@Configuration
class ApiDescription {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Qinglin 青邻")
                        .version("0.1")
                        .description("""
                        The loop 点单 → 派单 → 接单 → 服务 → 评单 for programs. Sign in by HTTP Basic, or use a page's session \
                        with its CSRF token. Refusals are problem+json (RFC 9457): `outcome` names them, `detail` says \
                        what to do, `faults` lists each field with its value and a hint. \
                        Answers to GET carry an ETag; with If-None-Match the same answer is 304. A change sent with an \
                        Idempotency-Key (1 to 200 visible ASCII characters) is done once, however often it is sent \
                        within two days: a retry gets the first answer, with Idempotency-Replayed; another request \
                        under the same key gets 409.""")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }
}
