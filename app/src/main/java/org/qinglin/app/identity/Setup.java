package org.qinglin.app.identity;

import java.util.List;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Makes the first administrator: the account and the end of the one-time link in one transaction. */
@Service
public class Setup {

    private final Installation installation;
    private final Accounts accounts;

    Setup(Installation installation, Accounts accounts) {
        this.installation = installation;
        this.accounts = accounts;
    }

    /** Opens the account if the token is the current one; a faulty form leaves the link usable. */
    @Transactional
    public Checked<AccountId> firstAdministrator(String token, NewAccount administrator, String password) {
        if (!installation.useSetupToken(token)) {
            return new Checked.Faulty<>(List.of(Fault.of("token", "…", "fault.setup.used")));
        }
        var opened = accounts.open(administrator, password);
        if (opened instanceof Checked.Faulty) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return opened;
    }
}
