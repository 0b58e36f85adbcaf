package org.qinglin.engine.format;

/** Input that breaks a rule of its format. The message carries file, line, column, value and what to do. */
public final class UnreadableInput extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 80;

    private final String file;
    private final long line;

    private UnreadableInput(String file, long line, String message) {
        super(message);
        this.file = file;
        this.line = line;
    }

    /** A cell that breaks a rule; line 1 is the header. */
    static UnreadableInput cell(String file, long line, String column, String value, String problem, String hint) {
        return new UnreadableInput(
                file,
                line,
                file + ", line " + line + ", column " + column + ": \"" + shortened(value) + "\" " + problem + ". "
                        + hint);
    }

    /** A line that cannot be taken apart into cells. */
    static UnreadableInput line(String file, long line, String problem, String hint) {
        return new UnreadableInput(file, line, file + ", line " + line + ": " + problem + ". " + hint);
    }

    /** A file that cannot be read at all. */
    static UnreadableInput file(String file, String problem, String hint) {
        return new UnreadableInput(file, 0, file + ": " + problem + ". " + hint);
    }

    public String fileName() {
        return file;
    }

    /** The line in the file, from 1; 0 if the whole file is meant. */
    public long lineNumber() {
        return line;
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }
}
