package trade.helix.simulator.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import trade.helix.simulator.fault.Fault;
import trade.helix.simulator.wire.Conversation;

/** The WebSocket connections of all venues. Used under the simulator's lock. */
public final class Streams {
    private final Map<Conversation, String> venues = new LinkedHashMap<>();

    /**
     * A connection has come.
     *
     * @param venue its venue's name
     * @param conversation what goes on there
     * @return the same conversation
     */
    public Conversation begin(String venue, Conversation conversation) {
        venues.put(conversation, venue);
        return conversation;
    }

    /**
     * A connection has gone.
     *
     * @param conversation what went on there
     */
    public void end(Conversation conversation) {
        venues.remove(conversation);
        conversation.end();
    }

    /** Another second has passed. */
    public void tick() {
        List.copyOf(venues.keySet()).forEach(Conversation::tick);
    }

    /** How many there are. */
    int count() {
        return venues.size();
    }

    /** Cuts connections of a venue that carry an account's events; a star stands for all, public data included. */
    int drop(String venue, String account) {
        List<Conversation> dropped = venues.entrySet().stream()
                .filter(entry -> venue.equals(Fault.ANY) || venue.equals(entry.getValue()))
                .map(Map.Entry::getKey)
                .filter(each -> account.equals(Fault.ANY) || each.concerns(account))
                .toList();
        for (Conversation each : dropped) {
            end(each);
            each.drop();
        }
        return dropped.size();
    }
}
