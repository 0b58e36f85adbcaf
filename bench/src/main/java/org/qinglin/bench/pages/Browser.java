package org.qinglin.bench.pages;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** A signed-in client: keeps its cookies, and sends the form's token with what it posts. */
final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*(?:content|value)=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BOUNDARY = "qinglin-bench-boundary";

    private final URI site;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** Of the session; read once. */
    private String formToken = "";

    Browser(URI site) {
        this.site = site;
    }

    void signIn(String login, String password) throws IOException, InterruptedException {
        String form =
                "username=" + encoded(login) + "&password=" + encoded(password) + "&_csrf=" + encoded(token("/login"));
        HttpResponse<String> answer = client.send(
                request("/login")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.uri().getPath().equals("/login")) {
            throw new IOException(
                    "signing in as " + login + " was answered with " + answer.statusCode() + " at " + answer.uri());
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Uploads a file in a form, and tells the path that the answer led to. */
    String upload(String path, String name, byte[] content) throws IOException, InterruptedException {
        String head = part("_csrf", token(path)) + part("mode", "all-or-nothing") + "--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/csv\r\n\r\n";
        String tail = "\r\n--" + BOUNDARY + "--\r\n";
        HttpResponse<String> answer = client.send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(java.util.List.of(
                                head.getBytes(StandardCharsets.UTF_8), content, tail.getBytes(StandardCharsets.UTF_8))))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("uploading " + name + " was answered with " + answer.statusCode());
        }
        return answer.uri().getPath();
    }

    /** Presses the button of each path, all of which stand on one page. */
    void press(String page, Iterable<String> paths) throws IOException, InterruptedException {
        String form = "_csrf=" + encoded(token(page));
        for (String path : paths) {
            HttpResponse<String> answer = client.send(
                    request(path)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("pressing " + path + " was answered with " + answer.statusCode());
            }
        }
    }

    /**
     * Sends JSON, and tells what was answered.
     *
     * @param json empty where the address takes nothing
     */
    String postJson(String path, String json) throws IOException, InterruptedException {
        if (formToken.isEmpty()) {
            formToken = token("/home");
        }
        HttpResponse<String> answer = client.send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-TOKEN", formToken)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private String token(String path) throws IOException, InterruptedException {
        var found = TOKEN.matcher(get(path).body());
        if (!found.find()) {
            throw new IOException("the page " + path + " has no form token");
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(site.resolve(path)).timeout(PATIENCE);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
