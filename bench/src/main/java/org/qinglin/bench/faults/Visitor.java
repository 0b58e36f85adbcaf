package org.qinglin.bench.faults;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a session: keeps the cookies, sends the session's form token, and is led nowhere by a redirect. */
final class Visitor {

    static final String FORM = "application/x-www-form-urlencoded";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*(?:content|value)=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** A stream answers nothing until there is something to tell; a refusal comes at once. */
    private static final Duration PATIENCE_WITH_STREAMS = Duration.ofSeconds(5);

    private static final String PASSWORD = "qinglin-demo";

    /**
     * @param location where a redirect leads to, or nothing
     * @param body empty as well where the answer is a stream
     */
    record Answer(int status, String location, String body) {

        /** Forbidden, or to be done only by somebody who is signed in. */
        boolean isRefusal() {
            return status == 401 || status == 403 || (status == 302 && location.endsWith("/login"));
        }
    }

    private final String site;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String token = "";

    private Visitor(int port) {
        this.site = "http://127.0.0.1:" + port;
    }

    /** Nobody in particular, but with a token, so that it is not the token that they are refused for. */
    static Visitor nobody(int port) throws IOException, InterruptedException {
        Visitor visitor = new Visitor(port);
        visitor.takeToken();
        return visitor;
    }

    /** One of the demo term's accounts. */
    static Visitor signedIn(int port, String login) throws IOException, InterruptedException {
        Visitor visitor = nobody(port);
        String form = "username=" + encoded(login) + "&password=" + encoded(PASSWORD);
        visitor.send("POST", "/login", FORM, form.getBytes(StandardCharsets.UTF_8));
        visitor.takeToken();
        if (!visitor.isSignedIn()) {
            throw new IOException(login + " was not let in");
        }
        return visitor;
    }

    private void takeToken() throws IOException, InterruptedException {
        Matcher found = TOKEN.matcher(send("GET", "/login", FORM, new byte[0]).body());
        if (!found.find()) {
            throw new IOException("the page /login has no form token");
        }
        token = found.group(1);
    }

    boolean isSignedIn() throws IOException, InterruptedException {
        return !send("GET", "/home", FORM, new byte[0]).isRefusal();
    }

    Answer send(String method, String path, String type, byte[] body) throws IOException, InterruptedException {
        boolean isStream = path.split("\\?", 2)[0].endsWith("/live");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site + path))
                .timeout(isStream ? PATIENCE_WITH_STREAMS : PATIENCE)
                .header("X-CSRF-TOKEN", token)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (!method.equals("GET")) {
            request.header("Content-Type", type);
        }
        HttpResponse<InputStream> answer;
        try {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException nothingYet) {
            if (isStream) {
                return new Answer(200, "", "");
            }
            throw nothingYet;
        }
        try (InputStream in = answer.body()) {
            return new Answer(
                    answer.statusCode(),
                    header(answer, "Location"),
                    isStream && answer.statusCode() == 200
                            ? ""
                            : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
