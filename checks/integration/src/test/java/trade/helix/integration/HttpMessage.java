package trade.helix.integration;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request or answer of HTTP/1.1, byte for byte: each character of its texts is a byte.
 *
 * @param startLine its first line
 * @param text all of it
 * @param body its body, chunks and all
 */
record HttpMessage(String startLine, String text, String body) {
    private static final String LINE_END = "\r\n";

    /** Reads the next one whole; null if the connection ended before its first byte. */
    static @Nullable HttpMessage read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String startLine = line(in, bytes);
        if (startLine == null) {
            return null;
        }
        long length = 0;
        boolean chunked = false;
        for (String header = more(in, bytes); !header.isEmpty(); header = more(in, bytes)) {
            String[] pair = header.toLowerCase(Locale.ROOT).split(":\\s*", 2);
            length = pair[0].equals("content-length") ? Long.parseLong(pair[1]) : length;
            chunked |= pair[0].equals("transfer-encoding") && pair[1].equals("chunked");
        }
        int head = bytes.size();
        if (chunked) {
            readChunks(in, bytes);
        } else {
            readBytes(in, bytes, length);
        }
        String text = bytes.toString(StandardCharsets.ISO_8859_1);
        return new HttpMessage(startLine, text, text.substring(head));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void readChunks(InputStream in, ByteArrayOutputStream to) throws IOException {
        long size;
        do {
            size = Long.parseLong(more(in, to).split(";", 2)[0].strip(), 16);
            readBytes(in, to, size == 0 ? 0 : size + LINE_END.length());
        } while (size > 0);
        String trailer;
        do {
            trailer = more(in, to);
        } while (!trailer.isEmpty());
    }

    private static void readBytes(InputStream in, ByteArrayOutputStream to, long count) throws IOException {
        byte[] part = in.readNBytes(Math.toIntExact(count));
        to.writeBytes(part);
        if (part.length < count) {
            throw new EOFException("The connection ended within a body.");
        }
    }

    private static String more(InputStream in, ByteArrayOutputStream to) throws IOException {
        String line = line(in, to);
        if (line == null) {
            throw new EOFException("The connection ended between two lines.");
        }
        return line;
    }

    /** The next line without its end; null if there is not one byte of it. */
    private static @Nullable String line(InputStream in, ByteArrayOutputStream to) throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < LINE_END.length()
                || !line.substring(line.length() - 2).equals(LINE_END)) {
            int next = in.read();
            if (next < 0) {
                if (line.length() == 0) {
                    return null;
                }
                throw new EOFException("The connection ended within a line.");
            }
            line.append((char) next);
            to.write(next);
        }
        return line.substring(0, line.length() - LINE_END.length());
    }
}
