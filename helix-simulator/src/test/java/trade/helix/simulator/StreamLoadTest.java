package trade.helix.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many who listen, and some who do not. */
@Timeout(300)
class StreamLoadTest {
    private static final int MANY = 500;
    private static final String TICKER =
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"ticker\",\"symbol\":[\"BTC/USDT\"]}}";

    private final Simulator simulator = Simulator.builder().start();
    private final List<StreamClient> streams = new ArrayList<>();

    @AfterEach
    void close() {
        simulator.close();
        streams.forEach(StreamClient::close);
    }

    @Test
    void fiveHundredConnectionsHearAPrice() {
        for (int i = 0; i < MANY; i++) {
            StreamClient stream = new StreamClient(simulator, "/v2");
            stream.send(TICKER);
            streams.add(stream);
        }
        streams.forEach(stream -> stream.next(message -> message.has("success")));
        simulator.setPrice("BTC/USDT", new BigDecimal(61000));
        assertThat(streams)
                .allSatisfy(stream -> stream.next(
                        message -> message.at("/data/0/last").decimalValue().intValue() == 61000));
    }

    /** A socket that never reads: its buffers fill, then the simulator's, then it is cut off; prices move on meanwhile. */
    @Test
    void whoDoesNotReadIsCutOffAndHoldsUpNobody() throws IOException {
        try (Socket deaf =
                new Socket(InetAddress.getLoopbackAddress(), simulator.uri().getPort())) {
            deaf.setReceiveBufferSize(4096);
            shakeHands(deaf);
            sayMasked(deaf, TICKER.replace("ticker", "book").replace("}}", ",\"depth\":1000}}"));
            awaitSubscribed();
            int moves = 0;
            while (connections() > 0 && moves < 5000) {
                simulator.setPrice("BTC/USDT", BigDecimal.valueOf(60000 + moves % 2));
                moves++;
            }
            assertThat(connections())
                    .as("connections left after %s prices", moves)
                    .isZero();
        }
    }

    private void awaitSubscribed() {
        try (StreamClient probe = new StreamClient(simulator, "/v2")) {
            probe.send("{\"method\":\"ping\"}");
            probe.next(message -> message.path("method").asText().equals("pong"));
            probe.within(200);
        }
    }

    private int connections() {
        return new Client(simulator)
                .post("/sim/streams/drop", "{\"venue\":\"binance\"}")
                .json()
                .path("left")
                .asInt(-1);
    }

    private static void shakeHands(Socket socket) throws IOException {
        OutputStream out = socket.getOutputStream();
        String request = String.join(
                "\r\n",
                "GET /v2 HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13",
                "",
                "");
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        assertThat(head.toString()).startsWith("HTTP/1.1 101");
    }

    /** A text frame of less than 126 bytes with a mask of zeros. */
    private static void sayMasked(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[bytes.length + 6];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | bytes.length);
        System.arraycopy(bytes, 0, frame, 6, bytes.length);
        socket.getOutputStream().write(frame);
    }
}
