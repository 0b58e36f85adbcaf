package org.qinglin.app.organisations.agreements;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Everything that a commitment can be measured by: the modules that count publish it. */
@Component
public class Measures {

    /** Read when first asked for: whoever publishes one may need this class to be made. */
    private final SingletonSupplier<Map<String, Measure>> byCode;

    Measures(ObjectProvider<Measure> published) {
        this.byCode = SingletonSupplier.of(() -> byCode(published));
    }

    /** By code, in the order of their beans. @throws IllegalStateException if two modules publish one code */
    public Map<String, Measure> byCode() {
        return byCode.obtain();
    }

    private static Map<String, Measure> byCode(ObjectProvider<Measure> published) {
        var byCode = new LinkedHashMap<String, Measure>();
        published.orderedStream().forEach(each -> {
            if (byCode.put(each.code(), each) != null) {
                throw new IllegalStateException(
                        "measure '" + each.code() + "' is published twice; give one another code");
            }
        });
        return Collections.unmodifiableMap(byCode);
    }

    public List<Measure> all() {
        return List.copyOf(byCode().values());
    }

    public Optional<Measure> find(String code) {
        return Optional.ofNullable(byCode().get(code));
    }
}
