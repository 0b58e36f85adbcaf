/** Pages, feed and API of news. */
@NullMarked
package org.qinglin.app.news.web;

import org.jspecify.annotations.NullMarked;
