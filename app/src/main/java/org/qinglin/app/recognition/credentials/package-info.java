/** Signs what is certified or awarded, publishes the keys and what was revoked: {@code docs/credentials.md}. */
@NullMarked
@NamedInterface("credentials")
package org.qinglin.app.recognition.credentials;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
