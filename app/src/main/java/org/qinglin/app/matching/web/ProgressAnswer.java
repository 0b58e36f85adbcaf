package org.qinglin.app.matching.web;

import java.nio.charset.StandardCharsets;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What a page asks for again and again while the engine works. */
@Component
class ProgressAnswer {

    private final Say say;

    ProgressAnswer(Say say) {
        this.say = say;
    }

    /** A bar with what is being done; {@code phase} is empty before anything has begun. */
    ResponseEntity<String> at(String phase, double done) {
        var words = say.text("run.phase." + (phase.isEmpty() ? "WAITING" : phase));
        return bar(words, done);
    }

    ResponseEntity<String> bar(String words, double done) {
        int percent = (int) Math.round(done * 100);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body("""
                <div class="q-progress" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow="%1$d" \
                aria-label="%2$s"><i style="width:%1$d%%"></i></div><p class="q-quiet mt-2 mb-0">%2$s · %1$d%%</p>""".formatted(percent, words));
    }

    /** It has ended: htmx loads the page anew. */
    ResponseEntity<String> ended() {
        return ResponseEntity.ok().header("HX-Refresh", "true").body("");
    }
}
