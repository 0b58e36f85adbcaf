package org.qinglin.app.needs;

/** A college accepted a request: its places may now be given. Published in the transaction of the review. */
public record RequestAccepted(ServiceRequest request, java.util.List<ServiceSession> sessions) {}
