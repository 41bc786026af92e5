package trade.helix.exchange.binance;

import trade.helix.api.venue.VenueException;

/** Reads that need no key. Thread-safe. */
final class PublicApi {
    private static final int MOST_BYTES = 8 << 20;

    private final Transport transport;

    PublicApi(Transport transport) {
        this.transport = transport;
    }

    /**
     * Asks once.
     *
     * @throws VenueException if there is no readable answer
     */
    Json get(String path, Form form) {
        return get(path, form, MOST_BYTES);
    }

    Json get(String path, Form form, int mostBytes) {
        String query = form.encoded();
        String target = query.isEmpty() ? path : path + "?" + query;
        return Taxonomy.judge(transport.send(transport.to(target).GET().build(), mostBytes))
                .orThrow();
    }
}
