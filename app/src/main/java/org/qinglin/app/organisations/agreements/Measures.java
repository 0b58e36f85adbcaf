package org.qinglin.app.organisations.agreements;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Everything that a commitment can be measured by: the modules that count publish it. */
@Component
public class Measures {

    private final ObjectProvider<Measure> published;

    Measures(ObjectProvider<Measure> published) {
        this.published = published;
    }

    /** By code, in the order of their beans. @throws IllegalStateException if two modules publish one code */
    public Map<String, Measure> byCode() {
        var byCode = new LinkedHashMap<String, Measure>();
        published.orderedStream().forEach(each -> {
            if (byCode.put(each.code(), each) != null) {
                throw new IllegalStateException(
                        "measure '" + each.code() + "' is published twice; give one another code");
            }
        });
        return byCode;
    }

    public List<Measure> all() {
        return List.copyOf(byCode().values());
    }

    public Optional<Measure> find(String code) {
        return Optional.ofNullable(byCode().get(code));
    }
}
