package trade.helix.simulator;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import trade.helix.simulator.wire.Conversation;

/** The WebSocket connections of the server. */
final class Sockets {
    private static final System.Logger LOG = System.getLogger(Sockets.class.getName());

    private final Venues venues;
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();

    Sockets(Venues venues) {
        this.venues = venues;
    }

    void configure(WsConfig socket) {
        socket.onConnect(this::connect);
        socket.onMessage(context -> guarded(() -> venues.hear(conversation(context.sessionId()), context.message())));
        socket.onClose(context -> end(context.sessionId()));
        socket.onError(context -> end(context.sessionId()));
    }

    private void connect(WsConnectContext context) {
        context.session.setIdleTimeout(Duration.ZERO);
        Socket line = new Socket(context.session);
        String path = context.session.getUpgradeRequest().getRequestURI().getPath();
        String query = context.session.getUpgradeRequest().getQueryString();
        guarded(() -> conversations.put(context.sessionId(), venues.converse(path, query == null ? "" : query, line)));
    }

    private Conversation conversation(String session) {
        Conversation conversation = conversations.get(session);
        if (conversation == null) {
            throw new IllegalStateException("A message came before its connection, or after it.");
        }
        return conversation;
    }

    private void end(String session) {
        Conversation ended = conversations.remove(session);
        if (ended != null) {
            venues.end(ended);
        }
    }

    /** A defect is told and thrown on: the server closes that connection. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.ERROR, "A stream met a defect of the simulator.", defect);
            throw defect;
        }
    }
}
