package org.qinglin.app;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Behind a proxy everyone would come from the proxy's address, and be counted as one. What a proxy forwards of its clients
 * is believed only if the installation names it: anybody else could write what they like.
 */
@Configuration
class ProxyConfiguration {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    /** @param proxies their addresses, none by default */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> namedProxies(
            @Value("${qinglin.proxies:}") List<String> proxies) {
        return factory -> {
            var named = proxies.stream()
                    .map(String::strip)
                    .filter(each -> !each.isEmpty())
                    .toList();
            if (!named.isEmpty()) {
                factory.addEngineValves(forwarded(named));
            }
        };
    }

    private static RemoteIpValve forwarded(List<String> proxies) {
        for (var proxy : proxies) {
            if (!ADDRESS.matcher(proxy).matches()) {
                throw new IllegalArgumentException("QINGLIN_PROXIES has '" + proxy
                        + "', which is no address. Maybe a name: write the proxy's IP address, such as 10.0.0.5.");
            }
        }
        var valve = new RemoteIpValve();
        valve.setInternalProxies(proxies.stream().map(Pattern::quote).collect(Collectors.joining("|")));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        return valve;
    }
}
