package org.qinglin.app.shared.honours;

import java.util.List;

/** Awards that stand, for pages of modules that awards themselves build on. */
public interface Honours {

    /** The newest first. The caller has made sure that the reader may see whose they are. */
    List<Honour> of(Winner winner);
}
