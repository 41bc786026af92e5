package trade.helix.exchange.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static trade.helix.exchange.paper.ScriptedMarket.SYMBOL;
import static trade.helix.exchange.paper.ScriptedMarket.level;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.market.OrderType;
import trade.helix.api.order.CancelResult;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.OrderRef;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.value.Asset;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.KeyValue;
import trade.helix.api.venue.VenueContext;
import trade.helix.exchange.internal.ManualClock;

/** A symbol that the market lists no longer, of which a paper order rests. */
class DelistedOnPaperTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final ScriptedMarket market =
            new ScriptedMarket(clock, OrderType.MARKET, OrderType.STOP_LOSS, OrderType.LIMIT_MAKER);

    private ExchangeClient login(KeyValue kept) {
        return PaperVenue.over(market, new VenueContext(clock, kept))
                .balances(Map.of(Asset.of("AB"), Quantity.of("10"), Asset.of("CD"), Quantity.of("1000")))
                .open()
                .login(new AccountId("main"), PaperVenue.noKey());
    }

    /** The venue delists a symbol of which a stop rests: what the account has can still be read. */
    @Test
    void aDelistedSymbolDoesNotTakeTheAccountWithIt() {
        market.book(List.of(level("10", "5")), List.of(level("10.1", "5")));
        ExchangeClient client = login(KeyValue.inMemory());
        assertThat(client.protect(new ProtectionRequest(
                        new ClientOrderId("p"), SYMBOL, Quantity.of("1"), Price.of("9"), Price.of("9"), null)))
                .isInstanceOf(ProtectResult.Placed.class);
        market.delisted = true;

        assertThat(client.cancel(OrderRef.single(SYMBOL, new ClientOrderId("p"))))
                .isInstanceOf(CancelResult.Cancelled.class);
        assertThat(client.account().balances()).isNotEmpty();
    }
}
