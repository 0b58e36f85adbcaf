package org.qinglin.bench.loop;

import java.util.Map;

/** Where the platform and what it must do went apart. Each is told on the server's screen: it names its seed and step. */
final class Differences {

    private long missing;
    private long more;

    /** Something that must be is not. */
    void missing(String what) {
        missing++;
        System.out.println("missing: " + what);
    }

    /** Something is that must not be, or is there twice. */
    void more(String what) {
        more++;
        System.out.println("too much: " + what);
    }

    /** Two numbers of which less is missing and more is too much. */
    void compare(String what, long is, long mustBe) {
        if (is < mustBe) {
            missing(what + " is " + is + ", not " + mustBe);
        } else if (is > mustBe) {
            more(what + " is " + is + ", not " + mustBe);
        }
    }

    /** Two tables by their keys; another value under the same key is missing the right one. */
    void compare(String what, Map<Long, String> is, Map<Long, String> mustBe) {
        mustBe.forEach((key, value) -> {
            if (!value.equals(is.get(key))) {
                missing(what + " " + key + " is " + is.get(key) + ", not " + value);
            }
        });
        is.forEach((key, value) -> {
            if (!mustBe.containsKey(key)) {
                more(what + " " + key + " is " + value + ", and must not be");
            }
        });
    }

    boolean any() {
        return missing + more > 0;
    }

    long missing() {
        return missing;
    }

    long more() {
        return more;
    }
}
