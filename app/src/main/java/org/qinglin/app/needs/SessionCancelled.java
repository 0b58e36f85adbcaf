package org.qinglin.app.needs;

/** One session will not take place, the rest of its order goes on. Published in the transaction that cancels it. */
public record SessionCancelled(ServiceRequest request, ServiceSession session, String reason) {}
