package org.qinglin.engine.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What cells mean, kept by their bytes: a million people share a few hundred periods, dates and lists of skills, so most
 * cells are understood without making a text of them, and what they mean is shared. Not for several threads.
 */
final class Memo<T> {

    /** Beyond this many, new cells are understood each time: they are of the kind that does not recur. */
    private static final int MOST = 1 << 16;

    /** Understands a cell; throws anything at all if it cannot, which is for the careful reader to explain. */
    interface Meaning<T> {
        T of(String text);
    }

    private final Meaning<T> meaning;
    private byte[][] keys = new byte[1 << 8][];
    private Object[] meanings = new Object[1 << 8];
    private int size;

    Memo(Meaning<T> meaning) {
        this.meaning = meaning;
    }

    /**
     * What the bytes mean.
     *
     * @throws PlainRows.Unusual if they are not UTF-8
     */
    @SuppressWarnings("unchecked")
    T of(byte[] bytes, int begin, int end) {
        int slot = slot(bytes, begin, end);
        if (keys[slot] != null) {
            return (T) meanings[slot];
        }
        T made = meaning.of(text(bytes, begin, end));
        if (size < MOST) {
            keys[slot] = Arrays.copyOfRange(bytes, begin, end);
            meanings[slot] = made;
            if (2 * ++size > keys.length) {
                enlarge();
            }
        }
        return made;
    }

    /** @throws PlainRows.Unusual if the bytes are not UTF-8 */
    static String text(byte[] bytes, int begin, int end) {
        if (PlainRows.ascii(bytes, begin, end)) {
            return new String(bytes, begin, end - begin, StandardCharsets.US_ASCII);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, begin, end - begin))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new PlainRows.Unusual();
        }
    }

    private int slot(byte[] bytes, int begin, int end) {
        int hash = 0;
        for (int i = begin; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash *= 0x9E3779B1;
        int mask = keys.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        for (byte @Nullable [] key = keys[slot];
                key != null && !Arrays.equals(key, 0, key.length, bytes, begin, end);
                key = keys[slot]) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void enlarge() {
        byte[][] oldKeys = keys;
        Object[] oldMeanings = meanings;
        keys = new byte[2 * oldKeys.length][];
        meanings = new Object[2 * oldKeys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                int slot = slot(oldKeys[i], 0, oldKeys[i].length);
                keys[slot] = oldKeys[i];
                meanings[slot] = oldMeanings[i];
            }
        }
    }
}
