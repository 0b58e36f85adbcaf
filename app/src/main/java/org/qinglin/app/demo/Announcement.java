package org.qinglin.app.demo;

import org.qinglin.app.identity.DemoAccounts;
import org.qinglin.app.identity.Installation;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says on the terminal where the platform is, and how to get in. */
@Component
class Announcement {

    private final Installation installation;
    private final Environment environment;

    Announcement(Installation installation, Environment environment) {
        this.installation = installation;
        this.environment = environment;
    }

    @EventListener
    void on(ApplicationReadyEvent ready) {
        if (!(ready.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        var host = environment.getProperty("server.address", "127.0.0.1");
        var scheme = environment.getProperty("server.ssl.bundle", "").isEmpty() ? "http://" : "https://";
        var address = scheme + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + context.getWebServer().getPort() + "/";
        var text = new StringBuilder("\n  青邻 Qinglin  ").append(address).append('\n');
        if (installation.isDemo()) {
            text.append("  演示账号 demo accounts, password ")
                    .append(DemoAccounts.PASSWORD)
                    .append(":\n");
            DemoAccounts.ALL.forEach(
                    account -> text.append("    %-10s %s%n".formatted(account.login(), account.role())));
        }
        installation
                .newSetupToken()
                .ifPresent(token -> text.append("  第一个管理员 first administrator (works once): ")
                        .append(address)
                        .append("setup?token=")
                        .append(token)
                        .append('\n'));
        System.out.println(text);
    }
}
