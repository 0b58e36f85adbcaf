package org.qinglin.app.needs;

/** A community withdrew a request: whoever was asked or had accepted is free again. In the same transaction. */
public record RequestWithdrawn(RequestId request, java.util.List<SessionId> sessions) {}
