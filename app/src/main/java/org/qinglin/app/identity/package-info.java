/** Accounts, roles, sign-in and the audit trail: who is looking, and what may they do? */
@NullMarked
package org.qinglin.app.identity;

import org.jspecify.annotations.NullMarked;
