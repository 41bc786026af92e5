package trade.helix.exchange.kraken;

import java.net.URI;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.venue.VenueException;
import trade.helix.api.venue.VenueException.Category;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Form;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.StreamDialect;
import trade.helix.exchange.internal.StreamTalk;
import trade.helix.exchange.internal.Words;

/** The stream of an account over version 2 of Kraken's WebSocket: a token for each connection. Thread-safe. */
final class KrakenStream implements StreamDialect {
    private static final String REMEDY =
            ". Give the key the right to create WebSocket tokens (create-ws-token); until then the venue is asked instead.";

    private final URI address;
    private final PrivateApi api;

    KrakenStream(URI address, PrivateApi api) {
        this.address = address;
        this.api = api;
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public StreamTalk prepare() {
        Ruling ruling = api.read(Method.SOCKET_TOKEN, Form.EMPTY);
        if (ruling instanceof Ruling.Refused refused && Errors.isOfPermission(refused.code())) {
            throw new VenueException(Category.KEY_REFUSED, refused.refusal().message() + REMEDY);
        }
        Json result = ruling.orThrow();
        return new KrakenTalk(Failures.reading(KrakenVenue.NAME, "GetWebSocketsToken", () -> result.text("token")));
    }

    /** What a refusal of a subscription means. */
    static VenueException refused(String error) {
        String words = "Kraken refuses the stream: " + Words.of(error);
        RefusalReason reason =
                Errors.refusal(error).map(known -> Errors.reason(error, known)).orElse(RefusalReason.OTHER);
        return switch (reason) {
            case KEY_REFUSED -> new VenueException(Category.KEY_REFUSED, words + REMEDY);
            case RATE_LIMITED -> new VenueException(words, null);
            default -> new VenueException(Category.REFUSED, words);
        };
    }
}
