package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qinglin.app.identity.AuthorisationTable;
import org.qinglin.app.identity.AuthorisationTable.Audience;
import org.qinglin.app.identity.AuthorisationTable.Row;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** The authorisation table against the endpoints that exist, cell by cell. */
@PlatformTest
class AuthorisationTest {

    /** Rows for what is no controller's method: static files, the security filter's own, the framework's. */
    private static final Set<String> NO_CONTROLLER = Set.of(
            "GET /assets/**",
            "GET /webjars/**",
            "GET /actuator/health",
            "POST /login",
            "POST /logout",
            "GET /api/openapi/**");

    @Autowired
    private AuthorisationTable table;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private World world;

    @Test
    void everyEndpointHasItsRow() {
        assertThat(withoutRow(endpoints(), table.rows())).isEmpty();
    }

    @Test
    void anEndpointWithoutARowWouldBeFound() {
        assertThat(withoutRow(List.of("GET /brand/new"), table.rows())).containsExactly("GET /brand/new");
    }

    @Test
    void everyRowHasItsEndpoint() {
        var endpoints = new TreeSet<>(endpoints());
        var lonely = table.rows().stream()
                .map(AuthorisationTest::name)
                .filter(name -> !endpoints.contains(name) && !NO_CONTROLLER.contains(name))
                .toList();
        assertThat(lonely).isEmpty();
    }

    @Test
    void everyCellLetsInOnlyWhomItNames() throws Exception {
        var unexpected = new ArrayList<String>();
        var accounts = oneAccountForEachRole();
        for (var row : table.rows()) {
            for (var account : accounts) {
                check(row, account, unexpected);
            }
            if (row.audience() != Audience.PUBLIC) {
                int status = status(row, null);
                if (status != 302 && status != 401) {
                    unexpected.add("nobody → " + name(row) + ": " + status);
                }
            }
        }
        assertThat(unexpected).isEmpty();
    }

    private void check(Row row, SignedIn account, List<String> unexpected) throws Exception {
        int status = status(row, account);
        boolean refused = status == 403;
        boolean mayEnter = row.letsIn(account.getViewer().roles());
        if (refused == mayEnter) {
            unexpected.add(account.getViewer().roles() + " → " + name(row) + ": " + status);
        }
        if (status >= 500 && !name(row).endsWith("/error")) { // the error page itself shows no error here
            unexpected.add(account.getViewer().roles() + " → " + name(row) + " broke: " + status);
        }
    }

    private int status(Row row, SignedIn account) throws Exception {
        var path = somePath(row);
        var method = row.method().equals("*") ? "GET" : row.method();
        var call = request(HttpMethod.valueOf(method), path)
                .with(csrf())
                .with(account == null ? anonymous() : user(account));
        if (path.startsWith("/api/") && method.equals("POST")) {
            call.contentType(MediaType.APPLICATION_JSON).content("{}");
        }
        return mvc.perform(call).andReturn().getResponse().getStatus();
    }

    private static String somePath(Row row) {
        return row.path().getPatternString().replace("/**", "/x").replaceAll("\\{[^}]+}", "987654");
    }

    private List<SignedIn> oneAccountForEachRole() {
        var campus = world.campus("授权", 1);
        return List.of(
                campus.collegeAccount(),
                campus.facultyAccount(),
                campus.communityAccount(),
                campus.studentAccounts().get(0),
                campus.leaderAccount(),
                world.open(NewAccount.street("cell-street", "街道", new PlaceCode("370211005"))),
                world.open(NewAccount.district("cell-district", "区", new PlaceCode("370211"))),
                world.open(NewAccount.auditor("cell-auditor", "审计")),
                world.open(NewAccount.administrator("cell-admin", "管理")));
    }

    /** Found by the first segment, it is the one that going through all of them would find. */
    @Test
    void theRowOfARequestIsTheMostSpecificOfAllThatCoverIt() {
        var paths = Stream.concat(
                        table.rows().stream().map(AuthorisationTest::somePath),
                        Stream.of(
                                "/",
                                "/orders/new",
                                "/orders/7",
                                "/no/such",
                                "/assets/a/b.css",
                                "//orders",
                                "/Orders",
                                "/%6Frders"))
                .distinct()
                .toList();
        for (var path : paths) {
            for (var method : List.of("GET", "POST", "DELETE")) {
                var container = PathContainer.parsePath(path);
                assertThat(table.rowFor(method, path))
                        .as(method + " " + path)
                        .isEqualTo(table.rows().stream()
                                .filter(row -> row.covers(method, container))
                                .min((a, b) -> PathPattern.SPECIFICITY_COMPARATOR.compare(a.path(), b.path())));
            }
        }
    }

    @Test
    void everyRoleStandsInTheTable() {
        var named = table.rows().stream().flatMap(row -> row.roles().stream()).collect(Collectors.toSet());
        assertThat(named).containsExactlyInAnyOrder(Role.values());
    }

    private Collection<String> endpoints() {
        var endpoints = new TreeSet<String>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            var methods = info.getMethodsCondition().getMethods();
            for (var path : info.getPatternValues()) {
                if (methods.isEmpty()) {
                    endpoints.add("* " + path);
                }
                methods.forEach(each -> endpoints.add(each + " " + path));
            }
        });
        return endpoints;
    }

    private static List<String> withoutRow(Collection<String> endpoints, List<Row> rows) {
        var names = rows.stream().map(AuthorisationTest::name).collect(Collectors.toSet());
        return endpoints.stream().filter(each -> !names.contains(each)).toList();
    }

    private static String name(Row row) {
        return row.method() + " " + row.path().getPatternString();
    }
}
