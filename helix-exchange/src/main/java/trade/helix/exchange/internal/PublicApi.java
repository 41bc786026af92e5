package trade.helix.exchange.internal;

import java.util.function.Function;
import trade.helix.api.venue.VenueException;

/** Reads that need no key. Thread-safe. */
public final class PublicApi {
    private static final int MOST_BYTES = 8 << 20;

    private final Transport transport;
    private final Function<Answer, Ruling> judge;

    /** Judges what comes back by the venue's own words. */
    public PublicApi(Transport transport, Function<Answer, Ruling> judge) {
        this.transport = transport;
        this.judge = judge;
    }

    /**
     * Asks once.
     *
     * @throws VenueException if there is no readable answer
     */
    public Json get(String path, Form form) {
        return get(path, form, MOST_BYTES);
    }

    public Json get(String path, Form form, int mostBytes) {
        String query = form.encoded();
        String target = query.isEmpty() ? path : path + "?" + query;
        return judge.apply(transport.send(transport.to(target).GET().build(), mostBytes))
                .orThrow();
    }
}
