/** The matching engine: the best plan, its proof and its reasons. Needs nothing but the JDK. */
module org.qinglin.engine {
    requires static org.jspecify;

    exports org.qinglin.engine;
    exports org.qinglin.engine.eligibility;
    exports org.qinglin.engine.format;
    exports org.qinglin.engine.stable;
    exports org.qinglin.engine.values;
    exports org.qinglin.engine.verify;
}
