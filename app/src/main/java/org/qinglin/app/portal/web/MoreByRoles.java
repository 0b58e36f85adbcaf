package org.qinglin.app.portal.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.qinglin.app.identity.AuthorisationTable;
import org.qinglin.app.identity.Role;
import org.springframework.stereotype.Component;

/** What lies behind the navigation for each set of roles: every page asks, and the table never changes while it runs. */
@Component
class MoreByRoles {

    private final AuthorisationTable table;
    private final Map<Set<Role>, More> known = new ConcurrentHashMap<>();

    MoreByRoles(AuthorisationTable table) {
        this.table = table;
    }

    More of(Set<Role> roles) {
        return known.computeIfAbsent(roles, each -> More.of(each, table));
    }
}
