package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.database.EmbeddedPostgres;

/** kill -9 of Java and of PostgreSQL while communities order: what was acknowledged is there, the next start needs no help. */
class KilledDuringUseTest {

    private static final int WRITERS = 3;
    private static final int BEFORE_THE_KILL = 25;
    private static final Pattern ID = Pattern.compile("\"request\":\\{\"id\":(?:\\{\"value\":)?(\\d+)");

    @TempDir
    Path data;

    private final AtomicInteger numbers = new AtomicInteger();

    @Test
    void afterKillingEverythingItServesAgainAndEveryAcknowledgedOrderIsWhole() throws Exception {
        assumeTrue(Files.exists(RunningServer.JAR), "build the app's jar first: mvn -pl app -am package");
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        try (RunningServer server = RunningServer.start(data)) {
            List<Thread> writers = orderUntilItDies(server.address(), acknowledged);
            Instant limit = Instant.now().plusSeconds(90);
            while (acknowledged.size() < BEFORE_THE_KILL && Instant.now().isBefore(limit)) {
                Thread.onSpinWait();
            }
            assertThat(acknowledged).as("orders before the kill").hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
            server.killWithItsDatabase();
            for (Thread writer : writers) {
                writer.join();
            }
        }
        try (RunningServer again = RunningServer.start(data)) {
            HttpClient client = client();
            for (long id : acknowledged) {
                var found = client.send(
                        request(again.address() + "/api/requests/" + id).build(), text());
                assertThat(found.statusCode()).as("order " + id).isEqualTo(200);
                assertThat(found.body()).contains("Killed");
            }
            assertNothingIsHalfWritten();
            anotherOrderGoesInAfterOnlyTheDatabaseWasKilled(again, client);
            assertThat(again.stop()).as("milliseconds to stop").isLessThan(5_000);
        }
    }

    private void anotherOrderGoesInAfterOnlyTheDatabaseWasKilled(RunningServer server, HttpClient client)
            throws Exception {
        ProcessHandle database = server.database();
        database.destroyForcibly();
        database.onExit().join();
        Instant limit = Instant.now().plusSeconds(15);
        int status = 0;
        while (status != 201 && Instant.now().isBefore(limit)) {
            try {
                status = client.send(order(server.address()), text()).statusCode();
            } catch (IOException stillAway) {
                status = 0;
            }
        }
        assertThat(status).as("serving again within 15 s").isEqualTo(201);
    }

    private void assertNothingIsHalfWritten() throws Exception {
        try (var postgres = EmbeddedPostgres.attachOrStart(data);
                var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select
                            (select count(*) from needs.service_request r where not exists (
                                select from needs.session s join needs.session_role o on o.session_id = s.id
                                where s.request_id = r.id)),
                            (select count(*) from needs.service_request r where r.title like 'Killed%' and not exists (
                                select from identity.audit_event e where e.action = 'request-submitted'
                                    and e.subject = 'request ' || r.id)),
                            (select count(*) from people.student)""")) {
            assertThat(postgres.attached()).isTrue();
            row.next();
            assertThat(row.getInt(1)).as("orders without a session or role").isZero();
            assertThat(row.getInt(2))
                    .as("orders without their line in the audit trail")
                    .isZero();
            assertThat(row.getInt(3)).as("the demo term's students").isGreaterThanOrEqualTo(3_000);
        }
    }

    private List<Thread> orderUntilItDies(String address, Set<Long> acknowledged) {
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Thread writer = new Thread(() -> {
                HttpClient client = client();
                try {
                    while (true) {
                        HttpResponse<String> answer = client.send(order(address), text());
                        Matcher id = ID.matcher(answer.body());
                        if (answer.statusCode() == 201 && id.find()) {
                            acknowledged.add(Long.parseLong(id.group(1)));
                        }
                    }
                } catch (IOException | InterruptedException died) {
                    // as it was meant to
                }
            });
            writer.start();
            writers.add(writer);
        }
        return writers;
    }

    private HttpRequest order(String address) {
        String order = """
                {"college": "1", "programme": "VolunteerService", "title": "Killed %d", "description": "Ordered while it dies",
                 "riskText": "None in particular", "urgency": "1", "contactName": "Test", "contactPhone": "13800000000",
                 "place": "Hall", "sessions": [{"date": "%s", "from": "09:00", "to": "11:00"}],
                 "roles": [{"name": "Helper", "min": "1", "max": "2"}]}""".formatted(numbers.incrementAndGet(), LocalDate.now().plusDays(30));
        return request(address + "/api/requests")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order))
                .build();
    }

    private static HttpRequest.Builder request(String address) {
        String community =
                Base64.getEncoder().encodeToString("community:qinglin-demo".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + community);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }
}
