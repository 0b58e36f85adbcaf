package org.qinglin.app.shared.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** A file that somebody sent, or did not. */
public final class Upload {

    private Upload() {}

    public static String name(@Nullable MultipartFile file) {
        var name = file == null ? null : file.getOriginalFilename();
        return name == null ? "" : name;
    }

    /** An upload that broke off is an empty file: the answer says so. */
    public static byte[] content(@Nullable MultipartFile file) {
        try {
            return file == null ? new byte[0] : file.getBytes();
        } catch (IOException torn) {
            return new byte[0];
        }
    }
}
