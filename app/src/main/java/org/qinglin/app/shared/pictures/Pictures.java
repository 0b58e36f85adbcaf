package org.qinglin.app.shared.pictures;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws pictures anew: what comes out is a JPEG of bounded size that shows what went in and holds nothing else, no place
 * where it was taken, no time, no camera, nothing hidden behind the picture.
 */
public final class Pictures {

    /** Longest side in pixels: a page wide on a good screen. */
    static final int LONGEST_SIDE = 1600;

    /** More pixels than any phone takes; a small file can claim to hold many more. */
    private static final long MOST_PIXELS = 120_000_000;

    private static final float QUALITY = 0.85f;

    private Pictures() {}

    /** Whether the content begins as a JPEG or PNG does; names and declared types prove nothing. */
    public static boolean looksLikeOne(byte[] content) {
        return begins(content, 0xff, 0xd8, 0xff) || begins(content, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n');
    }

    private static boolean begins(byte[] content, int... start) {
        if (content.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((content[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /** The picture drawn anew; empty when it cannot be read or claims more pixels than any phone takes. */
    public static Optional<byte[]> drawnAnew(byte[] content) {
        if (!looksLikeOne(content)) {
            return Optional.empty();
        }
        var name = begins(content, 0xff) ? "jpeg" : "png";
        var reader = ImageIO.getImageReadersByFormatName(name).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(input, true, true);
            var picture = read(reader);
            return picture == null
                    ? Optional.empty()
                    : Optional.of(written(drawn(picture, name.equals("jpeg") ? Orientation.of(content) : 1)));
        } catch (IOException | RuntimeException unreadable) {
            // ImageIO throws whatever its parsers trip over; for whoever sent the file it is one thing: no picture.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static @org.jspecify.annotations.Nullable BufferedImage read(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
            return null;
        }
        var param = reader.getDefaultReadParam();
        // Only so many pixels are decoded as are needed: twice the final size, so that scaling stays smooth.
        int every = (int) Math.max(1, Math.max(width, height) / (2L * LONGEST_SIDE));
        param.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, param);
    }

    private static BufferedImage drawn(BufferedImage picture, int orientation) {
        boolean turned = orientation >= 5;
        int uprightWidth = turned ? picture.getHeight() : picture.getWidth();
        int uprightHeight = turned ? picture.getWidth() : picture.getHeight();
        double scale = Math.min(1.0, (double) LONGEST_SIDE / Math.max(uprightWidth, uprightHeight));
        int width = Math.max(1, (int) Math.round(uprightWidth * scale));
        int height = Math.max(1, (int) Math.round(uprightHeight * scale));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = drawn.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setColor(Color.WHITE); // behind what is transparent
        canvas.fillRect(0, 0, width, height);
        var transform = AffineTransform.getScaleInstance(scale, scale);
        transform.concatenate(Orientation.upright(orientation, picture.getWidth(), picture.getHeight()));
        canvas.drawImage(picture, transform, null);
        canvas.dispose();
        return drawn;
    }

    private static byte[] written(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
