package org.qinglin.app.shared;

import java.time.ZoneId;

/** What is the same all over the country. */
public final class China {

    /** The one time zone in which sessions are planned and times are shown. */
    public static final ZoneId TIME = ZoneId.of("Asia/Shanghai");

    private China() {}
}
