package org.qinglin.engine;

/**
 * One person in one role.
 *
 * @param value the pair's value, 1…{@value Weights#MAX_VALUE}: the sum of its parts
 * @param parts what the value is made of
 */
public record Assignment(String personId, String roleId, int value, Parts parts) {}
