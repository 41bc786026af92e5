package trade.helix.exchange.internal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** The server's side of one WebSocket connection, word by word. */
public final class SocketScript {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int PING = 0x9;
    private static final int LAST = 0x80;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final CountDownLatch closing;

    private SocketScript(Socket socket, CountDownLatch closing) throws IOException {
        this.in = new DataInputStream(socket.getInputStream());
        this.out = new DataOutputStream(socket.getOutputStream());
        this.closing = closing;
    }

    /** What the server does once the connection stands; the connection ends when it returns. */
    public interface Script {
        void play(SocketScript socket) throws IOException, InterruptedException;
    }

    /** Opens a WebSocket for whoever asks, and plays the script on it. */
    public static Function<ScriptedServer.Received, ScriptedServer.Reaction> opening(Script script) {
        return request -> (socket, closing) -> {
            String accepted = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + proof(request.headers().get("sec-websocket-key")) + "\r\n\r\n";
            socket.getOutputStream().write(accepted.getBytes(StandardCharsets.US_ASCII));
            script.play(new SocketScript(socket, closing));
            return false;
        };
    }

    public void say(String text) throws IOException {
        frame(LAST | TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    public void sayBinary(byte... bytes) throws IOException {
        frame(LAST | BINARY, bytes);
    }

    public void sayInTwoFrames(String first, String second) throws IOException {
        frame(TEXT, first.getBytes(StandardCharsets.UTF_8));
        frame(LAST, second.getBytes(StandardCharsets.UTF_8));
    }

    public void ping() throws IOException {
        frame(LAST | PING);
    }

    /** Waits for the next text; pongs and the like are passed over. */
    public String hear() throws IOException {
        while (true) {
            int kind = in.readUnsignedByte() & 0xf;
            int length = in.readUnsignedByte() & 0x7f;
            length = length == 126 ? in.readUnsignedShort() : length;
            byte[] mask = in.readNBytes(4);
            byte[] bytes = in.readNBytes(length);
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] ^= mask[i % 4];
            }
            if (kind == TEXT) {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }
    }

    /** Says no more until the test is over. */
    public void fallSilent() throws InterruptedException {
        closing.await();
    }

    private void frame(int head, byte... bytes) throws IOException {
        out.writeByte(head);
        if (bytes.length < 126) {
            out.writeByte(bytes.length);
        } else if (bytes.length < 1 << 16) {
            out.writeByte(126);
            out.writeShort(bytes.length);
        } else {
            out.writeByte(127);
            out.writeLong(bytes.length);
        }
        out.write(bytes);
        out.flush();
    }

    private static String proof(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-1.", e);
        }
    }
}
