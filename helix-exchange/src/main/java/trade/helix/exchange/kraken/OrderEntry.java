package trade.helix.exchange.kraken;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import trade.helix.api.market.Instrument;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.order.VenueOrderId;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Catalogue;
import trade.helix.exchange.internal.Failures;
import trade.helix.exchange.internal.Json;
import trade.helix.exchange.internal.Ruling;
import trade.helix.exchange.internal.UnreadableException;
import trade.helix.exchange.internal.VenueClock;
import trade.helix.exchange.internal.Words;

/**
 * Sends market orders and protective stops. All ask for their fee in the quote asset ({@code fciq}), so that what was
 * bought is what can be sold. The answer names the order and tells nothing of its fills: a look-up does.
 *
 * <p>Only entries are held back by our own count of the venue's limit of orders, at four fifths of it; exits and
 * protection always go, and the venue judges.
 */
final class OrderEntry {
    private static final int MOST_ID_CHARACTERS = 18;
    private static final int POINTS = 1;
    private static final int ENTRIES = 4;

    private final PrivateApi api;
    private final Catalogue catalogue;
    private final SystemState system;
    private final KeyLane lane;
    private final KnownOrders known;
    private final VenueClock clock;

    OrderEntry(
            PrivateApi api,
            Catalogue catalogue,
            SystemState system,
            KeyLane lane,
            KnownOrders known,
            VenueClock clock) {
        this.api = api;
        this.catalogue = catalogue;
        this.system = system;
        this.lane = lane;
        this.known = known;
        this.clock = clock;
    }

    SubmitResult submit(OrderRequest order) {
        return send(Draft.of(order));
    }

    ProtectResult protect(ProtectionRequest request) {
        if (request.target().isPresent()) {
            return new ProtectResult.Refused(Refusal.of(
                    RefusalReason.UNSUPPORTED,
                    "Kraken has no pair of stop and target of which one cancels the other; nothing was sent."));
        }
        return send(Draft.of(request))
                .fold(
                        accepted -> new ProtectResult.Placed(List.of(accepted.order())),
                        refused -> new ProtectResult.Refused(refused.refusal()),
                        unknown -> new ProtectResult.Unknown(unknown.cause()));
    }

    private SubmitResult send(Draft draft) {
        if (draft.ref().clientOrderId().value().length() > MOST_ID_CHARACTERS) {
            return new SubmitResult.Refused(Refusal.of(
                    RefusalReason.UNSUPPORTED,
                    "Kraken takes client order ids of at most 18 characters; nothing was sent."));
        }
        try {
            Instrument rules = catalogue.known(draft.ref().symbol());
            String pair = rules.nativeName();
            Instant now = clock.now();
            if (draft.isEntry()) {
                Optional<Refusal> obstacle = EntryRules.obstacle(rules, draft)
                        .or(this::systemObstacle)
                        .or(() -> rateObstacle(pair));
                if (obstacle.isPresent()) {
                    return new SubmitResult.Refused(obstacle.get());
                }
            }
            if (!draft.isEntry()) {
                lane.orders(pair).count(POINTS);
            }
            known.forget(draft.ref());
            return judged(api.addOrder(draft.form(pair)), draft, pair, now);
        } catch (VenueException e) {
            return new SubmitResult.Refused(Failures.notSent(e));
        }
    }

    private Optional<Refusal> systemObstacle() {
        return Optional.ofNullable(system.obstacleOrNull())
                .map(status -> Refusal.of(
                        RefusalReason.MARKET_CLOSED, "Kraken's status is " + Words.of(status) + "; nothing was sent."));
    }

    /** Asked last, for it counts the entry. */
    private Optional<Refusal> rateObstacle(String pair) {
        Duration wait = lane.orders(pair).take(POINTS, ENTRIES);
        return wait.isZero()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        RefusalReason.RATE_LIMITED,
                        "The entry would pass Kraken's limit of orders in " + pair + "; nothing was sent.",
                        wait));
    }

    private SubmitResult judged(Ruling ruling, Draft draft, String pair, Instant sentAt) {
        return ruling.fold(
                done -> accepted(done.body(), draft, sentAt),
                refused -> {
                    lane.refused(pair, refused);
                    return new SubmitResult.Refused(refused.refusal());
                },
                unclear -> new SubmitResult.Unknown(unclear.cause()));
    }

    private SubmitResult accepted(Json result, Draft draft, Instant sentAt) {
        try {
            List<String> txids = result.texts("txid");
            if (txids.size() != 1) {
                throw new UnreadableException("list txid has not one item");
            }
            OrderState order = draft.state(new VenueOrderId(txids.get(0)), sentAt);
            known.put(draft.ref(), order);
            return new SubmitResult.Accepted(order, List.of());
        } catch (IllegalArgumentException e) {
            return new SubmitResult.Unknown("Kraken's answer to the order cannot be read: " + Words.of(e));
        }
    }
}
