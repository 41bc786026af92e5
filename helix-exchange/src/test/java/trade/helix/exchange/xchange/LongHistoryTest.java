package trade.helix.exchange.xchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Fill;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Quantity;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.FillQuery;
import trade.helix.api.venue.Page;

/** More executions than the venue tells at once: none is left out, and none told twice. */
class LongHistoryTest {
    /** Binance tells 500 at once. */
    private static final int MANY = 520;

    @Test
    void allExecutionsOverThePagesOfTheVenueAndOurs() {
        try (SimulatedFixture binance = SimulatedFixture.binance()) {
            ExchangeClient client = binance.venue().login(new AccountId("main"), binance.credentials());
            for (int i = 0; i < MANY; i++) {
                OrderRequest order = new OrderRequest(
                        new ClientOrderId("many" + i), binance.symbol(), Side.BUY, Quantity.of("0.0001"));
                assertThat(client.submit(order)).isInstanceOf(SubmitResult.Accepted.class);
            }
            FillQuery query = new FillQuery(binance.symbol(), null, null, null);
            Page<Fill> page = client.fills(query);
            List<Fill> all = new ArrayList<>(page.items());
            for (Optional<String> next = page.next(); next.isPresent(); next = page.next()) {
                page = client.fills(query.from(next.get()));
                all.addAll(page.items());
            }
            assertThat(all.stream().map(fill -> fill.venueOrderId().value()))
                    .containsExactlyElementsOf(binance.ledger().executions().stream()
                            .map(each -> each.venueOrderId())
                            .toList());
            Fill last = all.get(all.size() - 1);
            assertThat(client.fills(FillQuery.of(binance.symbol(), last.venueOrderId()))
                            .items())
                    .as("behind the venue's first page")
                    .contains(last);
        }
    }
}
