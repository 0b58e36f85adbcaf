package org.qinglin.app.matching;

import java.io.Serializable;

/** Identifies a what-if of a dispatch run. */
public record WhatIfId(long value) implements Serializable {}
