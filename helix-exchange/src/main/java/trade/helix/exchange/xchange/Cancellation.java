package trade.helix.exchange.xchange;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.service.trade.TradeService;
import org.knowm.xchange.service.trade.params.CancelOrderParams;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.OrderState;
import trade.helix.api.order.OrderStatus;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.Gone;
import trade.helix.exchange.internal.Words;

/** Takes orders back: a cancel of the venue's id, sent once, and a look at what became of it. */
final class Cancellation {
    private final KeyLane lane;
    private final Markets markets;
    private final Abilities abilities;
    private final OrderSearch search;
    private final Troubles troubles;
    private final InstantSource clock;

    Cancellation(
            KeyLane lane,
            Markets markets,
            Abilities abilities,
            OrderSearch search,
            Troubles troubles,
            InstantSource clock) {
        this.lane = lane;
        this.markets = markets;
        this.abilities = abilities;
        this.search = search;
        this.troubles = troubles;
        this.clock = clock;
    }

    CancelResult cancel(OrderRef ref) {
        if (ref.form() != OrderRef.Form.SINGLE) {
            return new CancelResult.AlreadyGone(); // None was ever sent.
        }
        if (!abilities.has(Ability.CANCEL)) {
            return new CancelResult.Unknown("Nothing was sent: XChange's module cancels no order by its id.");
        }
        try {
            Optional<KnownOrder> order = search.known(query(ref));
            return order.isPresent() ? cancel(ref, order.get()) : new CancelResult.AlreadyGone();
        } catch (VenueException e) {
            return nothingSent(e.getMessage());
        } catch (IllegalArgumentException e) {
            return nothingSent(Words.of(e));
        } catch (IOException | RuntimeException e) {
            return nothingSent(troubles.said(e));
        }
    }

    private CancelResult cancel(OrderRef ref, KnownOrder order) {
        CurrencyPair pair = markets.pair(ref.symbol());
        boolean done;
        try {
            done = lane.call(exchange -> send(exchange, new OneOrder(order.id().value(), pair)));
        } catch (IOException | RuntimeException e) {
            // A venue's no is mostly that the order is not live any more, and the look shows it.
            return Troubles.isAnswer(e)
                    ? Gone.why(search.find(query(ref)), troubles.said(e))
                    : new CancelResult.Unknown(troubles.said(e));
        }
        Lookup look = search.find(query(ref));
        return done
                ? look.fold(
                        found -> ended(found.orders()),
                        absent -> new CancelResult.Unknown("The venue took the cancel and does not show the order."),
                        unavailable -> new CancelResult.Unknown("The venue took the cancel: " + unavailable.cause()))
                : Gone.why(look, "the venue did not take the cancel");
    }

    private static boolean send(Exchange exchange, OneOrder order) throws IOException {
        TradeService service = exchange.getTradeService();
        return Ability.overrides(service, TradeService.class, "cancelOrder", List.of(CancelOrderParams.class))
                ? service.cancelOrder(order)
                : service.cancelOrder(order.getOrderId());
    }

    private static CancelResult ended(List<OrderState> orders) {
        if (orders.stream().anyMatch(order -> order.status().isLive())) {
            return new CancelResult.Unknown("The venue took the cancel and still shows the order as live.");
        }
        boolean filled = orders.stream().anyMatch(order -> order.status() == OrderStatus.FILLED);
        return filled ? new CancelResult.AlreadyFilled() : new CancelResult.Cancelled(orders);
    }

    private LookupQuery query(OrderRef ref) {
        return new LookupQuery(ref, clock.instant());
    }

    private static CancelResult nothingSent(String why) {
        return new CancelResult.Unknown("Nothing was sent: " + why);
    }
}
