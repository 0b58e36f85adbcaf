/** Students with their skills, free time and wishes; teams; guardians' consents. */
@NullMarked
package org.qinglin.app.people;

import org.jspecify.annotations.NullMarked;
