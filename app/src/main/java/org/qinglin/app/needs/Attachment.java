package org.qinglin.app.needs;

/** A picture or paper of an order, without its content. */
public record Attachment(long id, RequestId request, String name, String mediaType, int bytes) {

    public boolean isPicture() {
        return mediaType.startsWith("image/");
    }
}
