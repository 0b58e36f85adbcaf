package org.qinglin.app.shared.pictures;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a phone was held: the one thing of a JPEG's notes (EXIF 2.3, tag 0x0112) that its picture needs, since the notes
 * themselves are dropped.
 */
final class Orientation {

    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;

    private Orientation() {}

    /** 1 to 8 as EXIF counts; 1, upright, where nothing readable says otherwise. */
    static int of(byte[] jpeg) {
        try {
            var bytes = ByteBuffer.wrap(jpeg);
            int at = 2;
            while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
                int marker = jpeg[at + 1] & 0xff;
                int length = bytes.getShort(at + 2) & 0xffff;
                if (marker == 0xe1 && length >= 16 && bytes.getInt(at + 4) == 0x45786966) { // "Exif"
                    return inNotes(ByteBuffer.wrap(jpeg, at + 10, Math.min(length - 8, jpeg.length - at - 10))
                            .slice());
                }
                if (marker == 0xda) {
                    return UPRIGHT; // the picture itself begins
                }
                at += 2 + length;
            }
        } catch (IndexOutOfBoundsException torn) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }

    private static int inNotes(ByteBuffer notes) {
        notes.order(notes.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = notes.getInt(4);
        int entries = notes.getShort(directory) & 0xffff;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if ((notes.getShort(entry) & 0xffff) == TAG) {
                int orientation = notes.getShort(entry + 8) & 0xffff;
                return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Turns and mirrors a picture of some size so that it stands upright, with its corner at the origin. */
    static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
