package org.qinglin.bench.meeting;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody's phone: cookies of its own over a client that all share, since hundreds of clients would measure themselves. */
final class Phone {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*(?:content|value)=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String site;
    private final HttpClient client;
    private final Map<String, String> cookies = new TreeMap<>();

    Phone(int port, HttpClient client) {
        this.site = "http://127.0.0.1:" + port;
        this.client = client;
    }

    void signIn(String login, String password) throws IOException, InterruptedException {
        String form = "username=" + encoded(login) + "&password=" + encoded(password) + "&_csrf="
                + encoded(token(get("/login").body()));
        HttpResponse<String> answer = post("/login", form);
        if (answer.statusCode() != 302 || where(answer).contains("/login")) {
            throw new IOException(login + " was not let in: " + answer.statusCode() + " " + where(answer));
        }
    }

    /**
     * Opens the page that a scan leads to.
     *
     * @return the form that its button sends
     */
    String scan(long meeting, String code) throws IOException, InterruptedException {
        HttpResponse<String> page = get("/meetings/" + meeting + "/sign?c=" + encoded(code));
        if (page.statusCode() != 200) {
            throw new IOException("a scan was answered with " + page.statusCode() + " " + where(page));
        }
        return "c=" + encoded(code) + "&_csrf=" + encoded(token(page.body()));
    }

    /** Presses that button. */
    void press(long meeting, String form) throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/meetings/" + meeting + "/sign", form);
        if (answer.statusCode() != 302 || !where(answer).endsWith("/sign")) {
            throw new IOException("the button was answered with " + answer.statusCode() + " " + where(answer));
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(site + path)).timeout(PATIENCE);
        return cookies.isEmpty()
                ? request
                : request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(each -> each.getKey() + "=" + each.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return answer;
    }

    private static String token(String page) throws IOException {
        Matcher found = TOKEN.matcher(page);
        if (!found.find()) {
            throw new IOException("the page has no form token");
        }
        return found.group(1);
    }

    private static String where(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
