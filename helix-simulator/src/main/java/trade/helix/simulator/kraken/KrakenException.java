package trade.helix.simulator.kraken;

import java.util.Optional;
import trade.helix.simulator.market.Refusal;

/** A refusal in the venue's words, which come with HTTP 200. */
final class KrakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private KrakenException(String text) {
        super(text, null, false, false);
    }

    static KrakenException of(String text) {
        return new KrakenException(text);
    }

    static KrakenException argument(String name) {
        return of("EGeneral:Invalid arguments:" + name);
    }

    static KrakenException refused(Refusal refusal) {
        return of(
                switch (refusal) {
                    case INSUFFICIENT_BALANCE -> "EOrder:Insufficient funds";
                    case DUPLICATE_CLIENT_ORDER_ID -> "EGeneral:Invalid arguments:cl_ord_id";
                    case WOULD_TAKE -> "EOrder:Post only order";
                    case WOULD_TRIGGER, PRICE_RELATION -> "EOrder:Invalid price";
                    case NO_LIQUIDITY -> "EOrder:Order minimum not met";
                });
    }

    String text() {
        return Optional.ofNullable(getMessage()).orElse("");
    }
}
