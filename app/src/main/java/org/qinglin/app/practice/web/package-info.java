@NullMarked
package org.qinglin.app.practice.web;

import org.jspecify.annotations.NullMarked;
