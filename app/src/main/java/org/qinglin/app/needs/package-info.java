/** 点单: what communities ask for, with sessions and roles, and the college's review. */
@NullMarked
package org.qinglin.app.needs;

import org.jspecify.annotations.NullMarked;
