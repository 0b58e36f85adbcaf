package org.qinglin.app.identity.internal;

import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.SignedIn;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/** Counts failures, locks after too many, and writes both outcomes into the audit trail. */
@Component
class SignInWatch {

    private final Accounts accounts;
    private final AuditTrail audit;

    SignInWatch(Accounts accounts, AuditTrail audit) {
        this.accounts = accounts;
        this.audit = audit;
    }

    @EventListener
    void on(AuthenticationFailureBadCredentialsEvent failure) {
        var login = failure.getAuthentication().getName();
        accounts.signInFailed(login);
        audit.recordAnonymous(login.length() > 64 ? login.substring(0, 64) : login, "sign-in-failed", "account");
    }

    @EventListener
    void on(AuthenticationSuccessEvent success) {
        if (success.getAuthentication().getPrincipal() instanceof SignedIn signedIn) {
            accounts.signInSucceeded(signedIn.getViewer().account());
        }
    }

    /** Only a sign-in by the form: a client of the API brings its password with every call. */
    @EventListener
    void on(InteractiveAuthenticationSuccessEvent success) {
        if (success.getAuthentication().getPrincipal() instanceof SignedIn signedIn) {
            audit.record(signedIn.getViewer(), "signed-in", signedIn.getViewer().login(), "");
        }
    }
}
