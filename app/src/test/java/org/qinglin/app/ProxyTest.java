package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;

/** Whom a request comes from: the address behind a proxy that the installation names, and else whoever connects. */
class ProxyTest {

    /** Where a server says that a request came from, which says itself that it came from elsewhere. */
    private static String seen(List<String> proxies, String forwardedFor) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        new ProxyConfiguration().namedProxies(proxies).customize(factory);
        var server = factory.getWebServer(context -> context.addServlet("who", new HttpServlet() {
                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        response.getWriter().write(request.getRemoteAddr());
                    }
                })
                .addMapping("/"));
        server.start();
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.getPort() + "/"))
                    .header("X-Forwarded-For", forwardedFor)
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        } finally {
            server.stop();
        }
    }

    @Test
    void aNamedProxyIsBelieved() throws Exception {
        assertThat(seen(List.of(" 127.0.0.1"), "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(seen(List.of("10.0.0.5", "127.0.0.1"), "203.0.113.7, 10.0.0.5"))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void whatAClientWritesItselfBeforeTheProxyIsNot() throws Exception {
        assertThat(seen(List.of("127.0.0.1"), "198.51.100.1, 203.0.113.7")).isEqualTo("203.0.113.7");
    }

    @Test
    void nobodyElseIsBelieved() throws Exception {
        assertThat(seen(List.of(), "203.0.113.7")).isEqualTo("127.0.0.1");
        assertThat(seen(List.of("10.0.0.5"), "203.0.113.7")).isEqualTo("127.0.0.1");
    }

    @Test
    void aNameIsNoAddress() {
        assertThatThrownBy(() -> seen(List.of("proxy.example.org"), "203.0.113.7"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("proxy.example.org");
    }
}
