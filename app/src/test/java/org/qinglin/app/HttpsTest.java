package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The server with a certificate, as {@code qinglin run --tls-cert … --tls-key …} starts it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpsTest {

    private ConfigurableApplicationContext server;
    private TestCertificate certificate;

    @BeforeAll
    void aServerWithACertificate(@TempDir Path folder) throws Exception {
        certificate = TestCertificate.valid(folder, "own");
        var run = new StartOptions.Run(0, "127.0.0.1", folder.resolve("data"), true, certificate.files());
        assertThat(run.obstacle()).isEmpty();
        var database = Stream.of(TestDatabase.fresh().properties()).map(each -> "--" + each);
        server = new SpringApplicationBuilder(Qinglin.class)
                .run(Stream.concat(Stream.of(run.asProperties()), database).toArray(String[]::new));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpClient trusting() throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        var known = java.security.KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("own", certificate.store().getCertificate("own"));
        trust.init(known);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private HttpResponse<String> get(HttpClient client, String scheme, String path) throws Exception {
        var port = server.getEnvironment().getProperty("local.server.port");
        return client.send(
                HttpRequest.newBuilder(URI.create(scheme + "://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aPageComesOverHttpsAndBrowsersAreToldToKeepToIt() throws Exception {
        var page = get(trusting(), "https", "/login?lang=en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("name=\"_csrf\"");
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=31536000");
    }

    @Test
    void everyCookieIsSentOverHttpsAlone() throws Exception {
        var cookies = get(trusting(), "https", "/login?lang=en").headers().allValues("Set-Cookie");
        assertThat(cookies).hasSizeGreaterThanOrEqualTo(2).allMatch(each -> each.contains("Secure"), "has Secure");
    }

    @Test
    void itIsTheCertificateThatWasGiven_whichAStrangerDoesNotTrust() {
        assertThatThrownBy(() -> get(HttpClient.newHttpClient(), "https", "/login"))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void plainHttpTellsNothing() throws Exception {
        assertThat(get(HttpClient.newHttpClient(), "http", "/login").statusCode())
                .isEqualTo(400);
    }
}
