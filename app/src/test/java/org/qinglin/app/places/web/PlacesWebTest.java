package org.qinglin.app.places.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.qinglin.app.EmptyInstallation;

class PlacesWebTest extends EmptyInstallation {

    @Test
    void programsFindPlacesWithoutSigningIn() throws Exception {
        var found = get("/api/places?limit=1&q=" + encoded("长江路街道 峨眉山"));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body())
                .isEqualTo("[{\"code\":\"370211005038\",\"name\":\"峨眉山路社区居民委员会\",\"level\":\"COMMUNITY\","
                        + "\"within\":\"青岛市 · 黄岛区 · 长江路街道\"}]");
        assertThat(get("/api/places?q=emsl&within=370202").body()).doesNotContain("370211005038");
    }

    @Test
    void wrongArgumentsAreRefused() throws Exception {
        assertThat(get("/api/places?q=x&limit=500").statusCode()).isEqualTo(400);
        assertThat(get("/api/places?q=x&within=37x").statusCode()).isEqualTo(400);
        assertThat(get("/api/places?q=x&limit=ten").statusCode()).isEqualTo(400);
    }

    @Test
    void formsGetOptionsForTheListbox() throws Exception {
        assertThat(get("/places/options?level=COMMUNITY&q=" + encoded("云霄")).body())
                .contains("role=\"option\"", "data-code=\"370202001001\"", "云霄路社区");
        assertThat(get("/places/options?q=qqqqqq").body()).contains("qqqqqq", "aria-disabled=\"true\"");
        assertThat(get("/places/options?q=" + encoded("<b>qqqqqq")).body())
                .contains("&lt;b&gt;")
                .doesNotContain("<b>");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return anyone().get(path);
    }
}
