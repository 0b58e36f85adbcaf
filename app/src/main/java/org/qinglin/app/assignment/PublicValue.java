package org.qinglin.app.assignment;

import java.time.LocalDate;

/**
 * What nobody could know before a day, for everyone to check.
 *
 * @param day whose first signed head of the ledger it comes from
 * @param head the head's line as it stands in the file of heads
 * @param key the public key that checks the line's signature: Ed25519, X.509 form, base 64
 * @param value 64 hexadecimal digits: SHA-256 over what is signed and the signature
 */
public record PublicValue(LocalDate day, String head, String key, String value) {}
