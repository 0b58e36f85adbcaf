package org.qinglin.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole application on a port of its own over an empty database, started once for all tests that extend this. */
@SpringBootTest(properties = "qinglin.empty=true", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class EmptyInstallation {

    private static final TestDatabase.Fresh DATABASE = TestDatabase.fresh();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("QINGLIN_DB_URL", DATABASE::url);
        registry.add("QINGLIN_DB_USER", DATABASE::user);
        registry.add("QINGLIN_DB_PASSWORD", DATABASE::password);
    }

    /** A browser of one user, signed in by the password where one is given. */
    protected Browser browser(String login, String password) {
        return new Browser("http://127.0.0.1:" + port, login, password);
    }

    protected Browser anyone() {
        return browser("", "");
    }

    /** Keeps cookies, follows redirects, knows the last page's CSRF token. */
    public static final class Browser {

        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*(?:value|content)=\"([^\"]+)\"");

        private final HttpClient client = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        private final String server;
        private final String authorization;
        private String token = "";

        private Browser(String server, String login, String password) {
            this.server = server;
            this.authorization = login.isEmpty()
                    ? ""
                    : "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((login + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        public HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return sent(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
        }

        public HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
            return sent(request(path).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        }

        /** Sends a file and a field as a form does, with the token of the page that was fetched last. */
        public HttpResponse<String> upload(String path, byte[] file, String field, String value)
                throws IOException, InterruptedException {
            String boundary = "----boundary";
            var body = new java.io.ByteArrayOutputStream();
            for (String[] part : new String[][] {{"_csrf", token}, {field, value}}) {
                body.writeBytes("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(boundary, part[0], part[1])
                        .getBytes(StandardCharsets.UTF_8));
            }
            body.writeBytes(("--" + boundary
                            + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"upload\"\r\n"
                            + "Content-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return sent(
                    request(path)
                            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        private HttpRequest.Builder request(String path) {
            var request = HttpRequest.newBuilder(URI.create(server + path));
            return authorization.isEmpty() ? request : request.header("Authorization", authorization);
        }

        private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler)
                throws IOException, InterruptedException {
            HttpResponse<T> response = client.send(request, handler);
            if (response.body() instanceof String page) {
                var found = TOKEN.matcher(page);
                token = found.find() ? found.group(1) : token;
            }
            return response;
        }
    }
}
