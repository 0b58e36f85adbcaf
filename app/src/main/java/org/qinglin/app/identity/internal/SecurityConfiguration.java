package org.qinglin.app.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuthorisationTable;
import org.qinglin.app.identity.AuthorisationTable.Audience;
import org.qinglin.app.identity.SignedIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.util.UrlPathHelper;

/** Sign-in for pages (form, session) and for the API (session or HTTP Basic); the table decides who may go where. */
@Configuration
class SecurityConfiguration {

    @Bean
    PasswordEncoder passwordEncoder() {
        return Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    }

    @Bean
    UserDetailsService userDetailsService(Accounts accounts) {
        return login -> accounts.byLogin(login).orElseThrow(() -> UsernameNotFoundException.fromUsername(login));
    }

    @Bean
    SecurityFilterChain security(HttpSecurity http, AuthorisationTable table) throws Exception {
        http.authorizeHttpRequests(requests ->
                requests.anyRequest().access((authentication, context) -> decide(table, authentication, context)));
        http.formLogin(
                form -> form.loginPage("/login").defaultSuccessUrl("/home").permitAll(false));
        http.logout(logout -> logout.logoutUrl("/logout").logoutSuccessUrl("/"));
        http.httpBasic(Customizer.withDefaults());
        // A request that carries its password in the Authorization header is not forged by another site's form.
        http.csrf(csrf -> csrf.ignoringRequestMatchers(SecurityConfiguration::isBasicApiCall));
        var toLogin = new LoginUrlAuthenticationEntryPoint("/login");
        var unauthorised = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(
                (request, response, failure) -> (isApi(request) ? unauthorised : (AuthenticationEntryPoint) toLogin)
                        .commence(request, response, failure)));
        http.headers(headers -> headers.contentSecurityPolicy(policy ->
                policy.policyDirectives("default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
                        + "script-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'")));
        return http.build();
    }

    private static boolean isBasicApiCall(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return isApi(request) && header != null && header.startsWith("Basic ");
    }

    private static String pathOf(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    }

    private static boolean isApi(HttpServletRequest request) {
        return pathOf(request).startsWith("/api/");
    }

    private static AuthorizationDecision decide(
            AuthorisationTable table,
            Supplier<? extends @Nullable Authentication> authentication,
            RequestAuthorizationContext context) {
        var request = context.getRequest();
        // HEAD reads what GET reads.
        var method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        var row = table.rowFor(method, pathOf(request));
        if (row.isEmpty()) {
            return new AuthorizationDecision(false);
        }
        if (row.get().audience() == Audience.PUBLIC) {
            return new AuthorizationDecision(true);
        }
        var who = authentication.get();
        if (who == null || !(who.getPrincipal() instanceof SignedIn signedIn)) {
            return new AuthorizationDecision(false);
        }
        return new AuthorizationDecision(
                row.get().letsIn(Set.copyOf(signedIn.getViewer().roles())));
    }
}
