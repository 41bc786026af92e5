package trade.helix.exchange.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import trade.helix.api.account.AccountId;
import trade.helix.api.account.Credentials;
import trade.helix.api.market.Symbol;
import trade.helix.api.order.ClientOrderId;
import trade.helix.api.order.Lookup;
import trade.helix.api.order.OrderRequest;
import trade.helix.api.order.ProtectResult;
import trade.helix.api.order.ProtectionRequest;
import trade.helix.api.order.Refusal;
import trade.helix.api.order.RefusalReason;
import trade.helix.api.order.Side;
import trade.helix.api.order.SubmitResult;
import trade.helix.api.value.Price;
import trade.helix.api.value.Quantity;
import trade.helix.api.value.Secret;
import trade.helix.api.venue.Environment;
import trade.helix.api.venue.ExchangeClient;
import trade.helix.api.venue.LookupQuery;
import trade.helix.api.venue.Venue;
import trade.helix.api.venue.VenueConfig;
import trade.helix.api.venue.VenueContext;
import trade.helix.api.venue.VenueException;
import trade.helix.exchange.internal.ManualClock;
import trade.helix.simulator.Simulator;
import trade.helix.simulator.kraken.Tier;

/** A hurried caller against a Kraken that counts: the venue never has to say that it was too much. */
class LimitsOverTheWireTest {
    private static final Symbol BTC_USDT = Symbol.of("BTC/USDT");
    private static final String OURS = "nothing was sent";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-01-02T03:04:05Z"));
    private final Simulator simulator = Simulator.builder()
            .port(0)
            .krakenKey("wire-key", "d2lyZS1zZWNyZXQ=")
            .krakenTier(Tier.STARTER)
            .balance("USDT", new BigDecimal("1000000"))
            .price("BTC/USDT", new BigDecimal("60000"))
            .seed(1)
            .clock(clock)
            .start();
    private final Venue venue = new KrakenVenueProvider()
            .open(
                    VenueConfig.builder()
                            .environment(Environment.TESTNET)
                            .baseUri(simulator.uri())
                            .build(),
                    new VenueContext(clock));
    private final ExchangeClient client =
            venue.login(new AccountId("main"), new Credentials("wire-key", Secret.of("d2lyZS1zZWNyZXQ=")));
    private int ids;
    private int heldBack;
    private int went;

    @AfterEach
    void close() {
        venue.close();
        simulator.close();
    }

    @Test
    void neitherCounterIsHit() {
        Random random = new Random(7);
        for (int i = 0; i < 400; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(400)));
            switch (random.nextInt(3)) {
                case 0 -> read();
                case 1 -> look();
                default -> buy();
            }
        }
        assertThat(went).isGreaterThan(100);
        assertThat(heldBack).isGreaterThan(100);
    }

    @Test
    void whenEntriesAreHeldBackAStopStillGoes() {
        while (true) {
            if (client.submit(entry()) instanceof SubmitResult.Refused) {
                break;
            }
        }
        ProtectionRequest stop = new ProtectionRequest(
                new ClientOrderId("s1"), BTC_USDT, Quantity.of("0.01"), Price.of("58800"), Price.of("58000"), null);
        assertThat(client.protect(stop)).isInstanceOf(ProtectResult.Placed.class);
    }

    private void read() {
        try {
            client.account();
            went++;
        } catch (VenueException e) {
            assertThat(e.category()).isEqualTo(VenueException.Category.RATE_LIMITED);
            assertThat(e.retryAfter()).isPresent();
            heldBack(e.getMessage());
        }
    }

    private void look() {
        Lookup lookup = client.find(new LookupQuery(entry().ref(), clock.instant()));
        if (lookup instanceof Lookup.Unavailable unavailable) {
            heldBack(unavailable.cause());
        } else {
            went++;
        }
    }

    private void buy() {
        SubmitResult result = client.submit(entry());
        if (result instanceof SubmitResult.Refused refused) {
            Refusal refusal = refused.refusal();
            assertThat(refusal.reason()).isEqualTo(RefusalReason.RATE_LIMITED);
            assertThat(refusal.retryAfter()).isPresent();
            heldBack(refusal.message());
        } else {
            assertThat(result).isInstanceOf(SubmitResult.Accepted.class);
            went++;
        }
    }

    private void heldBack(String words) {
        assertThat(words).contains(OURS);
        heldBack++;
    }

    private OrderRequest entry() {
        return new OrderRequest(new ClientOrderId("e" + ++ids), BTC_USDT, Side.BUY, Quantity.of("0.001"));
    }
}
