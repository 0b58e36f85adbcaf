package org.qinglin.app.shared.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a picture shows stays, and everything else goes. */
class PicturesTest {

    private static final String PLACE = "GPS 36.0671N 120.3826E";

    /** Red in its left upper quarter, blue elsewhere. */
    private static byte[] picture(int width, int height, String format) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.BLUE);
        canvas.fillRect(0, 0, width, height);
        canvas.setColor(Color.RED);
        canvas.fillRect(0, 0, width / 2, height / 2);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }

    /** A phone's picture: with notes of how it was held and where it was taken. */
    private static byte[] fromPhone(byte[] jpeg, int orientation) {
        var place = PLACE.getBytes(StandardCharsets.US_ASCII);
        var notes = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + place.length);
        notes.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(place);
        var out = ByteBuffer.allocate(jpeg.length + 4 + notes.capacity());
        out.put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) 0xe1)
                .putShort((short) (2 + notes.capacity()))
                .put(notes.array())
                .put(jpeg, 2, jpeg.length - 2);
        return out.array();
    }

    private static BufferedImage read(byte[] content) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(content));
    }

    private static boolean red(BufferedImage image, double x, double y) {
        var color = new Color(image.getRGB((int) (image.getWidth() * x), (int) (image.getHeight() * y)));
        return color.getRed() > 150 && color.getBlue() < 100;
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void aLargePictureIsMadeSmallerAndShowsTheSame(String format) throws IOException {
        var drawn = read(Pictures.drawnAnew(picture(4000, 3000, format)).orElseThrow());
        assertThat(drawn.getWidth()).isEqualTo(1600);
        assertThat(drawn.getHeight()).isEqualTo(1200);
        assertThat(red(drawn, .25, .25)).isTrue();
        assertThat(red(drawn, .75, .25)).isFalse();
        assertThat(red(drawn, .25, .75)).isFalse();
    }

    @Test
    void aSmallPictureKeepsItsSize() throws IOException {
        var drawn = read(Pictures.drawnAnew(picture(300, 200, "png")).orElseThrow());
        assertThat(drawn.getWidth()).isEqualTo(300);
        assertThat(drawn.getHeight()).isEqualTo(200);
    }

    @Test
    void whereItWasTakenIsGone() {
        var sent = fromPhone(picture(400, 300, "jpeg"), 1);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains(PLACE, "Exif");
        var kept = new String(Pictures.drawnAnew(sent).orElseThrow(), StandardCharsets.ISO_8859_1);
        assertThat(kept).doesNotContain("GPS").doesNotContain("Exif");
    }

    /** Where the red quarter, at the left upper corner as stored, is to be seen. */
    @ParameterizedTest
    @CsvSource({
        "1, false, .25, .25",
        "2, false, .75, .25",
        "3, false, .75, .75",
        "4, false, .25, .75",
        "5, true, .25, .25",
        "6, true, .75, .25",
        "7, true, .75, .75",
        "8, true, .25, .75",
        "9, false, .25, .25",
    })
    void aPictureStandsUprightHoweverThePhoneWasHeld(int orientation, boolean turned, double x, double y)
            throws IOException {
        var drawn = read(Pictures.drawnAnew(fromPhone(picture(400, 300, "jpeg"), orientation))
                .orElseThrow());
        assertThat(drawn.getWidth()).isEqualTo(turned ? 300 : 400);
        assertThat(drawn.getHeight()).isEqualTo(turned ? 400 : 300);
        for (var atX : new double[] {.25, .75}) {
            for (var atY : new double[] {.25, .75}) {
                assertThat(red(drawn, atX, atY)).as(atX + ", " + atY).isEqualTo(atX == x && atY == y);
            }
        }
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverItIsCalled() {
        assertThat(Pictures.drawnAnew("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Pictures.drawnAnew(new byte[0])).isEmpty();
        assertThat(Pictures.drawnAnew(picture(10, 10, "gif"))).isEmpty();
    }

    @Test
    void aPictureThatClaimsToBeHugeIsNotDecoded() {
        var png = picture(10, 10, "png");
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        assertThat(Pictures.drawnAnew(png)).isEmpty();
    }

    @Test
    void tornAndForgedPicturesAreRefusedOrRead_andNothingBreaks() {
        var random = new Random(1);
        var whole = fromPhone(picture(200, 100, "jpeg"), 6);
        for (int i = 0; i < 300; i++) {
            var forged = Arrays.copyOf(whole, 2 + random.nextInt(whole.length - 2));
            for (int j = 0; j < 5; j++) {
                forged[random.nextInt(forged.length)] = (byte) random.nextInt(256);
            }
            Pictures.drawnAnew(forged)
                    .ifPresent(kept -> assertThat(Pictures.looksLikeOne(kept)).isTrue());
        }
    }
}
