/** News for the public: drafted, often from a closing report, reviewed, published; comments under moderation. */
@NullMarked
package org.qinglin.app.news;

import org.jspecify.annotations.NullMarked;
