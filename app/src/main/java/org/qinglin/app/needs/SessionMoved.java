package org.qinglin.app.needs;

/** A session was moved: who accepted it is to be asked anew. Published in the transaction that moves it. */
public record SessionMoved(ServiceRequest request, ServiceSession before, ServiceSession after, String reason) {}
