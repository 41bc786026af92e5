package trade.helix.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A wire to a server that can be cut on one side, so that the other does not notice, or on both, and mended again. */
final class CutProxy implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final List<Socket> clients = new CopyOnWriteArrayList<>();
    private final List<Socket> servers = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    // The moment of the next cut: when a message to the server holds this text; null for none.
    private volatile byte[] trigger;
    private volatile boolean delivers;

    // The server whose next answer is the moment of the cut, and is heard by nobody; null for none.
    private volatile Socket unheard;

    CutProxy(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket client = listening.accept();
            if (refusing) {
                client.close();
                continue;
            }
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            clients.add(client);
            servers.add(server);
            run(() -> pump(client, server, true));
            run(() -> pump(server, client, false));
        }
    }

    private void pump(Socket from, Socket to, boolean toServer) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] buffer = new byte[65_536];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            byte[] wanted = trigger;
            if (toServer && wanted != null && contains(buffer, n, wanted)) {
                trigger = null;
                if (!delivers) {
                    cutClients();
                    return;
                }
                // Before the server can answer: an answer that is faster than the cut would be heard.
                unheard = to;
            }
            if (from == unheard) {
                cutClients();
                return;
            }
            out.write(buffer, 0, n);
            out.flush();
        }
        // An end on one side is told on the other, unless the wire was cut there.
        to.close();
    }

    private static boolean contains(byte[] buffer, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            int j = 0;
            while (j < wanted.length && buffer[i + j] == wanted[j]) {
                j++;
            }
            if (j == wanted.length) {
                return true;
            }
        }
        return false;
    }

    /**
     * With the next message that holds a text, the client's side of the wire is cut: at once and the message is lost, or when
     * the server has done what it says, and its answer is lost.
     */
    void cutAt(byte[] text, boolean reachesTheServer) {
        delivers = reachesTheServer;
        trigger = text;
    }

    /** The clients are cut off, and the server hears nothing of it. */
    void cutClients() throws IOException {
        for (Socket client : clients) {
            // The pump towards the server must not end with the client: it ends as if nobody spoke any more.
            client.close();
        }
        clients.clear();
    }

    /** Both sides are cut off. */
    void cutAll() throws IOException {
        cutClients();
        for (Socket server : servers) {
            server.close();
        }
        servers.clear();
    }

    void refuse(boolean next) {
        refusing = next;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : clients) {
            socket.close();
        }
        for (Socket socket : servers) {
            socket.close();
        }
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void run(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // A socket was closed, here or there: what these tests are about.
            } catch (UncheckedIOException e) {
                throw new AssertionError(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
